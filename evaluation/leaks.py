"""Does a question stand, word for word or nearly so, among the wordings that the model learns from?

Such a question would measure memory. Words are compared after taking away case, punctuation and fillers; questions of
five words and more also by the share of their words that both have (Jaccard).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import ceil

from evaluation.question import Question
from evaluation.wordings import Wording

WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)?")
FILLERS = frozenset(
    "uh uhh um umm er erm hmm hm ah oh well so okay ok please hi hello hey just like actually basically".split()
)
LEAST_WORDS = 5
LEAST_SHARE = 0.9
UNAVOIDABLE_SETS = ("acts", "dialogue")
UNAVOIDABLE_WORDS = 3
"""Greetings, and answers within a dialogue ("yes", "say that again"), of so few words can be said in one way only."""


@dataclass(frozen=True)
class Leak:
    """A question that the model has learned."""

    question: str
    text: str
    wording: Wording

    def __str__(self) -> str:
        """Name both, and where the wording stands."""
        return f'{self.question} "{self.text}" stands in {self.wording.file} as "{self.wording.text}"'


def find_leaks(questions: Iterable[Question], wordings: Sequence[Wording]) -> list[Leak]:
    """Return every question that is, or nearly is, one of the wordings; each with the first that it equals."""
    known = _Known(wordings)
    found = []
    for question in questions:
        texts = [turn.text for turn in question.turns] + ([question.clean] if question.clean else [])
        for text in texts:
            wording = known.near(text)
            if wording is not None and not unavoidable(question, text):
                found.append(Leak(question.id, text, wording))
    return found


def unavoidable(question: Question, text: str) -> bool:
    """Tell whether a text is so short that no other words exist for it."""
    return question.set in UNAVOIDABLE_SETS and len(all_words(text)) <= UNAVOIDABLE_WORDS


def all_words(text: str) -> tuple[str, ...]:
    """Return the words in lower case, without punctuation."""
    return tuple(WORD.findall(text.replace("\u2019", "'").lower()))


def plain_words(text: str) -> tuple[str, ...]:
    """Return the words in lower case without fillers; all of them where nothing else is left ("hello")."""
    words = all_words(text)
    return tuple(word for word in words if word not in FILLERS) or words


class _Known:
    """The wordings, by their words and by their rarest words."""

    def __init__(self, wordings: Sequence[Wording]) -> None:
        self._exact: dict[tuple[str, ...], Wording] = {}
        self._sets: list[tuple[frozenset[str], Wording]] = []
        self._holding: dict[str, list[int]] = {}
        for wording in wordings:
            words = plain_words(wording.text)
            self._exact.setdefault(words, wording)
            self._sets.append((frozenset(words), wording))
        self._often: Counter[str] = Counter(word for held, _ in self._sets for word in held)
        for number, (held, _) in enumerate(self._sets):
            for word in held:
                self._holding.setdefault(word, []).append(number)

    def near(self, text: str) -> Wording | None:
        words = plain_words(text)
        if not words:
            return None
        if words in self._exact:
            return self._exact[words]
        asked = frozenset(words)
        if len(words) < LEAST_WORDS:
            return None
        # A wording that shares nine words in ten has at least one of the rarest: only a few can be missing.
        missing = len(asked) - ceil(LEAST_SHARE * len(asked))
        rare = sorted(asked, key=lambda word: (self._often[word], word))[: missing + 1]
        for number in sorted({number for word in rare for number in self._holding.get(word, [])}):
            held, wording = self._sets[number]
            if len(asked & held) / len(asked | held) >= LEAST_SHARE:
                return wording
        return None
