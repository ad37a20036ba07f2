"""Whole numbers, ordinals, years and hours in English words, as a voice says them."""

from __future__ import annotations

ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
    " eighteen nineteen"
).split()
TENS = "zero ten twenty thirty forty fifty sixty seventy eighty ninety".split()
SCALES = ((1_000_000_000, "billion"), (1_000_000, "million"), (1000, "thousand"), (100, "hundred"))
ORDINALS = {
    "one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth", "nine": "ninth",
    "twelve": "twelfth",
}  # fmt: skip
MOST = 999_999_999_999


def cardinal(number: int) -> str:
    """Return 24 as "twenty-four", 1200 as "one thousand two hundred".

    Raises ValueError for a number below 0 or above MOST.
    """
    if not 0 <= number <= MOST:
        raise ValueError(f"{number} is not said as one number; numbers from 0 to {MOST} are.")
    if number < 20:
        return ONES[number]
    if number < 100:
        tens, ones = divmod(number, 10)
        return TENS[tens] + (f"-{ONES[ones]}" if ones else "")
    size, name = next(scale for scale in SCALES if number >= scale[0])
    many, rest = divmod(number, size)
    return f"{cardinal(many)} {name}" + (f" {cardinal(rest)}" if rest else "")


def ordinal(number: int) -> str:
    """Return 26 as "twenty-sixth"; raises ValueError as `cardinal` does."""
    words = cardinal(number)
    cut = max(words.rfind(" "), words.rfind("-")) + 1
    last = words[cut:]
    if last in ORDINALS:
        return words[:cut] + ORDINALS[last]
    return words[:cut] + (f"{last[:-1]}ieth" if last.endswith("y") else f"{last}th")


def year(number: int) -> str:
    """Return 2025 as "twenty twenty-five", 2005 as "two thousand five", 1900 as "nineteen hundred"."""
    century, rest = divmod(number, 100)
    if not 11 <= century <= 99 or (century % 10 == 0 and rest < 10):
        return cardinal(number)
    if rest == 0:
        return f"{cardinal(century)} hundred"
    return f"{cardinal(century)} {'oh ' if rest < 10 else ''}{cardinal(rest)}"


def digits(text: str) -> str:
    """Return every digit of a text by itself: "302" is "three zero two"."""
    return " ".join(ONES[int(char)] for char in text if char.isascii() and char.isdigit())


def hour(number: int, half: str) -> str:
    """Return a time of day without its abbreviation: 8 and "a" is "eight in the morning"."""
    if half.lower() == "a":
        return "midnight" if number == 12 else f"{cardinal(number)} in the morning"
    if number == 12:
        return "noon"
    return f"{cardinal(number)} in the {'afternoon' if number < 6 else 'evening'}"
