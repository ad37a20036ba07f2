"""A telephone number as it is said aloud."""

from __future__ import annotations

import re

DIGITS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
TELEPHONE = re.compile(
    r"(?<![\w.])(?:\+?1[-. ])?(?:\(\d{3}\) ?|\d{3}[-. ])\d{3}[-. ]\d{4}(?!\w)"  # 1-800-227-2345, (800) 227-2345
    r"|(?<![\w-])\d{3}-\d{4}(?!\w)"  # 227-2345
)
ALLOWED = re.compile(r"\+?[0-9(][0-9 ().\-]*[0-9]")


def is_telephone_number(text: str) -> bool:
    """Whether `text` is a number that can be dialled: 3 to 15 digits, with spaces, dots, hyphens, brackets or a +."""
    return ALLOWED.fullmatch(text) is not None and 3 <= sum(char.isdigit() for char in text) <= 15


def spoken_number(text: str) -> str:
    """The number in groups: "1-800-227-2345" is "one, eight hundred, two two seven, two three four five".

    The groups are those written; a number written without any is grouped as in North America where it has 7, 10 or 11
    digits. Raises ValueError for anything that is not a telephone number.
    """
    if not is_telephone_number(text):
        raise ValueError(f'"{text}" is not a telephone number: it needs 3 to 15 digits.')
    groups = re.findall(r"[0-9]+", text)
    if len(groups) == 1:
        groups = _grouped(groups[0])
    return ", ".join(_spoken_group(group) for group in groups)


def _grouped(digits: str) -> list[str]:
    sizes = {7: (3, 4), 10: (3, 3, 4), 11: (1, 3, 3, 4)}.get(len(digits))
    if sizes is None:
        return [digits] if len(digits) <= 4 else [digits[at : at + 3] for at in range(0, len(digits), 3)]
    groups, start = [], 0
    for size in sizes:
        groups.append(digits[start : start + size])
        start += size
    return groups


def _spoken_group(group: str) -> str:
    if len(group) == 3 and group[0] != "0" and group.endswith("00"):
        return f"{DIGITS[int(group[0])]} hundred"
    return " ".join(DIGITS[int(digit)] for digit in group)
