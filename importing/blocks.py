"""What every reader makes of a document: headings, paragraphs and list items, in order."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

SPACE = re.compile(r"\s+")
# Letters that a PDF draws as one, and the hyphen that is only there where a line ends.
LETTERS = str.maketrans(
    {"\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl", "\u00ad": ""}
)
BULLET = re.compile(r"^\s*(?:[-*+\u2022\u25cf\u25aa\u25e6\u2023\u00b7\uf0b7]|\d{1,2}[.)])\s+")


@dataclass(frozen=True)
class Block:
    """One heading (`level` from 1), paragraph ("text") or list item, on one line; `page` from 1, None without pages."""

    kind: str
    text: str
    level: int = 0
    page: int | None = None


@dataclass(frozen=True)
class Document:
    """A document as it was read: `title` where it names one; `dropped` is what the reader itself left out, and why."""

    title: str | None
    blocks: tuple[Block, ...]
    dropped: tuple[tuple[str, str], ...] = ()


def one_line(text: str) -> str:
    """The text with single spaces and no line breaks."""
    return SPACE.sub(" ", text.translate(LETTERS)).strip()


def without_bullet(text: str) -> str | None:
    """The words of a list item; None where the line is none."""
    match = BULLET.match(text)
    return one_line(text[match.end() :]) if match else None


def first_title(blocks: Iterable[Block]) -> str | None:
    """The first heading of the highest level; None where there is no such heading."""
    for block in blocks:
        if block.kind == "heading" and block.level == 1:
            return block.text
    return None
