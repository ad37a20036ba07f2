"""One measured number, its target, and whether the target is met."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from evaluation.asked import Asked
from evaluation.intervals import wilson


@dataclass(frozen=True)
class Measure:
    """One number: `value` as a share (0 to 1), or in `unit`; `interval` holds it with 95% confidence.

    `limit` is the target, met from there upwards, or downwards where `at_most`; None where nothing was promised. `n` is
    how many messages it rests on; 0 where none was asked, and then nothing is met or missed.
    """

    key: str
    title: str
    value: float
    n: int
    limit: float | None = None
    at_most: bool = False
    interval: tuple[float, float] | None = None
    unit: str = "%"

    @property
    def met(self) -> bool | None:
        """Whether the target is met; None where there is none or nothing was measured."""
        if self.limit is None or self.n == 0:
            return None
        return self.value <= self.limit if self.at_most else self.value >= self.limit

    @property
    def verdict(self) -> str:
        """`met`, `not met`, `not measured` or, where nothing was promised, nothing."""
        if self.n == 0:
            return "not measured"
        return {True: "met", False: "not met", None: ""}[self.met]

    @property
    def target_text(self) -> str:
        """The target for people; empty where there is none."""
        if self.limit is None:
            return ""
        if self.unit == "count" and self.limit == 0:
            return "none"
        return f"{'≤' if self.at_most else '≥'} {self._written(self.limit, 0)}"

    @property
    def value_text(self) -> str:
        """The value for people; empty where nothing was measured."""
        return self._written(self.value, 1) if self.n else ""

    @property
    def interval_text(self) -> str:
        """The interval for people; empty where there is none."""
        if self.interval is None or not self.n:
            return ""
        low, high = self.interval
        return f"{100 * low:.1f} to {100 * high:.1f}"

    def _written(self, value: float, digits: int) -> str:
        match self.unit:
            case "%":
                return f"{100 * value:.{digits}f}%"
            case "points":
                return f"{100 * value:.{digits}f} points"
            case "":
                return f"{value:.{3 if digits else 2}f}"
            case "count":
                return f"{value:.0f}"
            case _:
                return f"{value:.{digits}f} {self.unit}"


def share(
    key: str,
    title: str,
    asked: Sequence[Asked],
    good: Callable[[Asked], bool],
    limit: float | None = None,
    *,
    at_most: bool = False,
) -> Measure:
    """Return the share of messages for which `good` holds, with its Wilson interval."""
    hits = sum(map(good, asked))
    count = len(asked)
    return Measure(key, title, hits / count if count else 0.0, count, limit, at_most, wilson(hits, count))
