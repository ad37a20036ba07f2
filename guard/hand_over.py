"""Asks the call-center's desk to take a conversation over."""

from __future__ import annotations

import asyncio
import logging
import os
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import Any

import requests

from guard.recent_turns import RecentTurn
from guard.safe_words import URGENT_ACT
from guard.secret import key_for

logger = logging.getLogger(__name__)
PATH = "/api/handovers"
SECONDS = 1.0


@dataclass(frozen=True)
class HandOver:
    """Whether the desk took the conversation, and the reference that the person tells the agent."""

    reached: bool
    reference: str | None = None


def desk_url() -> str:
    """Return the desk's address on this machine."""
    return f"http://127.0.0.1:{os.environ.get('MARLOW_DESK_PORT') or 5010}"


async def hand_over(secret: bytes, conversation: str, channel: str, turns: tuple[RecentTurn, ...]) -> HandOver:
    """Post the last turns to the desk; it has one second. Never raises."""
    urgent = any(turn.act == URGENT_ACT for turn in turns)
    message = {
        "conversation": conversation,
        "channel": channel,
        "kind": "urgent" if urgent else "person",
        "turns": [asdict(turn) for turn in turns],
        "at": datetime.now(UTC).strftime("%Y-%m-%dT%H:%MZ"),
    }
    try:
        return await asyncio.wait_for(asyncio.to_thread(_post, message, key_for(secret, "desk")), SECONDS)
    except Exception as error:
        logger.warning("The desk was not reached (%s).", type(error).__name__)
        return HandOver(False)


def _post(message: dict[str, Any], key: str) -> HandOver:
    with requests.Session() as session:
        session.trust_env = False  # a proxy has no business between two processes of one machine
        reply = session.post(desk_url() + PATH, json=message, headers={"X-Marlow-Key": key}, timeout=SECONDS)
    reply.raise_for_status()
    reference = reply.json()["reference"]
    return HandOver(True, str(reference)[:20])
