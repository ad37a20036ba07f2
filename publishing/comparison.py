"""The answers before and after, question by question, and whether the limits allow the difference."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from evaluation.scoring import SEVERITY
from publishing.answered import Answered
from publishing.limits import Limits

LEAST_OF_A_SET = 20
ORDER = [str(outcome) for outcome in SEVERITY]
ROUNDING = 1e-9


@dataclass(frozen=True)
class Comparison:
    """`pairs` are (before, after) of the same question; `only_after` was never asked before."""

    pairs: tuple[tuple[Answered, Answered], ...]
    only_after: tuple[Answered, ...]

    @property
    def changed(self) -> list[tuple[Answered, Answered]]:
        """Questions that get another answer."""
        return [(before, after) for before, after in self.pairs if before.got != after.got]

    @property
    def reworded(self) -> list[tuple[Answered, Answered]]:
        """Questions that get the same answer in other words."""
        return [
            (before, after) for before, after in self.pairs if before.got == after.got and before.said != after.said
        ]

    @property
    def broken(self) -> list[tuple[Answered, Answered]]:
        """Questions that are answered worse than before."""
        return [(b, a) for b, a in self.pairs if ORDER.index(a.outcome) > ORDER.index(b.outcome)]

    @property
    def mended(self) -> list[tuple[Answered, Answered]]:
        """Questions that are answered better than before."""
        return [(b, a) for b, a in self.pairs if ORDER.index(a.outcome) < ORDER.index(b.outcome)]


def compare(before: Sequence[Answered], after: Sequence[Answered]) -> Comparison:
    """Pair the answers by question."""
    known = {one.key: one for one in before}
    pairs = tuple((known[one.key], one) for one in after if one.key in known)
    return Comparison(pairs, tuple(one for one in after if one.key not in known))


def refusals(comparison: Comparison, limits: Limits) -> list[str]:
    """Return which limits are passed, each a sentence; none where the publication may go live."""
    if not comparison.pairs:
        share = right(comparison.only_after)
        if share < limits.least_right - ROUNDING:
            return [f"{share:.1%} of the questions are answered right; at least {limits.least_right:.1%} must be."]
        return []
    before, after = [b for b, _ in comparison.pairs], [a for _, a in comparison.pairs]
    found = _worse("answered right", right(after) - right(before), -limits.right_may_fall, falls=True)
    for name, count in sorted(Counter(one.set for one in after).items()):
        if count >= LEAST_OF_A_SET:
            some = [[one for one in side if one.set == name] for side in (before, after)]
            change = right(some[1]) - right(some[0])
            found += _worse(f"answered right in the set {name}", change, -limits.right_of_a_set_may_fall, falls=True)
    found += _worse("answered wrong", wrong(after) - wrong(before), limits.wrong_may_rise)
    found += _worse("false alarms", false_alarms(after) - false_alarms(before), limits.false_alarms_may_rise)
    missed = len(urgent_missed(after)) - len(urgent_missed(before))
    if missed > limits.urgent_missed_may_rise:
        found.append(f"{missed} more urgent message(s) are not recognised.")
    return found


def right(answered: Sequence[Answered]) -> float:
    """The share answered right."""
    return sum(one.outcome == "right" for one in answered) / len(answered) if answered else 0.0


def wrong(answered: Sequence[Answered]) -> float:
    """The share answered wrong."""
    return sum(one.outcome == "wrong" for one in answered) / len(answered) if answered else 0.0


def urgent_missed(answered: Sequence[Answered]) -> list[Answered]:
    """The urgent messages that were not recognised."""
    return [one for one in answered if one.urgent_expected and not one.urgent_said]


def false_alarms(answered: Sequence[Answered]) -> float:
    """The share of messages that are not urgent and were answered as if they were."""
    calm = [one for one in answered if not one.urgent_expected]
    return sum(one.urgent_said for one in calm) / len(calm) if calm else 0.0


def _worse(what: str, change: float, limit: float, falls: bool = False) -> list[str]:
    passed = change < limit - ROUNDING if falls else change > limit + ROUNDING
    return [f"The share {what} changes by {100 * change:+.1f} points; {100 * limit:+.1f} is allowed."] if passed else []
