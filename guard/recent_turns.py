"""The last few turns of each conversation, for a person who takes over; in memory, redacted, and soon forgotten."""

from __future__ import annotations

import os
import time
from collections import OrderedDict, deque
from dataclasses import dataclass
from typing import Any

VARIABLE = "MARLOW_CONVERSATION_MINUTES"
KEPT_TURNS = 6
MOST_CONVERSATIONS = 20_000
FIRST_WORDS = 12


def conversation_seconds() -> float:
    """Return how long a conversation is remembered after its last message: MARLOW_CONVERSATION_MINUTES, else an hour.

    Raises ValueError for anything but a number above 0.
    """
    text = os.environ.get(VARIABLE) or "60"
    try:
        minutes = float(text)
    except ValueError:
        minutes = 0.0
    if not 0 < minutes <= 24 * 60:
        raise ValueError(f"{VARIABLE} is {text!r}, but it must be a number of minutes above 0, at most 1440.")
    return 60 * minutes


@dataclass(frozen=True)
class RecentTurn:
    """What was asked (redacted), and what the assistant did: act, topic, and the title or first words of the reply."""

    asked: str
    act: str
    topic: str | None
    said: str


class RecentTurns:
    """Remembers KEPT_TURNS turns a conversation."""

    def __init__(self, seconds: float | None = None) -> None:
        """Take how long a conversation is kept after its last turn; the setting's where none is given."""
        self._seconds = conversation_seconds() if seconds is None else seconds
        self._kept: OrderedDict[str, tuple[float, deque[RecentTurn]]] = OrderedDict()

    def add(self, conversation: str, asked: str, payload: dict[str, Any]) -> None:
        """Remember one turn, and forget the conversations whose time is over."""
        now = time.monotonic()
        _, turns = self._kept.pop(conversation, (now, deque(maxlen=KEPT_TURNS)))
        said = payload.get("title") or " ".join(str(payload["spoken"]).split()[:FIRST_WORDS])
        turns.append(RecentTurn(asked, str(payload["act"]), payload.get("topic"), str(said)))
        self._kept[conversation] = (now, turns)
        while self._kept:
            oldest, (at, _) = next(iter(self._kept.items()))
            if now - at <= self._seconds and len(self._kept) <= MOST_CONVERSATIONS:
                break
            del self._kept[oldest]

    def of(self, conversation: str) -> tuple[RecentTurn, ...]:
        """Return the turns of a conversation, oldest first."""
        return tuple(self._kept.get(conversation, (0.0, ()))[1])

    def forget(self, conversation: str) -> None:
        """Forget a conversation now."""
        self._kept.pop(conversation, None)

    def __len__(self) -> int:
        """How many conversations are remembered."""
        return len(self._kept)
