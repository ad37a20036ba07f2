"""When is a voice channel sure of what it heard and understood?"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass

SURE = "MARLOW_SPOKEN_SURE"
HEARD = "MARLOW_SPOKEN_HEARD"
MISHEARD = "MARLOW_SPOKEN_MISHEARD"
DEFAULTS = {SURE: 0.85, HEARD: 0.5, MISHEARD: 0.3}


@dataclass(frozen=True)
class Sureness:
    """Three limits, each from 0 to 1.

    An answer is said at once when the understanding is at least `understood` sure and the recogniser at least `heard`;
    otherwise the person is asked first whether it is what was meant. What the recogniser is less than `least` sure of
    counts as not heard.
    """

    understood: float
    heard: float
    least: float

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ) -> Sureness:
        """Read the three settings above; raises ValueError for anything but a number from 0 to 1."""
        return cls(*(_share(environment, name) for name in (SURE, HEARD, MISHEARD)))

    def sure(self, understood: float, heard: float | None) -> bool:
        """Tell whether to answer at once; `heard` is None where the recogniser says nothing."""
        return understood >= self.understood and (heard is None or heard >= self.heard)

    def misheard(self, heard: float | None) -> bool:
        """Tell whether what was heard is not to be used."""
        return heard is not None and heard < self.least


def _share(environment: Mapping[str, str], name: str) -> float:
    text = environment.get(name) or str(DEFAULTS[name])
    try:
        share = float(text)
    except ValueError:
        share = -1.0
    if not 0 <= share <= 1:
        raise ValueError(f"{name} is {text!r}, but it must be a number from 0 to 1.")
    return share
