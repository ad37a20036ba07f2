"""The gate: from probabilities to what the assistant does (answer, clarify, not covered, or not sure).

Plain Python, so that it can be tested and tuned without Rasa. An answer is given only when its own probability is high
enough; two or three likely topics are offered; several likely subjects that no source answers count together.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, fields
from pathlib import Path

TOPIC = "ask_"
SUBJECT = "not_covered_"
CLARIFY = "clarify"
NOT_SURE = "not_sure"
MOST_CHOICES = 3


class GateError(RuntimeError):
    """The file with the thresholds cannot be used."""


@dataclass(frozen=True)
class Thresholds:
    """Probabilities (0 to 1) from which something is done."""

    answer: float = 0.3
    """a topic is answered when its own probability is at least this"""
    act: float = 0.3
    """an act (greet, repeat, urgent_symptoms, ...) is done when its own probability is at least this"""
    subject: float = 0.3
    """a subject is 'not covered' when all subjects together have at least this and the best one leads"""
    offer: float = 0.2
    """the best two or three topics are offered when together they have at least this"""
    two: float = 0.6
    """two questions in one message are both answered when each has at least this by itself"""


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
    if set(values) != names or not all(0.0 <= value <= 1.0 for value in values.values()):
        raise GateError(f"{path} must hold {', '.join(sorted(names))}, each from 0 to 1; 'make tune' writes it anew.")
    return thresholds


def decide(ranking: Sequence[tuple[str, float]], thresholds: Thresholds) -> tuple[str, float]:
    """Return the intent to act on and its probability.

    Args:
        ranking: (intent, probability), best first.
        thresholds: from when to do what.

    Returns:
        The best intent where it is probable enough, else `clarify`, else `not_sure`.
    """
    if not ranking:
        return NOT_SURE, 0.0
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


Ranking = Sequence[tuple[str, float]]


def decide_two(parts: Sequence[tuple[Ranking, Ranking]], thresholds: Thresholds) -> tuple[str, str, float] | None:
    """Return the two intents that a message asks for, in order, and the smaller probability; None for one question.

    Args:
        parts: for each way to cut the message, the rankings of its first and second part, each best first.
        thresholds: `two` is what each part needs by itself.
    """
    best: tuple[float, str, str] | None = None
    for first, second in parts:
        (one, p), (other, q) = first[0], second[0]
        answerable = all(name.startswith((TOPIC, SUBJECT)) for name in (one, other)) and TOPIC in one[:4] + other[:4]
        if answerable and one != other and min(p, q) >= thresholds.two and (best is None or min(p, q) > best[0]):
            best = (min(p, q), one, other)
    return (best[1], best[2], best[0]) if best else None
