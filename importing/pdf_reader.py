"""Reads PDF with pypdf: lines by their place on the page, headings by their size, paragraphs by the gaps between."""

from __future__ import annotations

import io
import re
from collections import Counter
from dataclasses import dataclass
from typing import Any

from pypdf import PdfReader

from importing.blocks import Block, Document, first_title, one_line, without_bullet
from importing.errors import ImportRefused
from importing.text_reader import looks_like_heading

SAME_LINE = 2.5
"""Points of height within which two pieces of text stand on one line."""
LARGER = 1.12
"""A line is a heading when its letters are at least this many times as large as most."""
GAP = 1.6
"""A gap of this many line heights ends a paragraph."""
PAGE_NUMBER = re.compile(r"(?:page\s*)?\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?", re.I)


@dataclass
class Line:
    """One line of a page: the text, the size of its letters, its height on the page (points), whether all is bold."""

    text: str
    size: float
    y: float
    page: int
    bold: bool


def read_pdf_document(content: bytes) -> Document:
    """The blocks of a PDF with their pages.

    Lines that come back on other pages at the same place, and page numbers, are left out. Raises ImportRefused for a
    PDF that is locked, or that holds pictures of text only.
    """
    reader = PdfReader(io.BytesIO(content))
    if reader.is_encrypted and not reader.decrypt(""):
        raise ImportRefused("This PDF asks for a password; save a copy without one, then import that.")
    lines = [line for number, page in enumerate(reader.pages, 1) for line in _lines(page, number)]
    if not any(char.isalpha() for line in lines for char in line.text):
        raise ImportRefused("This PDF holds no text, perhaps pictures of pages; ask for the document itself.")
    repeated = _repeated(lines, len(reader.pages))
    dropped = tuple((line.text, "head or foot of the page") for line in lines if _around(line, repeated))
    kept = [line for line in lines if not _around(line, repeated)]
    sizes: Counter[float] = Counter()
    for line in kept:
        sizes[round(line.size, 1)] += len(line.text)
    blocks = _blocks(kept, sizes.most_common(1)[0][0] if sizes else 10.0)
    named = one_line(str(reader.metadata.title or "")) if reader.metadata else ""
    title = named or first_title(blocks)
    return Document(title, tuple(blocks), dropped)


def _lines(page: Any, number: int) -> list[Line]:
    lines: list[Line] = []

    def visit(text: str, cm: list[float], tm: list[float], font: dict[str, Any] | None, size: float) -> None:
        words = text.replace("\n", " ")
        if not words.strip():
            if lines and words and "\n" not in text:
                lines[-1].text += " "
            return
        y = tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
        height = abs(size * (tm[3] or tm[1]) * (cm[3] or cm[1]))
        bold = bool(re.search(r"bold|black|heavy|medi", str((font or {}).get("/BaseFont", "")), re.I))
        if lines and abs(lines[-1].y - y) < SAME_LINE:
            last = lines[-1]
            last.text, last.size, last.bold = last.text + words, max(last.size, height), last.bold and bold
        else:
            lines.append(Line(words, height, y, number, bold))

    page.extract_text(visitor_text=visit)
    for line in lines:
        line.text = one_line(line.text)
    return [line for line in lines if line.text]


def _repeated(lines: list[Line], pages: int) -> set[tuple[str, int]]:
    """The lines, without their digits, that stand at the same height on more than one page and on half of them."""
    seen = {(_without_digits(line.text), round(line.y), line.page) for line in lines}
    counts = Counter((text, y) for text, y, _ in seen)
    return {key for key, count in counts.items() if count > 1 and count * 2 >= pages}


def _around(line: Line, repeated: set[tuple[str, int]]) -> bool:
    return (_without_digits(line.text), round(line.y)) in repeated or bool(PAGE_NUMBER.fullmatch(line.text))


def _without_digits(text: str) -> str:
    return re.sub(r"\d+", "0", text)


def _blocks(lines: list[Line], body: float) -> list[Block]:
    large = sorted({round(line.size) for line in lines if line.size >= body * LARGER}, reverse=True)
    blocks: list[Block] = []
    before: Line | None = None
    for line in lines:
        item = without_bullet(line.text)
        gap = before is None or line.page != before.page or abs(before.y - line.y) > GAP * max(line.size, before.size)
        is_large = line.size >= body * LARGER
        if is_large or (line.bold and (gap or blocks[-1].kind == "heading") and looks_like_heading(line.text)):
            level = large.index(round(line.size)) + 1 if is_large else len(large) + 1
            same = before is not None and not gap and round(before.size) == round(line.size)
            if same and blocks and blocks[-1].kind == "heading" and blocks[-1].level == level:
                blocks[-1] = _longer(blocks[-1], line.text)
            else:
                blocks.append(Block("heading", line.text, level, line.page))
        elif item is not None:
            blocks.append(Block("item", item, page=line.page))
        elif blocks and blocks[-1].kind != "heading" and (not gap or _goes_on(blocks[-1], line, before)):
            blocks[-1] = _longer(blocks[-1], line.text)
        else:
            blocks.append(Block("text", line.text, page=line.page))
        before = line
    return blocks


def _goes_on(block: Block, line: Line, before: Line | None) -> bool:
    """A sentence that ran over the end of a page."""
    turned = before is not None and line.page != before.page
    return turned and not re.search(r"[.!?:]$", block.text) and line.text[:1].islower()


def _longer(block: Block, text: str) -> Block:
    hyphen = re.search(r"[a-z]-$", block.text) and text[:1].islower()
    joined = block.text[:-1] + text if hyphen else f"{block.text} {text}"
    return Block(block.kind, one_line(joined), block.level, block.page)
