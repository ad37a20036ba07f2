"""Reads Word documents (.docx) with python-docx."""

from __future__ import annotations

import io
import re

import docx
from docx.table import Table
from docx.text.paragraph import Paragraph

from importing.blocks import Block, Document, first_title, one_line, without_bullet
from importing.text_reader import looks_like_heading

HEADING = re.compile(r"Heading (\d)")


def read_docx_document(content: bytes) -> Document:
    """The blocks of a Word document: its headings by style (or a short line all in bold), lists, tables row by row."""
    opened = docx.Document(io.BytesIO(content))
    blocks: list[Block] = []
    for part in opened.iter_inner_content():
        if isinstance(part, Table):
            for row in part.rows:
                cells = dict.fromkeys(one_line(cell.text) for cell in row.cells)
                blocks.append(Block("text", "; ".join(cell for cell in cells if cell)))
        else:
            block = _block(part)
            if block is not None:
                blocks.append(block)
    title = one_line(opened.core_properties.title or "") or first_title(blocks)
    return Document(title, tuple(block for block in blocks if block.text))


def _block(paragraph: Paragraph) -> Block | None:
    text, style = one_line(paragraph.text), str(paragraph.style.name if paragraph.style else "")
    if not text:
        return None
    heading = HEADING.match(style)
    if heading or style == "Title":
        return Block("heading", text, int(heading[1]) if heading else 1)
    numbered = paragraph._p.pPr is not None and paragraph._p.pPr.numPr is not None
    if style.startswith("List") or numbered or without_bullet(text):
        return Block("item", without_bullet(text) or text)
    words = [run for run in paragraph.runs if run.text.strip()]
    if words and all(run.bold for run in words) and looks_like_heading(text):
        return Block("heading", text, 3)
    return Block("text", text)
