"""Lines of which it is known what in them is a personal detail: "my name is {Maria Lopez}"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from safety.labelled_lines import LineError

_MARKED = re.compile(r"\{([^{}]+)\}")


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
