"""Words straight from the store: the answer whose words are most like a question, for when nothing that understands
questions can be asked, and what a voice says that is asked for an answer by its name."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from guard.safe_words import NEAREST, SORRY, SafeWords, payload
from store import StoreError, open_store
from store.spoken_texts import spoken_texts

HITS = 3


def apology(words: SafeWords, store: Path, asked: str) -> dict[str, Any]:
    """Return the apology with the clinic's number and, where the store can be read, the nearest answer's lead.

    `asked` is the redacted text; "" where it may not be looked up.
    """
    spoken, written = words.say(SORRY)
    plain = payload("not_sure", spoken, written)
    if not asked:
        return plain
    try:
        with open_store(store) as faq:
            topic = next((hit.key for hit in faq.search(asked, HITS) if hit.kind == "answer"), None)
            if topic is None:
                return plain
            answer = faq.answer(topic)
            sources = faq.lead_sources(topic, answer.variant)
    except StoreError:
        return plain
    kept = ("id", "publisher", "title", "section", "site", "reviewed")
    return payload(
        "not_sure",
        f"{spoken} {NEAREST}{answer.lead}",
        f"{written}\n\n{NEAREST}\n\n> **{answer.title}** {answer.lead}",
        sources=[{name: getattr(source, name) for name in kept} for source in sources],
        related=[{"topic": topic, "title": answer.title}],
    )


def answers_said(store: Path) -> dict[str, str]:
    """Return every spoken text that may be served today by name; none where the store cannot be read."""
    try:
        with open_store(store) as faq:
            return spoken_texts(faq)
    except StoreError:
        return {}


def answer_said(store: Path, topic: str) -> str | None:
    """Return what is said first of a topic's answer; None where no such answer may be served today."""
    try:
        with open_store(store) as faq:
            return faq.answer(topic).lead
    except StoreError:
        return None
