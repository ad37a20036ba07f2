"""A content file: settings between two `---` lines, then sections that begin with `## Heading`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from store.front_matter import Fields, read_fields
from store.records import Flaw
from store.text_file import read_text

FENCE = re.compile(r"---[ \t]*")
HEADING = re.compile(r"##(?!#)(?P<gap>[ \t]*)(?P<heading>.*)")


@dataclass(frozen=True)
class Section:
    """`## heading` on `line`, and the text below it, which begins on the line after."""

    heading: str
    line: int
    text: str

    @property
    def first_line(self) -> int:
        """The line on which the text begins."""
        return self.line + 1


@dataclass(frozen=True)
class MarkdownFile:
    """A content file taken apart; nothing in it has been judged yet."""

    stem: str
    fields: Fields
    sections: tuple[Section, ...]


def read_markdown_file(path: Path, flaws: list[Flaw]) -> MarkdownFile | None:
    """The parts of the file, or None where it cannot be taken apart; what is wrong goes into `flaws`."""
    text = read_text(path, flaws)
    if text is None:
        return None
    if not text.strip():
        flaws.append(Flaw(1, "this file is empty; delete it or fill it in"))
        return None
    lines = text.split("\n")
    fences = [number for number, line in enumerate(lines) if FENCE.fullmatch(line)]
    if len(fences) < 2 or fences[0] != 0:
        flaws.append(Flaw(1, "the settings are missing: the file must begin with a line ---, settings, and a line ---"))
        return None
    fields = read_fields("\n".join(lines[1 : fences[1]]), 2, flaws)
    sections = _sections(lines, fences[1] + 1, flaws)
    return None if fields is None else MarkdownFile(path.stem, fields, sections)


def _sections(lines: list[str], start: int, flaws: list[Flaw]) -> tuple[Section, ...]:
    headings = [number for number in range(start, len(lines)) if HEADING.fullmatch(lines[number])]
    ends = [*headings[1:], len(lines)][: len(headings)]
    before = [number for number in range(start, headings[0] if headings else len(lines)) if lines[number].strip()]
    if before:
        message = 'text before the first heading; every section begins with a line "## Heading"'
        flaws.append(Flaw(before[0] + 1, message))
    sections = []
    for number, end in zip(headings, ends, strict=True):
        match = HEADING.fullmatch(lines[number])
        assert match is not None
        if not match["gap"] or not match["heading"].strip():
            flaws.append(Flaw(number + 1, 'a heading is written "## Heading", with a space after the ##'))
        body = "\n".join(line.rstrip() for line in lines[number + 1 : end])
        sections.append(Section(match["heading"].strip(), number + 1, body))
    return tuple(sections)
