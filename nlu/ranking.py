"""What the classifier says of a message: every intent with its probability."""

from __future__ import annotations

from collections.abc import Sequence

TOPIC = "ask_"
SUBJECT = "not_covered_"
Ranking = Sequence[tuple[str, float]]
"""(intent, probability), best first."""


def calibrated(ranking: Ranking, temperature: float) -> list[tuple[str, float]]:
    """Return a ranking whose probabilities say how often a guess is right (temperature scaling, Guo et al. 2017)."""
    powers = [(name, probability ** (1.0 / temperature)) for name, probability in ranking]
    total = sum(power for _, power in powers) or 1.0
    return [(name, power / total) for name, power in powers]
