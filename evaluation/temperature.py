"""Fits the gate's temperature: how much surer or less sure the classifier is than it is right."""

from __future__ import annotations

from collections.abc import Sequence
from math import log

from evaluation.intents import intent_key
from evaluation.question import OUT_OF_SCOPE, Question
from nlu.ranking import Ranking, calibrated

LOWEST, HIGHEST, STEP = 0.3, 1.0, 0.01
SMALLEST = 1e-6


def fit_temperature(questions: Sequence[Question], rankings: Sequence[Ranking]) -> float:
    """Return the temperature that makes the right intents of the questions most likely (least negative log-likelihood).

    Args:
        questions: of one turn each; those that ask two things are left out.
        rankings: the classifier's own (intent, probability), one for each question.
    """
    one = [(q.turns[0].parts[0], r) for q, r in zip(questions, rankings, strict=True) if len(q.turns[0].parts) == 1]

    def loss(temperature: float) -> float:
        return -sum(log(max(SMALLEST, _right(expected, calibrated(ranking, temperature)))) for expected, ranking in one)

    steps = round((HIGHEST - LOWEST) / STEP)
    return min((round(LOWEST + STEP * number, 2) for number in range(steps + 1)), key=loss)


def _right(expected: Sequence[str], ranking: Ranking) -> float:
    wanted = {"not_covered" if key == OUT_OF_SCOPE else key for key in expected}
    return sum(probability for name, probability in ranking if intent_key(name) in wanted)
