"""Tell me more: the longer part of the last answer."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action

from actions.payload import Payload
from actions.reply import act_payload, find_answer, payload_sources, say, topic_choices, withheld_payload
from actions.turn import Turn, read_turn
from store import Store, open_store


def more_payload(store: Store, turn: Turn, topic: str) -> Payload:
    """Return the longer part of a topic's answer, or where there is none, say so with the related questions."""
    if not store.holds(topic):
        return withheld_payload(store, turn)
    answer = find_answer(store, turn, topic)
    if not answer.more:
        return act_payload(store, turn, "more_detail", "no_more", related=_titles(answer.related))
    return Payload(
        act="more_detail",
        topic=topic,
        title=answer.title,
        spoken=answer.more,
        written=answer.written,
        audience=answer.audience,
        sources=payload_sources(answer.sources),
        sources_differ=answer.sources_differ,
        related=topic_choices(answer.related),
        confidence=turn.confidence,
        revision=answer.revision,
    )


def _titles(related: tuple[Any, ...]) -> str:
    return ", or ".join(topic.title for topic in related)


class ActionTellMore(Action):
    """Give the longer part of the answer that was given last."""

    def name(self) -> str:
        """Name in domain.yml."""
        return "action_tell_more"

    async def run(self, dispatcher: Any, tracker: Any, domain: Any) -> list[Any]:
        """Say the longer part; ask what about, where nothing was answered yet."""
        turn = read_turn(tracker)
        with open_store() as store:
            if turn.last_topic is None:
                payload = act_payload(store, turn, "more_detail", "nothing_yet")
            else:
                payload = more_payload(store, turn, turn.last_topic)
        return say(dispatcher, turn, payload)
