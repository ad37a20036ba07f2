"""Reads HTML with selectolax: the main part of the page, without what is plainly not the text."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborHTMLParser, LexborNode

from importing.blocks import Block, Document, one_line

NEVER = "script, style, noscript, template, svg, canvas, iframe, object, video, audio, select, dialog, head link"
AROUND = {
    "nav": "navigation", "header": "navigation", "footer": "navigation", "aside": "navigation", "form": "navigation",
    "button": "navigation", "figcaption": "caption",
}  # fmt: skip
ROLES = {"navigation": "navigation", "banner": "navigation", "contentinfo": "navigation", "search": "navigation"}
NAMED = (
    ("cookie notice", r"(?:^|[-_ ])(?:cookies?|consent|gdpr)"),
    ("advertising", r"(?:^|[-_ ])(?:ads?|advert\w*|sponsor\w*|promo\w*|newsletter|subscribe|donate)(?:$|[-_ ])"),
    ("social media", r"(?:^|[-_ ])(?:social|share|sharing|follow-us)"),
    ("patient story", r"(?:^|[-_ ])(?:patient-stor\w+|stor(?:y|ies)|testimonials?)(?:$|[-_ ])"),
    ("navigation", r"(?:^|[-_ ])(?:breadcrumbs?|menu|sidebar|skip(?:-\w+)*|pagination|related)(?:$|[-_ ])"),
)
"""Words in a class or an id that say what the element holds."""
BLOCKS = frozenset("p li dt dd td th blockquote pre div section article main body ul ol dl table tr tbody".split())
KINDS = {"li": "item", "dt": "item", "dd": "item"}


def read_html_document(content: str) -> Document:
    """The blocks of the page's main part; what was left out around it is kept beside, with the reason."""
    tree = LexborHTMLParser(content)
    for node in tree.css(NEVER):
        node.decompose()
    dropped: list[tuple[str, str]] = []
    title = _title(tree)
    if tree.body is not None:
        _take_away(tree.body, dropped)
    root = tree.css_first("main") or tree.css_first("[role=main]") or tree.css_first("article") or tree.body
    blocks: list[Block] = []
    if root is not None:
        _walk(root, blocks)
    return Document(title, tuple(blocks), tuple(dropped))


def _title(tree: LexborHTMLParser) -> str | None:
    for selector in ("h1", "title"):
        node = tree.css_first(selector)
        if node is not None and one_line(node.text(separator=" ")):
            return one_line(node.text(separator=" "))
    return None


def _take_away(node: LexborNode, dropped: list[tuple[str, str]]) -> None:
    """Take what is around the text out of the tree, except where the page's title is in it."""
    child = node.child
    while child is not None:
        after = child.next
        reason = _reason(child)
        if reason and child.css_first("h1") is None:
            text = one_line(child.text(separator=" "))
            if text:
                dropped.append((text, reason))
            child.decompose()
        else:
            _take_away(child, dropped)
        child = after


def _reason(node: LexborNode) -> str | None:
    attributes = node.attributes
    if node.tag in {"main", "article", "body"}:
        return None
    if node.tag in AROUND:
        return AROUND[node.tag]
    if attributes.get("role") in ROLES or attributes.get("hidden", "shown") is None:
        return "navigation"
    names = f"{attributes.get('class') or ''} {attributes.get('id') or ''}"
    return next((reason for reason, pattern in NAMED if re.search(pattern, names, re.IGNORECASE)), None)


def _walk(node: LexborNode, blocks: list[Block], kind: str = "text") -> None:
    """Add the blocks below a node; text that stands directly in it becomes a block between its child blocks."""
    loose: list[str] = []

    def close() -> None:
        text = one_line("".join(loose))
        loose.clear()
        if text:
            blocks.append(Block(kind, text))

    child = node.child
    while child is not None:
        tag = child.tag or ""
        if re.fullmatch(r"h[1-6]", tag):
            close()
            text = one_line(child.text(separator=" "))
            if text:
                blocks.append(Block("heading", text, int(tag[1])))
        elif tag == "br":
            loose.append(" ")
        elif tag == "img":
            pass
        elif tag in BLOCKS or child.css_first("p, li, h1, h2, h3, h4, h5, h6, div, td, dd") not in (None, child):
            close()
            _walk(child, blocks, KINDS.get(tag, kind if kind == "item" else "text"))
        elif tag == "-text":
            loose.append(child.text_content or "")
        elif tag != "_comment":
            loose.append(child.text(separator=""))
        child = child.next
    close()
