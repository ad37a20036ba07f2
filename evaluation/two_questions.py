"""Fits the model that tells two questions from one (nlu/two_questions.py), on messages never trained on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from sklearn.linear_model import LogisticRegression

from evaluation.question import Question
from nlu.ranking import Ranking
from nlu.two_questions import FEATURES, RankedCut, best_cut, features

STRENGTH = 1.0
ONE_QUESTION_SETS = ("covered", "two_questions", "advice", "negation", "misheard", "looks_urgent", "out_of_scope")
"""Sets whose messages of one expectation ask one thing and so teach what not to split."""
DIGITS = 4
FOLDS = 10
"""While thresholds are chosen, each message is judged by a model that has not learned it (every tenth left out)."""


def fit_two_questions(
    questions: Sequence[Question],
    rankings: Sequence[Ranking],
    cuts: Sequence[Sequence[RankedCut]],
    without: int | None = None,
) -> dict[str, Any]:
    """Return the `weights` (a number for each feature) and the `constant` of a logistic regression.

    Args:
        questions: of one turn each; what they expect tells whether they ask one thing or two.
        rankings: the calibrated ranking of each whole message.
        cuts: the calibrated ways to cut each message.
        without: leave out every message whose number leaves this rest when divided by FOLDS; None for none of them.
    """
    rows, two = [], []
    for number, (question, ranking, ways) in enumerate(zip(questions, rankings, cuts, strict=True)):
        found = best_cut(ways)
        if found is not None and question.set in ONE_QUESTION_SETS and number % FOLDS != without:
            rows.append(features(found, ranking))
            two.append(len(question.turns[0].parts) > 1)
    read = np.asarray(rows)
    mean, scale = read.mean(axis=0), read.std(axis=0) + 1e-6
    model = LogisticRegression(C=STRENGTH, max_iter=5000).fit((read - mean) / scale, two)
    weights = model.coef_[0] / scale
    constant = float(model.intercept_[0] - (weights * mean).sum())
    named = {name: round(float(weight), DIGITS) for name, weight in zip(FEATURES, weights, strict=True)}
    return {"weights": named, "constant": round(constant, DIGITS)}
