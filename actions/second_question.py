"""The second of two questions in one message, or the question beside a warning sign."""

from __future__ import annotations

from typing import Any

from actions.reply import answer_payload, say
from actions.subject_reply import not_covered_payload
from actions.turn import SUBJECT_INTENT, TOPIC_INTENT, Turn
from store import Store


def answer_second(dispatcher: Any, store: Store, turn: Turn) -> list[Any] | None:
    """Say the reply to what else was asked and return its events; None where nothing else was asked."""
    second = turn.entities.get("second_intent", ("",))[0]
    if second.startswith(TOPIC_INTENT):
        payload, pending = answer_payload(store, turn, second.removeprefix(TOPIC_INTENT))
    elif second.startswith(SUBJECT_INTENT):
        payload, pending = not_covered_payload(store, turn, second.removeprefix(SUBJECT_INTENT))
    else:
        return None
    return say(dispatcher, turn, payload, pending=pending)
