"""The gate: from probabilities to what the assistant does (answer, clarify, not covered, or not sure).

Plain Python, so that it can be tested and tuned without Rasa. An answer is given only when its own probability is high
enough; two or three likely topics are offered; several likely subjects that no source answers count together.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, fields
from pathlib import Path

from nlu.ranking import SUBJECT, TOPIC, Ranking
from nlu.two_questions import RankedCut, TwoQuestions, best_cut

URGENT = "urgent_symptoms"
CLARIFY = "clarify"
NOT_SURE = "not_sure"
MOST_CHOICES = 3
CLEAR_PICK = 0.6
"""What was offered is picked by its words when it has at least this share of all that was offered."""


class GateError(RuntimeError):
    """The file with the thresholds cannot be used."""


@dataclass(frozen=True)
class Thresholds:
    """Probabilities (0 to 1) from which something is done."""

    answer: float = 0.3
    """a topic is answered when its own probability is at least this"""
    act: float = 0.3
    """an act (greet, repeat, urgent_symptoms, ...) is done when its own probability is at least this"""
    urgent: float = 0.3
    """a message is urgent when urgent_symptoms has at least this, also where something else has more"""
    subject: float = 0.3
    """a subject is 'not covered' when all subjects together have at least this and the best one leads"""
    offer: float = 0.2
    """the best two or three topics are offered when together they have at least this"""
    two: float = 0.6
    """two questions in one message are both answered when nlu/two_questions.py gives that at least this"""
    temperature: float = 1.0
    """what is meant above are the classifier's probabilities to the power of 1 / temperature, made to sum to 1"""


def read_thresholds(path: Path) -> Thresholds:
    """Read what `make tune` wrote.

    Raises:
        GateError: where the file is missing, is no JSON, or does not hold exactly the thresholds, each from 0 to 1.
    """
    names = {field.name for field in fields(Thresholds)}
    try:
        values = {name: value for name, value in json.loads(path.read_text(encoding="utf-8")).items() if name in names}
        thresholds = Thresholds(**{name: float(value) for name, value in values.items()})
    except (OSError, ValueError, TypeError, AttributeError) as error:
        raise GateError(f"{path} cannot be read ({error}); 'make tune' writes it anew.") from error
    if set(values) != names or not all(0.0 <= value <= 1.0 for value in values.values()) or not values["temperature"]:
        raise GateError(
            f"{path} must hold {', '.join(sorted(names))}, each from 0 to 1 and temperature above 0; "
            "'make tune' writes it anew."
        )
    return thresholds


def decide(ranking: Ranking, thresholds: Thresholds, offered: Sequence[str] = ()) -> tuple[str, float]:
    """Return the intent to act on and its probability.

    Args:
        ranking: calibrated probabilities, best first.
        thresholds: from when to do what.
        offered: topic intents that the assistant has just offered, where this message may pick one of them.

    Returns:
        The best intent where it is probable enough, else the best of what was offered, else `clarify`, else `not_sure`.
    """
    decision = _decide(ranking, thresholds)
    if decision[0] not in (CLARIFY, NOT_SURE):
        return decision
    picked = [(name, probability) for name, probability in ranking if name in offered]
    total = sum(probability for _, probability in picked)
    if picked and picked[0][1] >= CLEAR_PICK * total:
        return picked[0][0], picked[0][1] / total
    return decision


def _decide(ranking: Ranking, thresholds: Thresholds) -> tuple[str, float]:
    if not ranking:
        return NOT_SURE, 0.0
    urgent = next((probability for name, probability in ranking if name == URGENT), 0.0)
    if urgent >= thresholds.urgent:
        return URGENT, urgent
    name, probability = ranking[0]
    if name.startswith(SUBJECT):
        subjects = sum(p for n, p in ranking if n.startswith(SUBJECT))
        if subjects >= thresholds.subject:
            return name, subjects
    elif probability >= (thresholds.answer if name.startswith(TOPIC) else thresholds.act):
        return name, probability
    together = sum(p for _, p in [(n, p) for n, p in ranking if n.startswith(TOPIC)][:MOST_CHOICES])
    if together >= thresholds.offer:
        return CLARIFY, together
    return NOT_SURE, 1.0 - probability


def decide_two(
    cuts: Sequence[RankedCut], whole: Ranking, model: TwoQuestions, thresholds: Thresholds
) -> tuple[str, str, float] | None:
    """Return the two intents that a message asks for, in order, and the smaller probability; None for one question.

    Args:
        cuts: the ways to cut the message, calibrated.
        whole: the calibrated ranking of the whole message, which learned messages of two questions as such.
        model: tells how probable it is that the best cut's parts are both asked.
        thresholds: `two` is what that probability has to be.
    """
    found = best_cut(cuts)
    if found is None or not whole:
        return None
    probability = model.probability(found, whole)
    return (*found.intents, found.sure) if probability >= thresholds.two else None
