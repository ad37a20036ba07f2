"""How an action says something: one message with text and payload, and the memory that goes with it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from rasa_sdk.events import SlotSet

from actions.payload import Payload, PayloadSource, TopicChoice
from actions.turn import Pending, Turn
from store import ActWords, Answer, SourceRef, Store, TopicRef


def say(dispatcher: Any, turn: Turn, payload: Payload, *, pending: Pending | None = None, unsure: int = 0) -> list[Any]:
    """Send the payload and return the events that remember it.

    `pending` is the question that the reply ends with, `unsure` how many times running nothing was understood.
    """
    dispatcher.utter_message(text=payload.spoken if turn.speaking else payload.written, json_message=payload.to_dict())
    return [
        SlotSet("audience", turn.audience.to_dict() if turn.audience else None),
        SlotSet("procedure", turn.procedure.to_dict() if turn.procedure else None),
        SlotSet("last_topic", payload.topic or turn.last_topic),
        SlotSet("last_reply", payload.to_dict()),
        SlotSet("pending", pending.to_dict() if pending else None),
        SlotSet("unsure", unsure),
    ]


def find_answer(store: Store, turn: Turn, topic: str) -> Answer:
    """Return the topic's answer in the variant that suits whom and what the conversation is about."""
    return store.answer(
        topic,
        audience=turn.audience.value if turn.audience else None,
        procedure=turn.procedure.value if turn.procedure else None,
    )


def withheld_payload(store: Store, turn: Turn) -> Payload:
    """Return the reply for a question that is understood, but whose answer is a draft, overdue or taken back."""
    return replace(act_payload(store, turn, "not_covered", "withheld"), title=None)


def answer_payload(store: Store, turn: Turn, topic: str) -> tuple[Payload, Pending | None]:
    """Return the payload of a topic's answer, and the offer of more where there is more."""
    if not store.holds(topic):
        return withheld_payload(store, turn), None
    answer = find_answer(store, turn, topic)
    offer = store.act("more_detail", "offer").spoken if answer.more else ""
    payload = Payload(
        act="answer",
        topic=topic,
        title=answer.title,
        spoken=join(answer.lead, offer),
        written=answer.written,
        audience=answer.audience,
        sources=payload_sources(answer.sources),
        sources_differ=answer.sources_differ,
        related=topic_choices(answer.related),
        confidence=turn.confidence,
        revision=answer.revision,
    )
    return payload, Pending("more", (topic,)) if answer.more else None


def act_payload(store: Store, turn: Turn, act: str, variant: str = "any", **known: str) -> Payload:
    """Return the payload of an act's fixed words, `known` filled in for the placeholders."""
    words = fill(store, store.act(act, variant), **known)
    return Payload(act=act, title=words.title, spoken=words.spoken, written=words.written, confidence=turn.confidence)


def fill(store: Store, words: ActWords, **known: str) -> ActWords:
    """Replace the placeholders of an act's words by the site's settings and what the action knows."""
    values = {**store.site(), **known}
    return ActWords(
        act=words.act,
        title=words.title,
        variant=words.variant,
        spoken=words.spoken.format_map(values),
        written=words.written.format_map(values),
    )


def topic_choices(topics: tuple[TopicRef, ...]) -> tuple[TopicChoice, ...]:
    """Turn the store's topic references into the payload's."""
    return tuple(TopicChoice(topic.topic, topic.title) for topic in topics)


def payload_sources(sources: tuple[SourceRef, ...]) -> tuple[PayloadSource, ...]:
    """Turn the store's source references into the payload's (without the passage text)."""
    return tuple(PayloadSource(s.id, s.publisher, s.title, s.section, s.site, s.reviewed) for s in sources)


def join(*sentences: str) -> str:
    """Join sentences with single spaces, leaving out empty ones."""
    return " ".join(sentence.strip() for sentence in sentences if sentence.strip())


def join_paragraphs(*paragraphs: str) -> str:
    """Join Markdown paragraphs, leaving out empty ones."""
    return "\n\n".join(paragraph.strip() for paragraph in paragraphs if paragraph.strip())
