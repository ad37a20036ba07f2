from pathlib import Path
from typing import Any

import pytest

from store import check
from store.content_folder import read_content
from store.source_file import is_day

FILE = "sources/marrow-society.md"
SHOWN = "data/" + FILE


def test_a_source_with_its_passages(folder: Any) -> None:
    content, problems = read_content(folder.path)
    assert problems == []
    source = content.sources[1]
    assert (source.id, source.audience, source.reviewed, source.phone) == (
        "marrow-society",
        "adult",
        None,
        "1-800-227-2345",
    )
    assert [(item.section, item.heading, item.line) for item in source.passages] == [
        ("time", "How long it takes", 12),
        ("bandage", "The bandage", 16),
        ("contact", "Contact", 23),
    ]
    assert source.passages[1].text == "Keep it on for:\n\n- 24 hours\n- two or three days after a biopsy"


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("id: marrow-society", "id: other", 'the file is called "marrow-society"'),
        ("publisher: Marrow Society\n", "", '"publisher" is missing'),
        ("publisher:", "publishers:", "did you mean publisher?"),
        ("audience: adult", "audience: kids", "it must be adult or child or any".replace("adult or", "adult,")),
        ("reviewed: null", "reviewed: October 2022", "must be YYYY, YYYY-MM, YYYY-MM-DD or null"),
        ("reviewed: null", "reviewed: 2022-13", "must be YYYY"),
        ("retrieved: 2026-11-20", "retrieved: 2026-11", "must be a day"),
        ("retrieved: 2026-11-20", "retrieved: null", '"retrieved" must be a text'),
        ("site: marrow.example.org", "site: https://marrow.example.org/", "the bare name of the website"),
        ("phone: 1-800-227-2345", "phone: none", "is no telephone number"),
        ("{#bandage}", "", "must end with its id"),
        ("{#bandage}", "{#Bandage}", "must end with its id"),
        ("{#bandage}", "{#contact}", "stands on line 16 already"),
        ("\nThe telephone number is 1-800-227-2345.\n", "", 'the section "contact" is empty'),
        ("The telephone number", "See [this](x) number", "a link"),
        ("## Contact {#contact}", "### Contact {#contact}", "a heading"),
    ],
)
def test_what_is_wrong_is_said(folder: Any, old: str, new: str, message: str) -> None:
    line = folder.change(FILE, old, new)
    found = [item for item in check(folder.path) if item.path == SHOWN and message in item.message]
    assert len(found) == 1, check(folder.path)
    assert found[0].line == 1 or abs(found[0].line - line) <= 7


def test_a_source_without_sections(folder: Any) -> None:
    text = folder.path.joinpath(FILE).read_text(encoding="utf-8").split("## ")[0]
    folder.write(FILE, text)
    assert any("at least one section" in item.message for item in check(folder.path))


def test_a_bad_file_name(folder: Any) -> None:
    path: Path = folder.path / FILE
    path.rename(path.with_name("Marrow_Society.md"))
    assert any("small letters, digits and hyphens" in item.message for item in check(folder.path))


def test_days() -> None:
    assert all(is_day(text) for text in ("2022", "2022-10", "2022-10-31", "2024-02-29"))
    assert not any(is_day(text) for text in ("", "22", "2022-1", "2022-00", "2023-02-29", "2022-10-31T00", "0000"))
