"""Writes a draft source for data/sources/: the passages as the document has them, for a person to restate."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

import yaml

from importing.blocks import Block
from importing.passages import Passage
from store.written_markdown import ADDRESS

NOTE = "# A draft: imported, served to nobody, cited by nothing. docs/editing.md says how it becomes a source."
SIGNS = re.compile(r"[*`<>|\\~_\[\]{}]")
STARTS_A_LIST = re.compile(r"^(?:[-+#]+\s*|(\d+)[.)]\s+)")


@dataclass(frozen=True)
class SourceHead:
    """The settings of a draft source."""

    id: str
    publisher: str
    title: str
    site: str
    reviewed: str | None
    retrieved: str
    phone: str | None
    document: str
    document_hash: str


def source_text(head: SourceHead, passages: Iterable[Passage]) -> str:
    """The file's text; what the content files do not allow (signs of Markdown, web addresses) is made plain."""
    settings: dict[str, str | None] = {
        "id": head.id,
        "publisher": head.publisher,
        "title": plain(head.title),
        "site": head.site,
        "audience": "any",
        "reviewed": head.reviewed,
        "retrieved": head.retrieved,
        "phone": head.phone,
        "state": "draft",
        "document": plain(head.document),
        "document_hash": head.document_hash,
    }
    lines = ["---", NOTE, yaml.safe_dump(settings, sort_keys=False, allow_unicode=True, width=1000).strip(), "---", ""]
    for passage in passages:
        page = f" page={passage.page}" if passage.page else ""
        lines += [f"## {plain(passage.heading)} {{#{passage.section}{page}}}", "", *passage_lines(passage.blocks), ""]
    return "\n".join(lines)


def passage_lines(blocks: Iterable[Block]) -> list[str]:
    """The blocks of a passage as lines of Markdown: paragraphs with a blank line between, lists without."""
    lines: list[str] = []
    before = None
    for block in blocks:
        if lines and not (before == block.kind == "item"):
            lines.append("")
        lines.append(f"- {plain(block.text)}" if block.kind == "item" else plain(block.text))
        before = block.kind
    return lines


def plain(text: str) -> str:
    """The text without signs that Markdown would read, and with the name of a website in place of its address."""
    named = ADDRESS.sub(lambda match: re.sub(r"^(?:https?://)?(?:www\.)?([^/\s]*).*$", r"\1", match[0]), text)
    without = " ".join(SIGNS.sub(" ", named).split())
    return STARTS_A_LIST.sub(r"\1 ", without).strip()
