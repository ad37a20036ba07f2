"""What a recogniser might make of a wording: words that sound alike in place of what was said.

Learned beside the wordings, so that "buy up see" and "key mo" are understood. Always the same for the same wordings.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

import numpy as np
from rapidfuzz.distance import Levenshtein

from nlu.pronunciation import WORD, Pronunciations

FEWEST_SOUNDS = 2
"""A word of fewer sounds is not replaced by itself."""
FAR = 4
"""How many sounds a word needs to be replaced by one that differs in two of them."""
LIST = 6
"""The nearest so many words stand for a word."""


class Mishearing:
    """Replaces words by others of the same or nearly the same sound."""

    def __init__(self, sounds: Pronunciations, common: Iterable[str]) -> None:
        """Take the pronunciations, and the common words that a recogniser may write."""
        self._sounds = sounds
        self._words = sorted({word for word in common if word in sounds.codes and len(word) > 1})
        self._codes = [sounds.codes[word] for word in self._words]
        self._by_code: dict[str, list[str]] = {}
        for word, code in zip(self._words, self._codes, strict=True):
            self._by_code.setdefault(code, []).append(word)
        self._by_length: dict[int, list[int]] = {}
        for i, code in enumerate(self._codes):
            self._by_length.setdefault(len(code), []).append(i)
        self._known: dict[str, list[str]] = {}

    def of_word(self, word: str) -> list[str]:
        """Return what may be heard for a word or for two run together, nearest first; [] where nothing is near."""
        if word not in self._known:
            self._known[word] = self._search(word)
        return self._known[word]

    def _search(self, word: str) -> list[str]:
        code = "".join(self._sounds.of_word(part) for part in WORD.findall(word))
        if len(code) < FEWEST_SOUNDS:
            return []
        same = [other for other in self._by_code.get(code, []) if other != word]
        split = [
            f"{first} {second}"
            for cut in range(2, len(code) - 1)
            for first in self._by_code.get(code[:cut], [])[:3]
            for second in self._by_code.get(code[cut:], [])[:3]
        ]
        limit = 1 if len(code) < FAR else 2
        near: list[tuple[int, str]] = []
        for length in range(len(code) - limit, len(code) + limit + 1):
            for i in self._by_length.get(length, []):
                distance = Levenshtein.distance(code, self._codes[i], score_cutoff=limit)
                if 0 < distance <= limit:
                    near.append((distance, self._words[i]))
        near.sort(key=lambda one: (one[0], -Levenshtein.normalized_similarity(word, one[1]), one[1]))
        return [*same, *split[: LIST // 2], *(other for _, other in near)][:LIST]

    def of_text(self, text: str, draw: np.random.Generator) -> str:
        """Return a text with about a fifth of its longer words misheard; draws decide which and how."""
        words = text.split()
        letters = [re.sub(r"[^a-z']", "", word) for word in words]
        weights = np.array([max(0, len(word) - 2) for word in letters], float)
        if not weights.sum():
            return text
        count = min(int((weights > 0).sum()), 1 + int(draw.integers(0, 1 + len(words) // 6)))
        chosen = draw.choice(len(words), size=count, replace=False, p=weights / weights.sum())
        for i in sorted(chosen, reverse=True):
            joined = letters[i] + letters[i + 1] if i + 1 < len(words) and draw.random() < 0.15 else ""
            heard = self.of_word(joined) if joined else []
            heard = heard or self.of_word(letters[i])
            if heard:
                pick = heard[min(int(draw.exponential(1.5)), len(heard) - 1)]
                words[i : i + (2 if joined and heard is self._known.get(joined) else 1)] = [pick]
        return " ".join(words)


def misheard_wordings(
    texts: Sequence[str], labels: Sequence[int], mishearing: Mishearing, one_in: int, seed: int
) -> list[tuple[str, int]]:
    """Return one in so many of the texts as they might be misheard, with their labels."""
    draw = np.random.default_rng(seed)
    chosen = range(0, len(texts), one_in)
    heard = [(mishearing.of_text(texts[i], draw), texts[i], labels[i]) for i in chosen]
    return [(text, label) for text, said, label in heard if text != said]
