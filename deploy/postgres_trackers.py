"""Conversations in Postgres, so that any worker can go on with any of them: the last turns, for an hour.

Rasa's own SQLTrackerStore keeps every event of every conversation for ever and reads all of a session for each message.
"""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Callable, Iterable
from typing import Any, TypeVar

import sqlalchemy as sa
from rasa.core.brokers.broker import EventBroker
from rasa.core.tracker_store import TrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.trackers import DialogueStateTracker

from channels.forgetful_trackers import KEPT_TURNS, last_turns
from guard.recent_turns import conversation_seconds

_MAKE = """
CREATE TABLE IF NOT EXISTS conversations (
    conversation text PRIMARY KEY,
    events text NOT NULL,
    changed timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX IF NOT EXISTS conversations_changed ON conversations (changed);
"""
_ONE_AT_A_TIME = "SELECT pg_advisory_xact_lock(5005)"
_SAVE = """
INSERT INTO conversations (conversation, events, changed) VALUES (:conversation, :events, now())
ON CONFLICT (conversation) DO UPDATE SET events = excluded.events, changed = excluded.changed
"""
_READ = """
SELECT events FROM conversations
WHERE conversation = :conversation AND changed > now() - make_interval(secs => :seconds)
"""
_FORGET = "DELETE FROM conversations WHERE conversation = :conversation"
_EXPIRE = "DELETE FROM conversations WHERE changed <= now() - make_interval(secs => :seconds)"
_KEYS = "SELECT conversation FROM conversations ORDER BY conversation"
EXPIRE_EVERY = 60.0
"""Seconds between two times that a worker deletes what is over."""
CONNECT_SECONDS = 2
STATEMENT_MILLISECONDS = 2000

T = TypeVar("T")


class PostgresTrackerStore(TrackerStore):
    """One row a conversation. Where Postgres does not answer, Rasa goes on with a store in memory."""

    def __init__(self, domain: Domain | None, event_broker: EventBroker | None = None, **options: Any) -> None:
        """Take the address as `host` (postgresql://user:password@host:port/database); connects at the first use."""
        super().__init__(domain, event_broker)
        self._seconds = conversation_seconds()
        self._engine = sa.create_engine(
            options["host"],
            pool_pre_ping=True,
            pool_size=4,
            connect_args={
                "connect_timeout": CONNECT_SECONDS,
                "options": f"-c statement_timeout={STATEMENT_MILLISECONDS}",
            },
        )
        self._made = False
        self._expired_at = time.monotonic()

    async def save(self, tracker: DialogueStateTracker) -> None:
        """Keep the last turns of a conversation; now and then delete what is over."""
        await self.stream_events(tracker)
        events = json.dumps([slim(event.as_dict()) for event in last_turns(tracker.events, KEPT_TURNS)])
        await self._do(lambda open_: open_.execute(sa.text(_SAVE), conversation=tracker.sender_id, events=events))
        if time.monotonic() - self._expired_at > EXPIRE_EVERY:
            self._expired_at = time.monotonic()
            await self.expire()

    async def retrieve(self, sender_id: str) -> DialogueStateTracker | None:
        """Return a conversation, or None where there is none (any more)."""
        found = await self._do(
            lambda open_: open_.execute(sa.text(_READ), conversation=sender_id, seconds=self._seconds).first()
        )
        if found is None or self.domain is None:
            return None
        tracker: DialogueStateTracker = DialogueStateTracker.from_dict(
            sender_id, json.loads(found.events), self.domain.slots
        )
        return tracker

    async def keys(self) -> Iterable[str]:
        """Return the ids of the conversations that are kept."""
        return await self._do(lambda open_: [row.conversation for row in open_.execute(sa.text(_KEYS))])

    async def forget(self, sender_id: str) -> None:
        """Forget a conversation now."""
        await self._do(lambda open_: open_.execute(sa.text(_FORGET), conversation=sender_id))

    async def expire(self) -> int:
        """Delete the conversations whose time is over; return how many."""
        done = await self._do(lambda open_: open_.execute(sa.text(_EXPIRE), seconds=self._seconds))
        return int(done.rowcount)

    async def _do(self, work: Callable[[Any], T]) -> T:
        """Run some SQL in one transaction, in a thread, so that a slow database holds up nobody else's message."""
        return await asyncio.to_thread(self._transact, work)

    def _transact(self, work: Callable[[Any], T]) -> T:
        with self._engine.begin() as open_:
            if not self._made:
                open_.execute(sa.text(_ONE_AT_A_TIME))
                open_.execute(sa.text(_MAKE))
                self._made = True
            return work(open_)


def slim(event: dict[str, Any]) -> dict[str, Any]:
    """Return an event without the ranking of all intents, which is most of it and which no later turn looks at."""
    understood = event.get("parse_data") or {}
    if "intent_ranking" not in understood:
        return event
    return {**event, "parse_data": {**understood, "intent_ranking": []}}
