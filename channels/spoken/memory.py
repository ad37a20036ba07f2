"""What a voice channel remembers of each conversation: the last words, how fast and how long to speak, what it asked.

In memory alone, and forgotten as soon as everything else of a conversation (MARLOW_CONVERSATION_MINUTES).
"""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from channels.spoken.utterance import Utterance
from guard.recent_turns import conversation_seconds

MOST_CONVERSATIONS = 20_000


@dataclass
class Spoken:
    """One conversation. `held` is an utterance that waits for a yes; `answer` the last payload with sources."""

    last: Utterance | None = None
    answer: dict[str, Any] | None = None
    held: Utterance | None = None
    slow: bool = False
    brief: bool = False
    misheard: int = 0
    silences: int = 0
    more: dict[str, Any] = field(default_factory=dict)
    """The short answer behind a longer one, by topic."""


class SpokenMemory:
    """The conversations of this process."""

    def __init__(self, seconds: float | None = None, clock: Callable[[], float] = time.monotonic) -> None:
        """Take how long a conversation is kept after its last turn; the setting's where none is given."""
        self._seconds = conversation_seconds() if seconds is None else seconds
        self._clock = clock
        self._kept: OrderedDict[str, tuple[float, Spoken]] = OrderedDict()

    def of(self, conversation: str) -> Spoken:
        """Return a conversation, a new one where it is unknown or was forgotten."""
        now = self._clock()
        while self._kept:
            oldest, (at, _) = next(iter(self._kept.items()))
            if now - at <= self._seconds and len(self._kept) < MOST_CONVERSATIONS:
                break
            del self._kept[oldest]
        _, spoken = self._kept.pop(conversation, (now, Spoken()))
        self._kept[conversation] = (now, spoken)
        return spoken

    def forget(self, conversation: str) -> None:
        """Forget a conversation now."""
        self._kept.pop(conversation, None)

    def __len__(self) -> int:
        """How many conversations are remembered."""
        return len(self._kept)
