"""The stored answer whose words are most like a question, for when nothing that understands questions can be asked."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from guard.safe_words import NEAREST, SORRY, SafeWords, payload
from store import StoreError, open_store

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
