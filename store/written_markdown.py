"""The little Markdown that a written text may hold: paragraphs, `-` or `1.` lists, `**bold**`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token

from store.citations import strip_markers
from store.records import Flaw

# More than is allowed is switched on, so that it can be named when it turns up.
_PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"]).disable(["text_join"])
ADDRESS = re.compile(r"https?://\S+|www\.\S+", re.I)
ONLY_THESE = "write paragraphs, lists and **bold** only"
BLOCKS = {
    "heading_open": "a heading",
    "hr": "a line across the page",
    "code_block": "an indented block; take out the spaces at the start of the line",
    "fence": "a code block",
    "html_block": "raw HTML",
    "blockquote_open": "a block quotation",
    "table_open": "a table",
}
INLINES = {
    "em_open": "italics",
    "s_open": "struck out text",
    "code_inline": "code",
    "link_open": "a link",
    "image": "an image",
    "html_inline": "raw HTML",
    "text_special": "a backslash or an HTML entity; write the character itself",
    "hardbreak": "a forced line break; begin a new paragraph",
}


@dataclass(frozen=True)
class Block:
    """One paragraph or list item; `kind` is paragraph, bullet or number; `text` still has its markers."""

    kind: str
    text: str
    line: int


def read_blocks(text: str, first_line: int, flaws: list[Flaw]) -> tuple[Block, ...]:
    """The paragraphs and list items of a Markdown text that begins on `first_line`; what is not allowed is noted."""
    env: dict[str, Any] = {}
    tokens = _PARSER.parse(text, env)
    for reference in env.get("references", {}).values():
        flaws.append(Flaw(first_line + reference["map"][0], f"a link (a line that begins with [...]:); {ONLY_THESE}"))
    blocks: list[Block] = []
    lists: list[str] = []
    in_item = False
    for token in tokens:
        line = first_line + (token.map[0] if token.map else 0)
        if token.type in BLOCKS:
            flaws.append(Flaw(line, f"{BLOCKS[token.type]}; {ONLY_THESE}"))
        elif token.type in {"bullet_list_open", "ordered_list_open"}:
            _note_list(token, line, bool(lists), flaws)
            lists.append("bullet" if token.type == "bullet_list_open" else "number")
        elif token.type in {"bullet_list_close", "ordered_list_close"}:
            lists.pop()
        elif token.type == "list_item_open":
            in_item = True
        elif token.type == "inline":
            if lists and not in_item:
                flaws.append(Flaw(line, "a second paragraph inside a list item; make it an item of its own"))
            flaws += list(_inline_flaws(token.children or [], line))
            blocks.append(Block(lists[-1] if lists else "paragraph", token.content, line))
            in_item = False
    return tuple(blocks)


def plain_markdown(blocks: Sequence[Block]) -> str:
    """The blocks as Markdown without citation markers: one line a block, a blank line between, none inside a list."""
    lines: list[str] = []
    number = 0
    for index, block in enumerate(blocks):
        same_list = index > 0 and blocks[index - 1].kind == block.kind != "paragraph"
        number = number + 1 if same_list else 1
        if index > 0 and not same_list:
            lines.append("")
        sign = {"paragraph": "", "bullet": "- ", "number": f"{number}. "}[block.kind]
        lines.append(sign + " ".join(strip_markers(block.text).split()))
    return "\n".join(lines)


def _note_list(token: Token, line: int, nested: bool, flaws: list[Flaw]) -> None:
    if nested:
        flaws.append(Flaw(line, f"a list inside a list; {ONLY_THESE}"))
    if token.type == "bullet_list_open" and token.markup != "-":
        flaws.append(Flaw(line, f'a list that begins with "{token.markup}"; begin each item with "- "'))
    if token.type == "ordered_list_open" and (token.markup != "." or token.attrGet("start") is not None):
        flaws.append(Flaw(line, 'a numbered list must begin with "1. " and go on with "2. "'))


def _inline_flaws(tokens: Sequence[Token], first_line: int) -> Iterator[Flaw]:
    line = first_line
    for token in tokens:
        if token.type in {"softbreak", "hardbreak"}:
            line += 1
        if token.type in INLINES:
            yield Flaw(line, f"{INLINES[token.type]}; {ONLY_THESE}")
        elif token.type == "strong_open" and token.markup != "**":
            yield Flaw(line, "bold is written with two stars: **bold**")
        elif token.type == "text":
            if ADDRESS.search(token.content):
                yield Flaw(line, f"a web address in full; name the site instead, as in cancer.org; {ONLY_THESE}")
            elif re.search(r"[*`<>|]", token.content):
                yield Flaw(line, f"a sign of Markdown or HTML (* ` < > |) in the text; {ONLY_THESE}")
