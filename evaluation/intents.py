"""From an intent to the reply that the rules and actions give: for what measures understanding alone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from types import SimpleNamespace
from typing import Any, cast

from actions.clarify_topic import likely_topics
from actions.turn import SUBJECT_INTENT, TOPIC_INTENT, Turn
from evaluation.scoring import Reply
from nlu.gate import CLARIFY

SECOND = "second_intent"
"""The entity that carries what else a message asked."""

Ranking = Sequence[tuple[str, float]]
"""Intents with their probability, best first."""


def intent_key(intent: str) -> str:
    """Return the topic of a topic's intent, `not_covered` for a subject's, else the act's name."""
    return "not_covered" if intent.startswith(SUBJECT_INTENT) else intent.removeprefix(TOPIC_INTENT)


def intent_reply(intent: str, confidence: float, ranking: Ranking) -> Reply:
    """Return what counts of the reply to a first message that is understood as this intent."""
    if intent == CLARIFY:
        turn = cast(Turn, SimpleNamespace(ranking=tuple(ranking)))  # all that the choice of topics looks at
        return Reply(CLARIFY, choices=likely_topics(turn), confidence=confidence)
    if intent.startswith(TOPIC_INTENT):
        return Reply("answer", intent.removeprefix(TOPIC_INTENT), confidence=confidence)
    return Reply(intent_key(intent), confidence=confidence)


def intent_replies(intent: str, confidence: float, ranking: Ranking, second: str) -> tuple[Reply, ...]:
    """Return the replies to a message; two where it also asks `second`, which is "" where it asks one thing."""
    first = intent_reply(intent, confidence, ranking)
    return (first, intent_reply(second, confidence, ranking)) if second else (first,)


def second_intent(entities: Iterable[Mapping[str, Any]]) -> str:
    """Return what else a message asked, as its entities say; "" where nothing else."""
    return next((str(found["value"]) for found in entities if found.get("entity") == SECOND), "")
