"""Reads plain text: a short line of its own is a heading, a line with a bullet a list item, the rest paragraphs."""

from __future__ import annotations

import re

from importing.blocks import Block, Document, one_line, without_bullet

LONGEST_HEADING = 90
MOST_WORDS = 14
LINK = re.compile(r"!?\[([^\[\]]*)\]\([^()]*\)[\u00b9\u00b2\u00b3\u2070-\u2079]*")
MARKS = re.compile(r"\*\*|__|[\u00b9\u00b2\u00b3\u2070-\u2079]")
ENDS = re.compile(r"[.:;,!]['\")\u2019\u201d]*$")


def read_text_document(content: str) -> Document:
    """The blocks of a plain text; marks that a copied web page leaves behind (links, stars, footnote signs) go."""
    plain = MARKS.sub("", LINK.sub(r"\1", content.replace("\r\n", "\n").replace("---", "\u2014")))
    blocks: list[Block] = []
    for paragraph in re.split(r"\n\s*\n", plain):
        blocks += _blocks([line for line in paragraph.split("\n") if line.strip()])
    return Document(None, tuple(blocks))


def looks_like_heading(line: str) -> bool:
    """Whether a line that stands alone is short and unfinished enough to be a heading; a question may be one."""
    text = one_line(line)
    if not text or len(text) > LONGEST_HEADING or len(text.split()) > MOST_WORDS or ENDS.search(text):
        return False
    return without_bullet(line) is None and "://" not in text and any(char.isalpha() for char in text)


def _blocks(lines: list[str]) -> list[Block]:
    """The blocks of lines that no blank line parts: list items, or one paragraph of wrapped lines."""
    if len(lines) == 1 and looks_like_heading(lines[0]):
        return [Block("heading", one_line(lines[0]), 2)]
    found: list[Block] = []
    for line in lines:
        item = without_bullet(line)
        if item is not None:
            found.append(Block("item", item))
        elif found and (line[0].isspace() or line[0].islower() or not looks_like_heading(line)):
            last = found[-1]
            found[-1] = Block(last.kind, one_line(f"{last.text} {line}"))
        else:
            found.append(Block("text", one_line(line)))
    return found
