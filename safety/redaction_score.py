"""Counts how many lines with known personal details are redacted, and how many medical facts stay."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from safety.details.detail import Detail
from safety.details.marked_lines import MarkedLine
from safety.personal_details import find_details

Find = Callable[[str], Sequence[Detail]]

_PIECE = re.compile(r"[^\W_]+")
_TELLS_NOTHING = frozenset(
    """the of on and um uh please in number st nd rd th apt dr mr mrs ms miss mister missus doctor doña captain
    sergeant""".split()
)
"""Words inside a detail that may stay: they say nothing about anybody."""


def is_right(line: MarkedLine, find: Find = find_details) -> bool:
    """Tell whether every telling word of every detail is taken out; of a line without details, whether it stays."""
    found = find(line.text)
    if not line.details:
        return not found
    return all(
        any(detail.start <= start + piece.start() and start + piece.end() <= detail.end for detail in found)
        for start, end in line.details
        for piece in _PIECE.finditer(line.text[start:end])
        if piece.group().lower() not in _TELLS_NOTHING
    )


def takes_too_much(line: MarkedLine, find: Find = find_details) -> bool:
    """Tell whether a word outside the details is taken out too."""
    return any(
        not any(start <= at < end for start, end in line.details)
        for detail in find(line.text)
        for at in range(detail.start, detail.end)
        if line.text[at].isalnum()
    )


@dataclass
class RedactionScore:
    """Counts of lines with details and of lines without, the ones that are right, and the mistakes."""

    with_details: int = 0
    found: int = 0
    too_much: int = 0
    without: int = 0
    kept: int = 0
    mistakes: list[MarkedLine] = field(default_factory=list)

    def count(self, lines: Iterable[MarkedLine], find: Find = find_details) -> None:
        """Look for details in every line and count it in."""
        for line in lines:
            right = is_right(line, find)
            if line.details:
                self.with_details += 1
                self.found += right
                self.too_much += takes_too_much(line, find)
            else:
                self.without += 1
                self.kept += right
            if not right or (line.details and takes_too_much(line, find)):
                self.mistakes.append(line)

    def __str__(self) -> str:
        """Write the score as one line."""
        parts = []
        if self.with_details:
            share = 100 * self.found / self.with_details
            parts.append(f"details found {self.found}/{self.with_details} ({share:.1f}%)")
            if self.too_much:
                parts.append(f"another word taken too in {self.too_much}")
        if self.without:
            parts.append(f"facts kept {self.kept}/{self.without} ({100 * self.kept / self.without:.1f}%)")
        return ", ".join(parts) or "no lines"
