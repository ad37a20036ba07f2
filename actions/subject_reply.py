"""The reply for a subject that no source answers: that, the nearest thing the sources do say, and who to ask."""

from __future__ import annotations

from actions.payload import Payload
from actions.reply import answer_payload, find_answer, join, join_paragraphs, payload_sources, topic_choices
from actions.turn import Pending, Turn
from store import Store


def not_covered_payload(store: Store, turn: Turn, subject_key: str) -> tuple[Payload, Pending | None]:
    """Return the reply for a subject, and the offer to say more about its nearest topic.

    A subject that this hospital answers with words of its own (data/local) is answered.
    """
    if store.holds(subject_key):
        return answer_payload(store, turn, subject_key)
    subject = store.subject(subject_key)
    if subject.nearest is None:
        return Payload(
            act="not_covered",
            title=subject.title,
            spoken=join(subject.spoken, subject.ask),
            written=join_paragraphs(subject.written, subject.ask),
            confidence=turn.confidence,
        ), None
    nearest = find_answer(store, turn, subject.nearest.topic)
    return Payload(
        act="not_covered",
        title=subject.title,
        spoken=join(subject.spoken, nearest.lead, subject.ask),
        written=join_paragraphs(subject.written, nearest.lead, subject.ask),
        audience=nearest.audience,
        sources=payload_sources(store.lead_sources(nearest.topic, nearest.variant)),
        related=topic_choices((subject.nearest,)),
        confidence=turn.confidence,
    ), Pending("nearest", (subject.nearest.topic,))
