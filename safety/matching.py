"""Finds the phrases of the sign tables in a message with spaCy's Matcher; built once, at the first message."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from safety.message import Message
from safety.phrases import Compiled, compile_phrase, expand
from safety.sign import Sign
from safety.signs import SIGNS
from safety.word_sets import GROUPS, SETS
from safety.words import STOP


@dataclass(frozen=True)
class Found:
    """The words `start` to before `end` of a message say or name `sign`."""

    sign: Sign
    start: int
    end: int


class SignMatcher:
    """All signs as spaCy Matchers. Only those are run of which the message has an anchor word."""

    def __init__(self) -> None:
        """Compile every phrase (about a second).

        Raises:
            KeyError: where a phrase names a word set or a group that does not exist.
            ValueError: where a phrase requires no word, or spaCy cannot read it.
        """
        import spacy  # takes over a second to import, so not before the first message
        from spacy.matcher import Matcher

        self._vocab = spacy.blank("en").vocab
        self._matchers: list[tuple[Sign, Any, bool]] = []
        self._by_anchor: dict[str, set[int]] = {}
        for sign in SIGNS:
            for (anchor, looks_ahead), patterns in _by_anchor(sign).items():
                matcher = Matcher(self._vocab)
                matcher.add(sign.name, patterns)
                for word in anchor:
                    self._by_anchor.setdefault(word, set()).add(len(self._matchers))
                self._matchers.append((sign, matcher, looks_ahead))

    def find(self, message: Message) -> list[Found]:
        """Return every phrase found, in the order of the tables, then of the message."""
        from spacy.tokens import Doc

        numbers: set[int] = set()
        for form in set(message.forms):
            numbers |= self._by_anchor.get(form, set())
        if not numbers:
            return []
        doc = Doc(self._vocab, words=[*message.forms, STOP])
        return [
            Found(sign, start, min(end - looks_ahead, len(message.words)))
            for sign, matcher, looks_ahead in (self._matchers[number] for number in sorted(numbers))
            for _, start, end in matcher(doc)
        ]


def _by_anchor(sign: Sign) -> dict[tuple[frozenset[str], bool], list[Any]]:
    """Compile the phrases of a sign, together where anchor and looking ahead are the same."""
    grouped: dict[tuple[frozenset[str], bool], list[Any]] = {}
    for phrase in dict.fromkeys(written for line in sign.phrases for written in expand(line, GROUPS)):
        compiled: Compiled = compile_phrase(phrase, SETS)
        grouped.setdefault((compiled.anchor, compiled.looks_ahead), []).append(compiled.pattern)
    return grouped


@lru_cache(maxsize=1)
def sign_matcher() -> SignMatcher:
    """Return the one SignMatcher of this process."""
    return SignMatcher()
