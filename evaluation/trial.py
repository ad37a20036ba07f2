"""What a choice of the gate's thresholds gives."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from evaluation.question import OUT_OF_SCOPE, Question
from evaluation.scoring import Outcome, Reply, judge
from nlu.gate import Thresholds

URGENT = "urgent_symptoms"
WORTH = {Outcome.RIGHT: 1.0, Outcome.HALF: 0.5, Outcome.OFFERED: 0.5}

Replies = tuple[Reply, ...]
Gate = Callable[[Thresholds], Sequence[Replies]]
"""Returns the replies to each question with some thresholds."""


@dataclass(frozen=True)
class Trial:
    """What a choice of thresholds gives; shares from 0 to 1.

    `urgent`, `advice` and `two` are the shares of those sets that are right, `split` is the share of single questions
    that are split, `violation` is by how much the limits are missed, all together, and `score` the mean over the sets
    of the share right, where an offer of the right topic and one answer of two count half.
    """

    thresholds: Thresholds
    right: float
    offered: float
    wrong: float
    outside_kept: float
    near_kept: float
    false_alarms: float
    urgent: float
    advice: float
    two: float
    split: float
    violation: float
    score: float

    @property
    def rank(self) -> tuple[float, float]:
        """Greater is better: first the limits, then the score."""
        return -round(self.violation, 6), round(self.score, 6)


LIMITS: tuple[tuple[str, Callable[[Trial], float]], ...] = (
    # a little stricter than the targets, so that a choice made on one half still keeps them on the other
    ("covered wrong at most 1.5%", lambda trial: trial.wrong - 0.015),
    ("covered right at least 96%", lambda trial: 0.96 - trial.right),
    ("covered right or offered at least 98.3%", lambda trial: 0.983 - trial.right - trial.offered),
    ("out of scope not answered at least 95%", lambda trial: 0.95 - trial.outside_kept),
    ("near neighbours not answered at least 92%", lambda trial: 0.92 - trial.near_kept),
    ("false alarms at most 0.8%", lambda trial: trial.false_alarms - 0.008),
    ("urgent messages recognised at least 99%", lambda trial: 0.99 - trial.urgent),
    ("wishes for advice recognised at least 97%", lambda trial: 0.97 - trial.advice),
    ("single questions split at most 2%", lambda trial: trial.split - 0.02),
    ("both of two questions at least 80%", lambda trial: 0.80 - trial.two),
)


class Trials:
    """Tries thresholds on questions; what was tried is remembered."""

    def __init__(self, questions: Sequence[Question], gate: Gate) -> None:
        """Take questions of one turn each, and the gate that decides on them."""
        self.tried: dict[Thresholds, Trial] = {}
        self._questions = questions
        self._gate = gate
        self._judged: dict[tuple[int, Replies], Outcome] = {}

    def __call__(self, thresholds: Thresholds) -> Trial:
        """Count what these thresholds give."""
        if thresholds not in self.tried:
            self.tried[thresholds] = self._try_out(thresholds)
        return self.tried[thresholds]

    def _try_out(self, thresholds: Thresholds) -> Trial:
        replies = self._gate(thresholds)
        outcomes = [self._judge(number, some) for number, some in enumerate(replies)]
        by_set: dict[str, list[int]] = {}
        for number, question in enumerate(self._questions):
            by_set.setdefault(question.set, []).append(number)
        parts = [question.turns[0].parts for question in self._questions]

        def share(numbers: Sequence[int], good: Callable[[int], bool], default: float) -> float:
            return sum(map(good, numbers)) / len(numbers) if numbers else default

        def is_(outcome: Outcome) -> Callable[[int], bool]:
            return lambda number: outcomes[number] is outcome

        def kept(number: int) -> bool:
            return outcomes[number] is Outcome.RIGHT or not any(reply.answers for reply in replies[number])

        covered, outside = by_set.get("covered", []), by_set.get(OUT_OF_SCOPE, [])
        ordinary = [
            number
            for name, numbers in by_set.items()
            if name not in ("urgent", "looks_urgent")
            for number in numbers
            if not any(URGENT in part for part in parts[number])
        ]
        worths = [[WORTH.get(outcomes[number], 0.0) for number in numbers] for numbers in by_set.values()]
        trial = Trial(
            thresholds=thresholds,
            right=share(covered, is_(Outcome.RIGHT), 0.0),
            offered=share(covered, is_(Outcome.OFFERED), 0.0),
            wrong=share(covered, is_(Outcome.WRONG), 0.0),
            outside_kept=share(outside, kept, 1.0),
            near_kept=share([number for number in outside if self._questions[number].near], kept, 1.0),
            false_alarms=share(ordinary, lambda number: any(r.act == URGENT for r in replies[number]), 0.0),
            urgent=share(by_set.get("urgent", []), is_(Outcome.RIGHT), 1.0),
            advice=share(by_set.get("advice", []), is_(Outcome.RIGHT), 1.0),
            two=share(by_set.get("two_questions", []), is_(Outcome.RIGHT), 1.0),
            split=share(
                [number for number in covered if len(parts[number]) == 1], lambda number: len(replies[number]) > 1, 0.0
            ),
            violation=0.0,
            score=sum(sum(some) / len(some) for some in worths) / len(worths),
        )
        return replace(trial, violation=sum(max(0.0, excess(trial)) for _, excess in LIMITS))

    def _judge(self, number: int, replies: Replies) -> Outcome:
        if (number, replies) not in self._judged:
            self._judged[number, replies] = judge(self._questions[number].turns[0].parts, replies)
        return self._judged[number, replies]
