import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.records import Flaw
from store.written_markdown import plain_markdown, read_blocks


def read(text: str) -> tuple[str, list[Flaw]]:
    flaws: list[Flaw] = []
    return plain_markdown(read_blocks(text, 10, flaws)), flaws


def test_paragraphs_lists_and_bold_become_one_line_each() -> None:
    text = "Both **may\nhurt**. [a#b]\nSee: [ours]\n- one\n  more [a#b]\n- two [ours]\n\n1. a\n2. b\n\nEnd. [ours]"
    markdown, flaws = read(text)
    assert flaws == []
    assert markdown == "Both **may hurt**. See:\n\n- one more\n- two\n\n1. a\n2. b\n\nEnd."


def test_blocks_know_their_line_and_kind() -> None:
    blocks = read_blocks("One.\n\n- two\n- three\n\n1. four\n", 10, [])
    assert [(block.kind, block.line) for block in blocks] == [
        ("paragraph", 10),
        ("bullet", 12),
        ("bullet", 13),
        ("number", 15),
    ]


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("### Heading", 10, "a heading"),
        ("Heading\n===", 10, "a heading"),
        ("Text\n\n---\n", 12, "a line across the page"),
        ("[a link](http://x.org)", 10, "a link"),
        ("<http://x.org>", 10, "a link"),
        ("fine\n\n[x]: http://x.org", 12, "a link"),
        ("See\nhttp://x.org", 11, "a web address"),
        ("![image](x.png)", 10, "an image"),
        ("<b>raw</b>", 10, "raw HTML"),
        ("<div>\nraw\n</div>", 10, "raw HTML"),
        ("<!-- comment -->", 10, "raw HTML"),
        ("<script>alert(1)</script>", 10, "raw HTML"),
        ("| a | b |\n|---|---|\n| c | d |", 10, "a table"),
        ("> quoted", 10, "a block quotation"),
        ("```\ncode\n```", 10, "a code block"),
        ("    code", 10, "an indented block"),
        ("`code`", 10, "code"),
        ("*italics*", 10, "italics"),
        ("_italics_", 10, "italics"),
        ("__bold__", 10, "two stars"),
        ("~~gone~~", 10, "struck out"),
        ("a \\* star", 10, "a backslash"),
        ("this &amp; that", 10, "an HTML entity"),
        ("one\\\ntwo", 11, "a forced line break"),
        ("**open", 10, "a sign of Markdown"),
        ("a < b", 10, "a sign of Markdown or HTML"),
        ("* item", 10, 'begins with "*"'),
        ("+ item", 10, 'begins with "+"'),
        ("1) item", 10, "a numbered list must begin"),
        ("3. item", 10, "a numbered list must begin"),
        ("- a\n  - b", 11, "a list inside a list"),
        ("- a\n\n  b", 12, "a second paragraph"),
    ],
)
def test_what_is_not_allowed(text: str, line: int, message: str) -> None:
    _, flaws = read(text)
    assert any(flaw.line == line and message in flaw.message for flaw in flaws), flaws


@given(st.text(alphabet="ab*_-1. \n\\<>&;[]()#`|~!+=", max_size=60))
def test_what_passes_is_stable(text: str) -> None:
    markdown, flaws = read(text)
    if not flaws:
        assert read(markdown) == (markdown, [])
