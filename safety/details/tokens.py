"""A text as words, numerals and marks, each with its place."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

_TOKEN = re.compile(r"(?P<word>[^\W\d_]+(?:['’`][^\W\d_]+)*)|(?P<numeral>\d+)|(?P<mark>\S)|\s+")
_POSSESSIVE = ("'s", "'")
SENTENCE_ENDS = frozenset(".?!;")


@dataclass(frozen=True)
class Token:
    """`form` is the word in lower case with a straight apostrophe, the numeral in plain digits, or the mark itself."""

    form: str
    text: str
    start: int
    end: int
    kind: str

    @property
    def is_word(self) -> bool:
        """Tell whether this is a word of letters."""
        return self.kind == "word"

    @property
    def is_numeral(self) -> bool:
        """Tell whether this is a row of digits."""
        return self.kind == "numeral"

    @property
    def is_letter(self) -> bool:
        """Tell whether this is a single letter."""
        return self.kind == "word" and len(self.form) == 1

    @property
    def is_capitalised(self) -> bool:
        """Tell whether this is a word that begins with a capital letter."""
        return self.kind == "word" and self.text[0].isupper()

    @cached_property
    def stem(self) -> str:
        """The word without a possessive ending."""
        for ending in _POSSESSIVE:
            if self.form.endswith(ending):
                return self.form.removesuffix(ending)
        return self.form


class Tokens(Sequence[Token]):
    """The tokens of a text; a place outside gives a token without a form, so that looking around needs no care."""

    NOTHING = Token("", "", -1, -1, "nothing")

    def __init__(self, text: str) -> None:
        """Take a text apart. Characters that are not seen (category Cf) separate nothing."""
        self.text = text
        self._tokens = [
            _token(found)
            for found in _TOKEN.finditer(text)
            if found.lastgroup and unicodedata.category(found.group()[0]) != "Cf"
        ]
        self._starts = [token.start for token in self._tokens]
        self._ends = [token.end for token in self._tokens]

    def __len__(self) -> int:
        return len(self._tokens)

    def __getitem__(self, at: int) -> Token:  # type: ignore[override]
        return self._tokens[at] if 0 <= at < len(self._tokens) else self.NOTHING

    def __iter__(self) -> Iterator[Token]:
        return iter(self._tokens)

    def form(self, at: int) -> str:
        """Return the form at `at`, "" outside."""
        return self[at].form

    def joined(self, at: int) -> bool:
        """Tell whether nothing stands between token `at` and the one before."""
        return 0 < at < len(self._tokens) and self._tokens[at].start == self._tokens[at - 1].end

    def between(self, start: int, end: int) -> range:
        """Return which tokens have characters from `start` to before `end`."""
        return range(bisect_right(self._ends, start), bisect_left(self._starts, end))

    def match(self, at: int, forms: Sequence[str]) -> bool:
        """Tell whether these forms stand side by side from `at` on."""
        return all(form in (self.form(at + ahead), self[at + ahead].stem) for ahead, form in enumerate(forms))

    def longest(self, at: int, runs: dict[str, list[tuple[str, ...]]]) -> int:
        """Return the length of the longest of the runs (filed by first word) that begins at `at`; 0 where none does."""
        return max((len(run) for run in runs.get(self.form(at), ()) if self.match(at, run)), default=0)

    def before(self, at: int, words: Collection[str], reach: int) -> bool:
        """Tell whether one of the words stands at most `reach` tokens before `at`, in the same sentence."""
        for place in range(at - 1, max(-1, at - 1 - reach), -1):
            if self.form(place) in words:
                return True
            if self.form(place) in SENTENCE_ENDS and not (self.joined(place) and self.joined(place + 1)):
                return False
        return False


def _token(found: re.Match[str]) -> Token:
    raw, kind = found.group(), str(found.lastgroup)
    form = raw.lower().replace("’", "'").replace("`", "'") if kind == "word" else raw
    if kind == "numeral":
        form = "".join(str(unicodedata.decimal(digit)) for digit in raw)
    return Token(form, raw, found.start(), found.end(), kind)


def file_runs(written: str) -> dict[str, list[tuple[str, ...]]]:
    """File runs of words, one a line, by their first word."""
    runs: dict[str, list[tuple[str, ...]]] = {}
    for line in written.strip().splitlines():
        if words := tuple(line.split()):
            runs.setdefault(words[0], []).append(words)
    return runs
