"""What the person at the terminal sees while waiting. Everything here goes to standard error."""

from __future__ import annotations

import sys
import time

SPINNER = "|/-\\"
PLAIN_INTERVAL = 10.0


def say(sentence: str) -> None:
    """Print one line."""
    print(sentence, file=sys.stderr, flush=True)


class Waiting:
    """A line that moves while something takes its time; without a terminal a line every ten seconds."""

    def __init__(self, what: str) -> None:
        self.what = what
        self.started = time.monotonic()
        self._ticks = 0
        self._last = self.started

    @property
    def seconds(self) -> float:
        """Seconds since the waiting began."""
        return time.monotonic() - self.started

    def tick(self) -> None:
        """Show that time passes; to be called a few times a second."""
        self._ticks += 1
        if sys.stderr.isatty():
            turn = SPINNER[self._ticks % len(SPINNER)]
            print(f"\r{turn} {self.what}: {self.seconds:.0f} s ", end="", file=sys.stderr, flush=True)
        elif time.monotonic() - self._last >= PLAIN_INTERVAL:
            self._last = time.monotonic()
            say(f"{self.what}: {self.seconds:.0f} s")

    def done(self) -> None:
        """Clear the line."""
        if sys.stderr.isatty() and self._ticks:
            print("\r\033[K", end="", file=sys.stderr, flush=True)
