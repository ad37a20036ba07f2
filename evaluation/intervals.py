"""How sure a percentage is: 95% intervals."""

from __future__ import annotations

from math import sqrt

Z = 1.959964
"""Standard deviations that hold 95% of a normal distribution."""


def wilson(hits: int, count: int) -> tuple[float, float]:
    """Return the Wilson score interval of hits out of count, both 0 to 1; (0, 1) where nothing was counted."""
    if count == 0:
        return 0.0, 1.0
    share, square = hits / count, Z * Z / count
    middle = (share + square / 2) / (1 + square)
    half = Z / (1 + square) * sqrt(share * (1 - share) / count + square / (4 * count))
    return max(0.0, middle - half), min(1.0, middle + half)


def paired_difference(better: int, worse: int, count: int) -> tuple[float, float]:
    """Return the interval of the difference of two shares on the same `count` questions.

    `better` questions were right only the first way, `worse` only the second; (-1, 1) where nothing was counted.
    """
    if count == 0:
        return -1.0, 1.0
    difference = (better - worse) / count
    error = sqrt(max(0.0, better + worse - (better - worse) ** 2 / count)) / count
    return difference - Z * error, difference + Z * error
