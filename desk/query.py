"""The words of what an agent types, in the form in which they are compared."""

from __future__ import annotations

import re

from nlu.plain_text import plain_text

WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)?")
ENDINGS = ("ing", "ed", "es", "ly", "s")
SHORTEST_STEM = 3


def plain_words(text: str) -> list[str]:
    """Return the stems of a text's words in order, shorthand written out ("NPO for BMB?": noth, to, eat, ...)."""
    return [stem(word) for word in WORD.findall(plain_text(text))]


def stem(word: str) -> str:
    """Cut one common ending off; crude, but the same for what is stored and what is asked."""
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST_STEM:
            return word[: -len(ending)]
    return word


def begun_word(text: str) -> str | None:
    """Return the word that is still being typed, in lower case, or None after a space or a sign."""
    words = WORD.findall(text.lower())
    return words[-1] if words and text.lower().endswith(words[-1]) else None
