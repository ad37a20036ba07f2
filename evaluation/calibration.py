"""Does a confidence of 0.8 mean right in 8 of 10 cases, and what would a higher threshold cost?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

BINS = 10

Scored = tuple[float, bool]
"""A confidence (0 to 1) and whether what was done was right."""


@dataclass(frozen=True)
class Bin:
    """The replies of a tenth of the confidence scale: how many, how sure on average, and which share was right."""

    low: float
    high: float
    count: int
    confidence: float
    right: float


def reliability(scored: Iterable[Scored], bins: int = BINS) -> list[Bin]:
    """Sort into bins of equal width; a confidence of 1 belongs to the last one. Empty bins have zeros."""
    filled: list[list[Scored]] = [[] for _ in range(bins)]
    for confidence, right in scored:
        filled[min(int(confidence * bins), bins - 1)].append((confidence, right))
    return [
        Bin(
            low=number / bins,
            high=(number + 1) / bins,
            count=len(some),
            confidence=sum(confidence for confidence, _ in some) / len(some) if some else 0.0,
            right=sum(right for _, right in some) / len(some) if some else 0.0,
        )
        for number, some in enumerate(filled)
    ]


def calibration_error(scored: Sequence[Scored]) -> float:
    """Return the expected calibration error: the mean distance of confidence and share right, weighted by bin size."""
    if not scored:
        return 0.0
    return sum(b.count * abs(b.confidence - b.right) for b in reliability(scored)) / len(scored)


def coverage_and_risk(scored: Sequence[Scored]) -> list[tuple[float, float]]:
    """Return (share answered, share wrong among the answered) for every threshold, from the highest to the lowest."""
    points: list[tuple[float, float]] = []
    wrong = 0
    ordered = sorted(scored, key=lambda one: -one[0])
    for done, (confidence, right) in enumerate(ordered, 1):
        wrong += not right
        if done == len(ordered) or ordered[done][0] != confidence:  # equal confidences cannot be told apart
            points.append((done / len(ordered), wrong / done))
    return points
