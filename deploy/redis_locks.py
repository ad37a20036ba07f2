"""One message of a conversation at a time, whichever worker it comes to; the ticket that waits stands in Redis.

Rasa's own RedisLockStore leaves the lock of a killed worker behind for ever, and lets every message fail when Redis
does not answer.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Callable
from typing import Any, TypeVar

import redis
from rasa.core.lock import TicketLock
from rasa.core.lock_store import InMemoryLockStore, LockStore
from rasa.utils.endpoints import EndpointConfig

logger = logging.getLogger(__name__)

KEPT_SECONDS = 60
"""After this a lock that nobody touched is gone; a turn is over, or given up, after 10 s at most."""
ANSWER_SECONDS = 0.5
PREFIX = "marlow:lock:"

T = TypeVar("T")


class RedisLocks(LockStore):
    """Locks in Redis; in this worker's memory alone while Redis does not answer (routing is sticky, so that holds)."""

    def __init__(self, endpoint_config: EndpointConfig) -> None:
        """Take the address as `url` (redis://:password@host:port/database); connects at the first use."""
        self._redis = redis.Redis.from_url(
            endpoint_config.url, socket_timeout=ANSWER_SECONDS, socket_connect_timeout=ANSWER_SECONDS
        )
        self._memory = InMemoryLockStore()
        self._down = False
        super().__init__()

    def get_lock(self, conversation_id: str) -> TicketLock | None:
        """Return the lock of a conversation, or None."""
        kept = self._try(lambda: self._redis.get(PREFIX + conversation_id))
        if self._down:
            return self._memory.get_lock(conversation_id)
        return TicketLock.from_dict(_read(kept)) if kept else None

    def save_lock(self, lock: TicketLock) -> None:
        """Keep a lock for KEPT_SECONDS."""
        self._try(lambda: self._redis.set(PREFIX + lock.conversation_id, lock.dumps(), ex=KEPT_SECONDS))
        if self._down:
            self._memory.save_lock(lock)

    def delete_lock(self, conversation_id: str) -> None:
        """Delete the lock of a conversation."""
        self._try(lambda: self._redis.delete(PREFIX + conversation_id))
        self._memory.conversation_locks.pop(conversation_id, None)

    def _try(self, work: Callable[[], T]) -> T | None:
        """Ask Redis; None, and the worker's own memory from now on, where it does not answer."""
        try:
            done = work()
        except redis.RedisError as error:
            if not self._down:
                logger.error("Redis does not answer (%s); locks are kept in this worker alone.", type(error).__name__)
            self._down = True
            return None
        self._down = False
        return done


def _read(kept: Any) -> dict[str, Any]:
    lock: dict[str, Any] = json.loads(kept)
    return lock
