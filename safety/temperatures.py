"""Body temperatures, written ("101.8", "39", "38,4 C") or spoken ("a hundred and one point five", "one oh two")."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

_DIGITS = frozenset("0123456789")
FEVER_FAHRENHEIT = 100.4
FEVER_CELSIUS = 38.0
_HIGHEST_FAHRENHEIT = 108.9
_HIGHEST_CELSIUS = 42.9
_LOWEST_FAHRENHEIT = 93.0
_LOWEST_CELSIUS = 34.5
_SMALL = {
    word: value
    for value, word in enumerate(
        """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
        seventeen eighteen nineteen""".split()
    )
} | {"oh": 0, "o": 0}
_TENS = {word: value for value, word in zip(range(20, 100, 10), "twenty thirty forty fifty sixty seventy eighty ninety"
         .split(), strict=True)}  # fmt: skip


@dataclass(frozen=True)
class Temperature:
    """A number that can be a body temperature: words `start` to before `end`, `value` in degrees of its own scale.

    `fever` tells whether it is at or above 100.4 Fahrenheit or 38 Celsius; `exact` whether it has a decimal.
    """

    start: int
    end: int
    value: float
    fever: bool
    exact: bool


def find_temperatures(words: Sequence[str]) -> tuple[Temperature, ...]:
    """Find the numbers of a message (its words as words.py gives them) that can be a body temperature."""
    found: list[Temperature] = []
    at = 0
    while at < len(words):
        number = _number(words, at)
        if number is None:
            at += 1
            continue
        value, end, exact = number
        if _LOWEST_FAHRENHEIT <= value <= _HIGHEST_FAHRENHEIT:
            found.append(Temperature(at, end, value, value >= FEVER_FAHRENHEIT, exact))
        elif _LOWEST_CELSIUS <= value <= _HIGHEST_CELSIUS:
            found.append(Temperature(at, end, value, value >= FEVER_CELSIUS, exact))
        at = end
    return tuple(found)


def _number(words: Sequence[str], at: int) -> tuple[float, int, bool] | None:
    """Read the number that starts at word `at`: its value, the word after it, and whether it has a decimal."""
    if words[at][0] in _DIGITS:
        exact = "." in words[at]
        if not exact and at + 1 < len(words) and words[at + 1] == "point":
            return _with_decimal(words, float(words[at]), at + 1)
        return float(words[at]), at + 1, exact
    whole = _whole(words, at)
    return None if whole is None else _with_decimal(words, float(whole[0]), whole[1])


def _with_decimal(words: Sequence[str], value: float, at: int) -> tuple[float, int, bool]:
    if at + 1 < len(words) and words[at] == "point":
        digit = words[at + 1]
        if digit in _DIGITS:
            return value + int(digit) / 10, at + 2, True
        if digit in _SMALL:
            return value + _SMALL[digit] / 10, at + 2, True
    return value, at, False


def _whole(words: Sequence[str], at: int) -> tuple[int, int] | None:
    """Read "a hundred and one", "one hundred two", "one oh two", "hundred one", "thirty nine"."""
    first = words[at]
    after = words[at + 1] if at + 1 < len(words) else ""
    if first == "hundred":
        return _after_hundred(words, at + 1)
    if first in ("a", "one") and after == "hundred":
        return _after_hundred(words, at + 2)
    third = words[at + 2] if at + 2 < len(words) else ""
    if first == "one" and after in ("oh", "o", "zero") and third in _SMALL and _SMALL[third] < 10:
        return 100 + _SMALL[third], at + 3
    if first in _TENS:
        if after in _SMALL and 0 < _SMALL[after] < 10:
            return _TENS[first] + _SMALL[after], at + 2
        return _TENS[first], at + 1
    return None


def _after_hundred(words: Sequence[str], at: int) -> tuple[int, int]:
    if at < len(words) and words[at] == "and":
        at += 1
        if at >= len(words) or words[at] not in _SMALL:
            return 100, at - 1
    if at < len(words) and words[at] in _SMALL:
        return 100 + _SMALL[words[at]], at + 1
    return 100, at
