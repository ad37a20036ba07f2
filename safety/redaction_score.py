"""Counts how many lines with known personal details are redacted, and how many medical facts stay."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from safety.labelled_lines import LineError
from safety.personal_details import find_details, redact

_MARKED = re.compile(r"\{([^{}]+)\}")
_PIECE = re.compile(r"[^\W_]+")
_TELLS_NOTHING = frozenset(
    "the of on and um uh please in dr mr mrs ms miss captain sergeant number st nd rd th apt".split()
)
"""Words inside a detail that may stay: they say nothing about anybody."""


@dataclass(frozen=True)
class MarkedLine:
    """A line of a file, and which of its characters are details (none in a line of medical facts)."""

    text: str
    details: tuple[tuple[int, int], ...]

    @classmethod
    def read(cls, written: str) -> MarkedLine:
        """Read "my name is {Maria Lopez}"."""
        details, text, at = [], "", 0
        for found in _MARKED.finditer(written):
            text += written[at : found.start()]
            details.append((len(text), len(text) + len(found[1])))
            text += found[1]
            at = found.end()
        return cls(text + written[at:], tuple(details))

    def is_right(self) -> bool:
        """Tell whether every telling word of every detail is taken out; of a line without details, whether it stays."""
        if not self.details:
            return redact(self.text) == self.text
        found = find_details(self.text)
        return all(
            any(detail.start <= start + piece.start() and start + piece.end() <= detail.end for detail in found)
            for start, end in self.details
            for piece in _PIECE.finditer(self.text[start:end])
            if piece.group().lower() not in _TELLS_NOTHING
        )

    def takes_too_much(self) -> bool:
        """Tell whether a word outside the details is taken out too."""
        return any(
            not any(start <= at < end for start, end in self.details)
            for detail in find_details(self.text)
            for at in range(detail.start, detail.end)
            if self.text[at].isalnum()
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

    def count(self, lines: Iterable[MarkedLine]) -> None:
        """Redact every line and count it in."""
        for line in lines:
            right = line.is_right()
            if line.details:
                self.with_details += 1
                self.found += right
                self.too_much += line.takes_too_much()
            else:
                self.without += 1
                self.kept += right
            if not right or (line.details and line.takes_too_much()):
                self.mistakes.append(line)

    def __str__(self) -> str:
        """Write the score as one line."""
        parts = []
        if self.with_details:
            share = 100 * self.found / self.with_details
            parts.append(f"details found {self.found}/{self.with_details} ({share:.1f}%)")
            parts.append(f"another word taken too in {self.too_much}")
        if self.without:
            parts.append(f"facts kept {self.kept}/{self.without} ({100 * self.kept / self.without:.1f}%)")
        return ", ".join(parts) or "no lines"


def read_marked_lines(path: Path) -> list[MarkedLine]:
    """Read a .txt file, one line a message, details in curly brackets.

    Raises:
        LineError: where a bracket is open.
        OSError: where the file cannot be opened.
    """
    lines = []
    for number, written in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        line = MarkedLine.read(written)
        if "{" in line.text or "}" in line.text:
            raise LineError(f"{path}:{number}: a curly bracket is open; write each detail as {{detail}}.")
        if line.text.strip():
            lines.append(line)
    return lines
