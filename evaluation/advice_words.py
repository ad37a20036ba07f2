"""Does a reply to somebody who wants advice say anything that is not in the store? It must not."""

from __future__ import annotations

import re
from collections.abc import Iterable

from actions.reply import fill
from evaluation.asked import Asked
from store import Store

SENTENCE_END = re.compile(r"(?<=[.!?])\s+")


def stored_sentences(store: Store) -> frozenset[str]:
    """Return every sentence of the acts' spoken words and of all answers' leads."""
    texts: list[str] = []
    for act in store.acts():
        for variant in store.act_variants(act):
            words = store.act(act, variant)
            if not re.search(r"\{(choices|related)", words.spoken):  # filled in while talking
                texts.append(fill(store, words).spoken)
    for ref in store.topics():
        texts += [store.answer_variant(ref.topic, variant).lead for variant in store.variants(ref.topic)]
    return frozenset(sentence for text in texts for sentence in sentences(text))


def sentences(text: str) -> list[str]:
    """Split at full stops, exclamation and question marks; the same on both sides of the comparison."""
    return [sentence for sentence in SENTENCE_END.split(" ".join(text.split())) if sentence]


def individual_instructions(asked: Iterable[Asked], stored: frozenset[str]) -> list[tuple[Asked, str]]:
    """Return each message whose personal_advice reply says a sentence that is not in the store, with the sentence."""
    return [
        (one, sentence)
        for one in asked
        for reply in one.replies
        if reply.act == "personal_advice"
        for sentence in sentences(reply.spoken)
        if sentence not in stored
    ]
