"""Splits a cleaned document into passages: a paragraph or a short list, with the heading above it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from importing.blocks import Block
from importing.cleaning import REVIEWED, WRITTEN_BY
from store.sentences import split_sentences
from store.spoken_numbers import TELEPHONE

ABOUT = "About this document"
CONTACT = "Contact"
LONG_LIST = 90
"""A list with more words than this is split into its items."""
SHORT_ITEM = 8
"""Items with fewer words than this stay together."""
LONG_PARAGRAPH = 6
"""A paragraph with more sentences than this is split."""


@dataclass(frozen=True)
class Passage:
    """One section of a draft source: its id, the heading it stood under, its blocks, and its page if there are any."""

    section: str
    heading: str
    blocks: tuple[Block, ...]
    page: int | None

    @property
    def sentences(self) -> tuple[str, ...]:
        """All sentences and list items."""
        return tuple(sentence for block in self.blocks for _, sentence in split_sentences(block.text, True))

    @property
    def text(self) -> str:
        """All words on one line."""
        return " ".join(block.text for block in self.blocks)


def split_passages(blocks: Sequence[Block], title: str) -> tuple[Passage, ...]:
    """The passages in order; loose telephone numbers, and lines on who wrote and reviewed it, come last."""
    found: list[tuple[str, tuple[Block, ...]]] = []
    about: list[Block] = []
    contact: list[Block] = []
    heading = title
    group: list[Block] = []
    for block in blocks:
        if block.kind != "item" and group:
            found += [(heading, part) for part in _parts(group)]
            group = []
        if block.kind == "heading":
            heading = block.text
        elif REVIEWED.search(block.text) or WRITTEN_BY.search(heading) or WRITTEN_BY.search(block.text):
            about.append(block)
        elif TELEPHONE.search(block.text) and len(block.text.split()) < SHORT_ITEM and block.kind == "text":
            contact.append(block)
        elif block.kind == "item" or _opens_list(block):
            group.append(block)
        else:
            found += [(heading, part) for part in _parts([block])]
    found += [(heading, part) for part in _parts(group)]
    found += [(CONTACT, tuple(contact))] if contact else []
    found += [(ABOUT, tuple(about))] if about else []
    return _named(found)


def slug(text: str, most: int = 5) -> str:
    """An id made of the first words of a text: small letters, digits and hyphens; "passage" where there are none."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().casefold()
    return "-".join(re.findall(r"[a-z0-9]+", plain.replace("'", ""))[:most]) or "passage"


def _opens_list(block: Block) -> bool:
    return block.text.endswith(":")


def _parts(group: Sequence[Block]) -> list[tuple[Block, ...]]:
    """A list that is short stays whole; a long one is split into its items, each with the sentence that opens it."""
    if not group:
        return []
    words = sum(len(block.text.split()) for block in group)
    items = [block for block in group if block.kind == "item"]
    if len(items) > 1 and words > LONG_LIST and words / len(group) >= SHORT_ITEM:
        return [(item,) for item in items]
    if len(group) == 1:
        sentences = [sentence for _, sentence in split_sentences(group[0].text)]
        if len(sentences) > LONG_PARAGRAPH:
            parts = sentences[: len(sentences) // 2], sentences[len(sentences) // 2 :]
            return [(Block(group[0].kind, " ".join(part), page=group[0].page),) for part in parts]
    return [tuple(group)]


def _named(found: Sequence[tuple[str, tuple[Block, ...]]]) -> tuple[Passage, ...]:
    passages: list[Passage] = []
    used: dict[str, int] = {}
    for heading, blocks in found:
        name = slug(heading)
        used[name] = used.get(name, 0) + 1
        section = name if used[name] == 1 else f"{name}-{used[name]}"
        passages.append(Passage(section, heading, blocks, blocks[0].page))
    return tuple(passages)
