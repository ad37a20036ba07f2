"""A message ready to be searched: its words, and where its sentences and clauses begin and end."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from safety.words import PAUSE, QUESTION, STOP, Word, read_words

_REACH = 60
"""Nothing further away than this many words is looked at, however long a sentence is."""
_SUBJECTS = frozenset("i he she it we they my his her our their the there this that now".split())
_JOINTS = frozenset({"and", "so", "because", "then"})


@dataclass(frozen=True)
class Message:
    """The text as it came, and its words. Places are word numbers; an `end` is the word after the last."""

    text: str
    words: tuple[Word, ...]

    @classmethod
    def read(cls, text: str) -> Message:
        """Take a text apart."""
        return cls(text, read_words(text))

    @cached_property
    def forms(self) -> tuple[str, ...]:
        """The words in their normal form."""
        return tuple(word.form for word in self.words)

    def form(self, at: int) -> str:
        """Return the word at `at`, or "" before the beginning and after the end."""
        return self.forms[at] if 0 <= at < len(self.forms) else ""

    def sentence(self, at: int) -> tuple[int, int]:
        """Return start and end of the sentence around word `at`, without its full stop or question mark."""
        return self._stretch(at, (STOP, QUESTION))

    def clause(self, at: int) -> tuple[int, int]:
        """Return start and end of the stretch around word `at` that has no comma, full stop or "but" in it."""
        return self._stretch(at, (STOP, QUESTION, PAUSE, "but"))

    def assertion(self, at: int) -> tuple[int, int]:
        """Return start and end of the sentence around word `at`, cut at a "but"."""
        return self._stretch(at, (STOP, QUESTION, "but"))

    def statement(self, at: int) -> tuple[int, int]:
        """Return start and end of the clause around word `at`, cut also where "and", "so" begins a new subject."""
        start, end = self.clause(at)
        for cut in range(start + 1, end - 1):
            if self.forms[cut] in _JOINTS and self.forms[cut + 1] in _SUBJECTS:
                if cut >= at:
                    return start, cut
                start = cut
        return start, end

    def _stretch(self, at: int, breaks: tuple[str, ...]) -> tuple[int, int]:
        start = end = at
        while start > max(0, at - _REACH) and self.forms[start - 1] not in breaks:
            start -= 1
        while end < min(len(self.forms), at + _REACH) and self.forms[end] not in breaks:
            end += 1
        return start, end

    def has(self, wanted: Iterable[str], start: int, end: int) -> bool:
        """Tell whether one of the words stands from `start` to before `end`."""
        return not frozenset(wanted).isdisjoint(self.forms[max(0, start) : max(0, end)])

    def has_run(self, runs: Iterable[tuple[str, ...]], start: int, end: int) -> bool:
        """Tell whether the words of one of the runs stand side by side from `start` to before `end`."""
        start = max(0, start)
        near = self.forms[start : max(start, end)]
        return any(near[at : at + len(run)] == run for run in runs for at in range(len(near) - len(run) + 1))

    def evidence(self, start: int, end: int) -> str:
        """Return the piece of the text that words `start` to before `end` came from."""
        return self.text[self.words[start].start : self.words[end - 1].end]
