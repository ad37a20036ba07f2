"""A decision or a diagnosis for one person: never given; the general fact and who to ask instead."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from rasa_sdk import Action

from actions.payload import Payload
from actions.reply import act_payload, find_answer, join, join_paragraphs, payload_sources, say, topic_choices
from actions.turn import Pending, Turn, read_turn
from store import Store, TopicRef, open_store

MEDICINE_TOPIC = "medicines_before"
FACT_SHARE = 0.05
"""A topic whose probability is at least this gives the general fact; below it, none is near enough."""


def general_topic(turn: Turn) -> str | None:
    """Return the topic whose general fact is nearest to the question, or None."""
    if "medicine" in turn.entities:
        return MEDICINE_TOPIC
    for name, probability in turn.ranking:
        if name.startswith("ask_") and probability >= FACT_SHARE:
            return name.removeprefix("ask_")
    return None


def advice_payload(store: Store, turn: Turn) -> tuple[Payload, Pending | None]:
    """Return the reply: no instruction, the nearest general fact with its sources, and who to ask."""
    topic = general_topic(turn)
    topic = topic if topic is not None and store.holds(topic) else None
    intro = act_payload(store, turn, "personal_advice", "any" if topic is None else "with_fact")
    if topic is None:
        return intro, None
    answer = find_answer(store, turn, topic)
    ask = act_payload(store, turn, "personal_advice", "ask")
    payload = replace(
        intro,
        spoken=join(intro.spoken, answer.lead, ask.spoken),
        written=join_paragraphs(intro.written, answer.lead, ask.written),
        audience=answer.audience,
        sources=payload_sources(store.lead_sources(answer.topic, answer.variant)),
        related=topic_choices((TopicRef(topic, answer.title),)),
    )
    return payload, Pending("nearest", (topic,))


class ActionDeclineAdvice(Action):
    """Refuse to decide for one person, kindly, and say what is true in general."""

    def name(self) -> str:
        """Name in domain.yml."""
        return "action_decline_advice"

    async def run(self, dispatcher: Any, tracker: Any, domain: Any) -> list[Any]:
        """Say it."""
        turn = read_turn(tracker)
        with open_store() as store:
            payload, pending = advice_payload(store, turn)
        return say(dispatcher, turn, payload, pending=pending)
