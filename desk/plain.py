"""Stored Markdown as plain text to copy and as HTML to read. It has paragraphs, lists and bold only."""

from __future__ import annotations

from markdown_it import MarkdownIt
from markupsafe import Markup

_MARKDOWN = MarkdownIt("commonmark", {"html": False}).disable(["image", "link", "autolink", "html_block"])


def as_html(markdown: str) -> Markup:
    """Return HTML; anything in the text that looks like HTML is shown, never run."""
    return Markup(_MARKDOWN.render(markdown))


def as_plain(markdown: str) -> str:
    """Return the text without its marks; list signs stay."""
    return markdown.replace("**", "").strip()
