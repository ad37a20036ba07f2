"""Reads the numbers of a text, in digits or in words, each with the unit that it measures."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from fractions import Fraction

from store.number_words import (
    BETWEEN_NUMBER_AND_UNIT,
    DIGIT_WORDS,
    FRACTIONS,
    LOOSE,
    SCALES,
    SMALL,
    TENS,
    UNITS,
)

TOKEN = re.compile(
    r"(?P<name>[A-Za-z]+-\d+\w*|[A-Za-z]+\d\w*)"  # COVID-19, B12: no number
    r"|(?P<ordinal>\d+(?:st|nd|rd|th)\b)"
    r"|(?P<label>\d+(?!(?:mg|ml|cc|mm|cm|kg|g|l|h|hrs?|mins?|secs?|s)\b)[A-Za-z]\w*)"  # 3D: no number, but 5mg is
    r"|(?P<fraction>(?:\d+ )?[1-9]/[2-9](?!\d))"
    r"|(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
    r"|(?P<word>[A-Za-z]+(?:['\u2019][a-z]+)?|[%½¼¾])"
    r"|(?P<mark>[^\s\w])"
)
CHAIN = frozenset({"or", "to", "and", "through", "-", "\u2013", "\u2014", ","})


@dataclass(frozen=True)
class Mention:
    """One number that a text mentions.

    `phone` holds the digits of a telephone number (without the leading 1), else `value` the number. `unit` is what it
    measures and how many of the smallest such unit, None without a unit. A loose mention ("a week", "one of them",
    "both") can bear a number out, but claims none itself.
    """

    text: str
    value: Fraction
    unit: tuple[str, int] | None = None
    phone: str | None = None
    loose: bool = False

    def bears_out(self, claim: Mention) -> bool:
        """Whether who reads this may say `claim`.

        "Half an hour" bears out "30 minutes"; "24 hours" does not bear out "24 minutes", nor "two tests" "two days".
        A claim without a unit ("... at most 48") needs the same number only.
        """
        if self.phone is not None or claim.phone is not None:
            return self.phone == claim.phone
        if claim.unit is None:
            return self.value == claim.value
        if self.unit is None:
            return False
        return self.unit[0] == claim.unit[0] and self.value * self.unit[1] == claim.value * claim.unit[1]


def dialled(digits: str) -> str:
    """The digits of a telephone number without the leading 1 of a North American one."""
    return digits[1:] if len(digits) == 11 and digits.startswith("1") else digits


@dataclass(frozen=True)
class Token:
    """A word, number or mark with its place in the text."""

    kind: str
    text: str
    start: int
    end: int

    @property
    def word(self) -> str:
        """The text in small letters."""
        return self.text.lower()


class NumberReader:
    """Walks over the tokens of one text; each `_read_...` method returns what it read and the index after it."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens = [
            Token(match.lastgroup or "", match[0], match.start(), match.end()) for match in TOKEN.finditer(text)
        ]

    def mentions(self) -> list[tuple[int, Mention]]:
        """Each mention with its offset in the text."""
        found: list[tuple[int, Mention]] = []
        at = 0
        while at < len(self.tokens):
            said = self._read_said_digits(at)
            chain, after = ([said[0]], said[1]) if said else self._read_chain(at)
            found += [(self.tokens[at].start, mention) for mention in chain]
            at = max(after, at + 1)
        return found

    def _word(self, at: int) -> str:
        return self.tokens[at].word if at < len(self.tokens) else ""

    def _slice(self, start: int, after: int) -> str:
        return self.text[self.tokens[start].start : self.tokens[after - 1].end]

    def _read_said_digits(self, at: int) -> tuple[Mention, int] | None:
        """A number said digit by digit, "nine one one" or "one, eight hundred, two two seven, ..."."""
        digits, longest, run, after, here = "", 0, 0, at, at
        while self._word(here) in DIGIT_WORDS and (digits or self._word(here) != "oh"):
            digits, run = digits + str(DIGIT_WORDS[self._word(here)]), run + 1
            here += 1
            if self._word(here) == "hundred":
                digits, run, here = digits + "00", 0, here + 1
            longest, after = max(longest, run), here
            if self._word(here) in {",", "-"}:
                run, here = 0, here + 1
        if len(digits) < 7 and longest < 3:
            return None
        phone = dialled(digits) if len(digits) >= 7 else None
        return Mention(self._slice(at, after), Fraction(0 if phone else int(digits)), phone=phone), after

    def _read_chain(self, at: int) -> tuple[list[Mention], int]:
        """Numbers that share a unit: "30 to 40 minutes", "two, three or four days"."""
        chain: list[Mention] = []
        here = after = at
        while (read := self._read_measure(here)) is not None:
            mention, after = read
            chain.append(mention)
            here = after
            while self._word(here) in CHAIN:
                here += 1
            if here == after:
                break
        unit = None
        for index in range(len(chain) - 1, -1, -1):
            unit = chain[index].unit or unit
            chain[index] = replace(chain[index], unit=unit)
        if any(not mention.loose for mention in chain[1:]) and chain[0].text.lower() == "one":
            chain[0] = replace(chain[0], loose=False)
        return chain, after

    def _read_measure(self, at: int) -> tuple[Mention, int] | None:
        """One number with its unit, if it has one."""
        read = self._read_number(at)
        if read is None:
            return None
        value, after, loose = read
        here = after
        while self._word(here) == "-" or self._word(here) in BETWEEN_NUMBER_AND_UNIT:
            here += 1
        if self._word(here) == "of" and self._word(here + 1) in {"a", "an"}:
            here += 2
        elif value < 1 and self._word(here) in {"a", "an"}:
            here += 1
        unit = UNITS.get(self._word(here))
        if unit is None:
            bare = self._word(at) in FRACTIONS or self._word(at) in {"a", "an"}
            return None if bare and value < 1 else (Mention(self._slice(at, after), value, loose=loose), after)
        after = here + 1
        if self._words(after, 3) == ["and", "a", "half"]:
            value, loose, after = value + Fraction(1, 2), False, after + 3
        loose = loose and self._word(at) != "one"
        return Mention(self._slice(at, after), value, unit, loose=loose), after

    def _words(self, at: int, count: int) -> list[str]:
        return [token.word for token in self.tokens[at : at + count]]

    def _read_number(self, at: int) -> tuple[Fraction, int, bool] | None:
        """The value, the index after it, and whether it is loose."""
        if at >= len(self.tokens):
            return None
        token = self.tokens[at]
        if token.kind == "fraction":
            return sum((Fraction(part) for part in token.text.split()), Fraction(0)), at + 1, False
        if token.word in {"a", "an"}:
            return self._read_after_article(at)
        if token.word in FRACTIONS and token.word not in {"third", "thirds"}:
            return FRACTIONS[token.word], at + 1, False
        if token.word in LOOSE:
            return Fraction(LOOSE[token.word]), at + (2 if self._word(at + 1) == "of" else 1), True
        whole_number = self._read_whole(at)
        if whole_number is None:
            return None
        value, after = whole_number
        joined = after + 1 if self._word(after) == "-" else after
        if self._words(after, 3) == ["and", "a", "half"]:
            return value + Fraction(1, 2), after + 3, False
        if self._word(joined) in FRACTIONS and value < 10:
            part = FRACTIONS[self._word(joined)]
            return (value + part if self._word(joined) in "½¼¾" else value * part), joined + 1, False
        pronoun = token.word == "one" and after == at + 1 and self._word(after) != "in"
        return value, after, pronoun

    def _read_after_article(self, at: int) -> tuple[Fraction, int, bool] | None:
        following = self._word(at + 1)
        if following in SCALES:
            return *self._read_scales(1, at + 1), False
        if following in {"half", "quarter", "third"}:
            return FRACTIONS[following], at + 2, False
        if following in LOOSE:
            return self._read_number(at + 1)
        return (Fraction(1), at + 1, True) if following in UNITS else None

    def _read_whole(self, at: int) -> tuple[Fraction, int] | None:
        """A number in digits or words: 1,000; 2 million; twenty-four; one hundred and twenty; twenty twenty-two."""
        if self.tokens[at].kind == "number":
            value = Fraction(self.tokens[at].text.replace(",", ""))
            scale = SCALES.get(self._word(at + 1))
            return (value * scale, at + 2) if scale else (value, at + 1)
        first = self._read_below_hundred(at)
        if first is None:
            return None
        year = self._read_below_hundred(first[1]) if first[0] in {19, 20} else None
        if year is not None and year[0] >= 10:
            return Fraction(first[0] * 100 + year[0]), year[1]
        return self._read_scales(*first)

    def _read_scales(self, group: int, here: int) -> tuple[Fraction, int]:
        total = 0
        while (scale := SCALES.get(self._word(here))) is not None:
            here += 1
            group *= scale
            if scale >= 1000:
                total, group = total + group, 0
            more = self._read_below_hundred(here + 1 if self._word(here) == "and" else here)
            if more is not None and scale != SCALES["dozen"]:
                group, here = group + more[0], more[1]
        return Fraction(total + group), here

    def _read_below_hundred(self, at: int) -> tuple[int, int] | None:
        word = self._word(at)
        if word in SMALL:
            return SMALL[word], at + 1
        if word not in TENS:
            return None
        joined = at + 2 if self._word(at + 1) == "-" else at + 1
        ones = SMALL.get(self._word(joined), 0)
        return (TENS[word] + ones, joined + 1) if 1 <= ones <= 9 else (TENS[word], at + 1)
