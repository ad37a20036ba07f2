"""Digits as people write and say them: "555-0142", "five five five oh one four two", "double five, twenty three"."""

from __future__ import annotations

import itertools
from dataclasses import dataclass

from safety.details.tokens import Tokens

SINGLES = {word: str(value) for value, word in enumerate("zero one two three four five six seven eight nine".split())}
SINGLES |= {"oh": "0", "o": "0", "nought": "0", "naught": "0", "niner": "9"}
TEENS = {
    word: str(value)
    for value, word in enumerate(
        "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(), start=10
    )
}
TENS = {
    word: str(value) for value, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)
} | {"fourty": "4"}
REPEATS = {"double": 2, "triple": 3, "treble": 3}
HEARD_AS = {"to": "2", "too": "2", "for": "4", "fore": "4", "ate": "8", "won": "1", "tree": "3", "sex": "6"}
"""What recognisers write for a digit; believed only between two spoken digits."""
_BETWEEN = frozenset("- – — . ( ) , / dash hyphen and um uh er then area code dot".split())
"""May stand between the parts of one number; how many in a row, see `_GAP`."""
_GAP = 3
LONGEST = 60
"""No run is read further than this many parts."""


@dataclass(frozen=True)
class Figure:
    """One part of a number: its digits, and how it stands in the text ("numeral", "single", "pair", "hundred")."""

    digits: str
    how: str
    first: int
    last: int


@dataclass(frozen=True)
class Run:
    """Parts that follow each other with nothing but separators between; `marks` are those separators, in order."""

    figures: tuple[Figure, ...]
    marks: tuple[str, ...]

    @property
    def digits(self) -> str:
        """All digits in a row."""
        return "".join(figure.digits for figure in self.figures)

    @property
    def shape(self) -> tuple[int, ...]:
        """How many digits each part has."""
        return tuple(len(figure.digits) for figure in self.figures)

    @property
    def first(self) -> int:
        """The number of the first token."""
        return self.figures[0].first

    @property
    def last(self) -> int:
        """The number of the last token."""
        return self.figures[-1].last

    def singles(self) -> int:
        """Count the parts that were spoken digit by digit or in pairs."""
        return sum(figure.how in ("single", "pair") for figure in self.figures)

    def counts_up_or_down(self) -> bool:
        """Tell whether the parts are a count ("ten nine eight seven ...")."""
        values = [int(figure.digits) for figure in self.figures if len(figure.digits) < 4]
        steps = {after - before for before, after in itertools.pairwise(values)}
        return len(values) > 3 and len(values) == len(self.figures) and steps in ({1}, {-1})


def read_figure(tokens: Tokens, at: int) -> Figure | None:
    """Return the part of a number that begins at token `at`, or None."""
    token = tokens[at]
    form = token.form
    if token.is_numeral:
        return Figure(form, "numeral", at, at)
    if form in SINGLES:
        return Figure(SINGLES[form], "single", at, at)
    if form in TEENS:
        return Figure(TEENS[form], "pair", at, at)
    if form in TENS:
        unit = at + 2 if tokens.form(at + 1) == "-" and tokens.joined(at + 1) else at + 1
        digit = SINGLES.get(tokens.form(unit), "")
        if digit and digit != "0" and tokens.form(unit) != "o":
            return Figure(TENS[form] + digit, "pair", at, unit)
        return Figure(TENS[form] + "0", "pair", at, at)
    if form in REPEATS and (digit := _digit(tokens, at + 1)):
        return Figure(digit * REPEATS[form], "single", at, at + 1)
    if form == "hundred":
        return Figure("00", "hundred", at, at)
    if form in HEARD_AS and _spoken(tokens, at - 1) and _spoken(tokens, at + 1):
        return Figure(HEARD_AS[form], "heard", at, at)
    return None


def _digit(tokens: Tokens, at: int) -> str:
    form = tokens.form(at)
    return SINGLES.get(form, form if len(form) == 1 and form.isdigit() else "")


def _spoken(tokens: Tokens, at: int) -> bool:
    form = tokens.form(at)
    return form in SINGLES or form in TEENS or form in TENS or form in HEARD_AS


def read_runs(tokens: Tokens) -> list[Run]:
    """Return every run of digits, longest first reading from the left; none overlaps another."""
    runs: list[Run] = []
    at = 0
    while at < len(tokens):
        run = read_run(tokens, at)
        if run is None:
            at += 1
        else:
            runs.append(run)
            at = run.last + 1
    return runs


def read_run(tokens: Tokens, at: int) -> Run | None:
    """Return the run that begins at token `at`, or None."""
    figure = read_figure(tokens, at)
    if figure is None or figure.how in ("hundred", "heard"):
        return None
    figures, marks = [figure], []
    while len(figures) < LONGEST:
        place, gap = figures[-1].last + 1, list[str]()
        while len(gap) < _GAP and tokens.form(place) in _BETWEEN:
            gap.append(tokens.form(place))
            place += 1
        following = read_figure(tokens, place)
        if following is None or not _one_number(figures[-1], gap, following):
            break
        figures.append(following)
        marks.append("".join(gap))
    while len(figures) > 1 and figures[-1].how == "heard":
        figures.pop()
        marks.pop()
    return Run(tuple(figures), tuple(marks))


def _one_number(before: Figure, gap: list[str], after: Figure) -> bool:
    """Tell whether what stands between two parts leaves them one number."""
    if "and" in gap:
        return False
    both_numerals = before.how == after.how == "numeral"
    if "," in gap and both_numerals:
        sizes = {len(before.digits), len(after.digits)}
        return gap == [","] and (sizes == {1} or sizes <= {3, 4})
    return not ("dot" in gap and both_numerals)
