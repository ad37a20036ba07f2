"""Slows down whoever guesses passwords: a few wrong ones, then a wait, per name and per address."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable

MOST = 5
MOST_ADDRESS = 20
WINDOW = 15 * 60.0
MOST_KEYS = 10_000


class Attempts:
    """Counts failures within a quarter of an hour; five for a name, twenty for an address."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._failures: dict[str, deque[float]] = {}

    def wait(self, name: str, address: str) -> int:
        """Return how many seconds must pass before the next try; 0 where it may be now."""
        return max(self._wait(f"name {name}", MOST), self._wait(f"address {address}", MOST_ADDRESS))

    def failed(self, name: str, address: str) -> None:
        """Remember a wrong password."""
        for key in (f"name {name}", f"address {address}"):
            if key not in self._failures and len(self._failures) >= MOST_KEYS:
                del self._failures[next(iter(self._failures))]
            self._failures.setdefault(key, deque(maxlen=MOST_ADDRESS)).append(self._clock())

    def succeeded(self, name: str) -> None:
        """Forget a name's failures; the address keeps its own."""
        self._failures.pop(f"name {name}", None)

    def _wait(self, key: str, most: int) -> int:
        times = self._failures.get(key)
        if times is None:
            return 0
        while times and self._clock() - times[0] >= WINDOW:
            times.popleft()
        return int(WINDOW - (self._clock() - times[-most])) + 1 if len(times) >= most else 0
