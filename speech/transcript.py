"""What a recogniser makes of a sound."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

SAMPLE_RATE = 16_000
"""Samples a second that every recogniser gets: 16-bit signed, little-endian, one channel."""
BYTES_A_SECOND = SAMPLE_RATE * 2


@dataclass(frozen=True)
class Transcript:
    """The words heard, and how sure the recogniser is of them (0 to 1).

    `alternatives` are different readings of the same sound with their confidences, best first; the first is `text`
    itself. An empty text means that no words were heard; then there are no alternatives and the confidence is 0.
    """

    text: str
    confidence: float
    alternatives: tuple[tuple[str, float], ...] = ()

    @classmethod
    def of(cls, readings: list[tuple[str, float]]) -> Transcript:
        """Make a transcript of readings with their confidences, best first."""
        heard = [(text, min(max(sure, 0.0), 1.0)) for text, sure in readings if text]
        return cls(heard[0][0], heard[0][1], tuple(heard)) if heard else NOTHING_HEARD

    def as_dict(self) -> dict[str, Any]:
        """Return what goes out as JSON."""
        return asdict(self)


NOTHING_HEARD = Transcript("", 0.0)
