"""Several topics are about equally likely: offer them in plain words."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from rasa_sdk import Action

from actions.payload import Payload
from actions.reply import act_payload, say, topic_choices, withheld_payload
from actions.turn import Pending, Turn, read_turn
from store import Store, TopicRef, open_store

MOST_CHOICES = 3
SMALLEST_SHARE = 0.1
"""A topic is offered when its probability is at least this share of the best one's."""


def likely_topics(turn: Turn) -> tuple[str, ...]:
    """Return two or three topic keys, best first."""
    ranked = [(name, p) for name, p in turn.ranking if name.startswith("ask_")]
    best = ranked[0][1] if ranked else 0.0
    likely = [name.removeprefix("ask_") for name, p in ranked[:MOST_CHOICES] if p >= SMALLEST_SHARE * best]
    return tuple(likely) if len(likely) > 1 else tuple(name.removeprefix("ask_") for name, _ in ranked[:2])


def clarify_payload(store: Store, turn: Turn, topics: tuple[str, ...], variant: str = "any") -> Payload:
    """Return the question which of `topics` was meant; only those whose answer may be served are offered."""
    titles = {ref.topic: ref.title for ref in store.topics()}
    choices = tuple(TopicRef(topic, titles[topic]) for topic in topics if topic in titles)
    if not choices:
        return withheld_payload(store, turn)
    quoted = [choice.title for choice in choices]
    payload = act_payload(
        store,
        turn,
        "clarify",
        variant,
        choices_spoken=" Or: ".join(quoted),
        choices_written="\n".join(f"{number}. {title}" for number, title in enumerate(quoted, 1)),
    )
    return replace(payload, choices=topic_choices(choices))


def open_choices(payload: Payload) -> Pending | None:
    """Return the question that the payload leaves open, None where it offers nothing."""
    offered = tuple(choice.topic for choice in payload.choices)
    return Pending("clarify", offered) if offered else None


class ActionClarifyTopic(Action):
    """Ask which of the two or three most probable topics was meant."""

    def name(self) -> str:
        """Name in domain.yml."""
        return "action_clarify_topic"

    async def run(self, dispatcher: Any, tracker: Any, domain: Any) -> list[Any]:
        """Offer the choices and wait for one."""
        turn = read_turn(tracker)
        with open_store() as store:
            payload = clarify_payload(store, turn, likely_topics(turn))
        return say(dispatcher, turn, payload, pending=open_choices(payload))
