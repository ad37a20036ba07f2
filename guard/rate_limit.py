"""How often somebody may ask: a bucket for each conversation and each address, which fills again by the second."""

from __future__ import annotations

import math
import os
import time
from collections import OrderedDict
from collections.abc import Callable, Mapping

BY_CONVERSATION = "MARLOW_RATE_CONVERSATION"
BY_ADDRESS = "MARLOW_RATE_ADDRESS"
MOST_KEYS = 50_000


class RateLimit:
    """At most `a_minute` requests a minute for each key; all of a minute's may come at once."""

    def __init__(self, a_minute: float, clock: Callable[[], float] = time.monotonic) -> None:
        """Take the number; 0 means no limit."""
        self._most = a_minute
        self._clock = clock
        self._buckets: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def wait(self, key: str) -> int:
        """Take one from the key's bucket; return 0, or the whole seconds to wait where it is empty."""
        if not self._most:
            return 0
        now = self._clock()
        left, at = self._buckets.pop(key, (self._most, now))
        left = min(self._most, left + (now - at) * self._most / 60)
        allowed = left >= 1
        self._buckets[key] = (left - 1 if allowed else left, now)
        if len(self._buckets) > MOST_KEYS:
            self._buckets.popitem(last=False)
        return 0 if allowed else math.ceil((1 - left) * 60 / self._most)


def limits(environment: Mapping[str, str] = os.environ) -> tuple[RateLimit, RateLimit]:
    """Return the limits by conversation (30 a minute) and by address (600 a minute), or what the settings say."""
    return RateLimit(_number(environment, BY_CONVERSATION, 30)), RateLimit(_number(environment, BY_ADDRESS, 600))


def _number(environment: Mapping[str, str], name: str, default: int) -> int:
    text = environment.get(name) or str(default)
    if not (text.isascii() and text.isdigit()):
        raise ValueError(f"{name} is {text!r}, but it must be a whole number of requests a minute; 0 is no limit.")
    return int(text)
