"""Reads Markdown."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt

from importing.blocks import Block, Document, first_title, one_line

FRONT_MATTER = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
_PARSER = MarkdownIt("commonmark").enable("table")


def read_markdown_document(content: str) -> Document:
    """The blocks of a Markdown text; a table row is a paragraph, pictures and raw HTML are left out."""
    blocks: list[Block] = []
    level, in_item = 0, 0
    row: list[str] | None = None
    for token in _PARSER.parse(FRONT_MATTER.sub("", content.replace("\r\n", "\n"))):
        if token.type == "heading_open":
            level = int(token.tag[1])
        elif token.type in {"list_item_open", "list_item_close"}:
            in_item += 1 if token.type.endswith("open") else -1
        elif token.type == "tr_open":
            row = []
        elif token.type == "tr_close" and row is not None:
            blocks.append(Block("text", "; ".join(cell for cell in row if cell)))
            row = None
        elif token.type == "inline":
            text = one_line("".join(_words(child.type, child.content) for child in token.children or []))
            if row is not None:
                row.append(text)
            elif text:
                blocks.append(Block("heading" if level else "item" if in_item else "text", text, level))
            level = 0
    return Document(first_title(blocks), tuple(blocks))


def _words(kind: str, content: str) -> str:
    return content if kind in {"text", "code_inline"} else " " if kind in {"softbreak", "hardbreak"} else ""
