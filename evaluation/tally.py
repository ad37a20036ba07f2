"""The numbers of one group of messages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import ceil

from evaluation.asked import Asked
from evaluation.calibration import Scored, calibration_error
from evaluation.question import SETS
from evaluation.scoring import Outcome


@dataclass(frozen=True)
class Tally:
    """How a group of messages was answered; seconds are of one message, from its words to the reply."""

    name: str
    n: int
    counts: dict[Outcome, int]
    calibration_error: float
    p50: float
    p95: float
    p99: float

    def share(self, *outcomes: Outcome) -> float:
        """Return the share (0 to 1) of these outcomes; 0 where nothing was asked."""
        return sum(self.counts[outcome] for outcome in outcomes) / self.n if self.n else 0.0


def tally(name: str, asked: Sequence[Asked]) -> Tally:
    """Count one group."""
    counted = Counter(one.outcome for one in asked)
    seconds = sorted(one.seconds for one in asked)
    return Tally(
        name=name,
        n=len(asked),
        counts={outcome: counted[outcome] for outcome in Outcome},
        calibration_error=calibration_error(scored(asked)),
        p50=percentile(seconds, 50),
        p95=percentile(seconds, 95),
        p99=percentile(seconds, 99),
    )


def tally_sets(asked: Iterable[Asked]) -> list[Tally]:
    """Count every set, ours in their order and then the others, the clean wordings apart, and all together."""
    groups: dict[str, list[Asked]] = {}
    everything = list(asked)
    for one in everything:
        groups.setdefault(one.question.set + (", said clearly" if one.clean else ""), []).append(one)
    order = {name: number for number, name in enumerate(SETS)}
    names = sorted(groups, key=lambda name: (order.get(name.split(",")[0], len(SETS)), name))
    tallies = [tally(name, groups[name]) for name in names]
    return [*tallies, tally("all", [one for one in everything if not one.clean])] if len(tallies) > 1 else tallies


def scored(asked: Iterable[Asked]) -> list[Scored]:
    """Return the confidence of what was done and whether it was right, for each message that got a reply."""
    return [(one.confidence, one.right) for one in asked if one.replies]


def percentile(ordered: Sequence[float], percent: int) -> float:
    """Return the smallest value that `percent` of the values (sorted) do not exceed; 0 where there is none."""
    return ordered[max(0, ceil(len(ordered) * percent / 100) - 1)] if ordered else 0.0
