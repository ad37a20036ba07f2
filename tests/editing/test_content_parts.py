"""A file taken apart and put together is the same file; a part that is replaced moves nothing else."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from editing.content_parts import join, new_markdown, split_file, with_text

DATA = Path(__file__).parents[2] / "data"
FILES = sorted(path for path in DATA.rglob("*") if path.suffix in (".md", ".yml") and path.name != "rules.yml")
ANSWER = """---
topic: duration
title: How long does it take?
questions:
  - Is it quick?
  - "Time: how much?"
related: [setting, needle]
review: pending
---

## Spoken

About an hour. [ours]

## Written

- **An hour.** [ours]
"""
WORDINGS = """version: "3.1"

nlu:
  - intent: ask_duration
    examples: |
      - how long
      - how many minutes

  - intent: ask_duration
    examples:
      - text: "and \\"both\\""
        metadata: {after: needle}
"""


def changed(path: str, content: str, name: str, text: str) -> str:
    return join([with_text(piece, text) if piece.name == name else piece for piece in split_file(path, content)])


def test_every_content_file_comes_back_byte_for_byte() -> None:
    assert len(FILES) > 200
    for path in FILES:
        content = path.read_bytes().decode()
        assert join(split_file(path.name, content)) == content


def test_writing_a_part_anew_lays_it_out_as_it_was() -> None:
    for path in FILES:
        if "sources" in path.parts or path.parent.name == "local" or path.name == "citations.lock.yml":
            continue
        for piece in split_file(path.name, path.read_bytes().decode()):
            if piece.name:
                assert with_text(replace(piece, text="?"), piece.text).raw == piece.raw, (path, piece)


@pytest.mark.parametrize("folder", ["answers", "acts", "not_covered"])
def test_a_file_can_be_made_of_its_parts_alone(folder: str) -> None:
    for path in (DATA / folder).glob("*.md"):
        content = path.read_bytes().decode()
        parts = [(piece.name, piece.text) for piece in split_file(path.name, content) if piece.name]
        assert new_markdown(parts) == content


def test_the_parts_of_an_answer() -> None:
    parts = {piece.name: piece.text for piece in split_file("duration.md", ANSWER) if piece.name}
    assert parts == {
        "topic": "duration", "title": "How long does it take?", "questions": "Is it quick?\nTime: how much?",
        "related": "setting\nneedle", "review": "pending", "## Spoken": "About an hour. [ours]",
        "## Written": "- **An hour.** [ours]",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("name", "text", "before", "after"),
    [
        ("title", "Time: how long?", "title: How long does it take?", 'title: "Time: how long?"'),
        ("questions", "Is it quick?\nHow long?", '  - "Time: how much?"', "  - How long?"),
        ("related", "setting", "[setting, needle]", "[setting]"),
        ("## Spoken", "Two hours. [ours]", "About an hour. [ours]", "Two hours. [ours]"),
    ],
)
def test_a_part_is_replaced_and_nothing_else(name: str, text: str, before: str, after: str) -> None:
    assert changed("duration.md", ANSWER, name, text) == ANSWER.replace(before, after)


def test_wordings_with_and_without_a_topic_before() -> None:
    names = [(piece.name, piece.text) for piece in split_file("duration.yml", WORDINGS) if piece.name]
    assert names == [("wording", "how long"), ("wording", "how many minutes"), ("wording after needle", 'and "both"')]
    shorter = changed("duration.yml", WORDINGS, "wording after needle", "and both")
    assert shorter == WORDINGS.replace('"and \\"both\\""', '"and both"')


def test_foreign_line_ends_stay() -> None:
    content = ANSWER.replace("\n", "\r\n")
    assert join(split_file("duration.md", content)) == content


def test_a_heading_that_stands_twice_is_no_part() -> None:
    twice = ANSWER.replace("## Written", "## Spoken")
    assert "## Spoken" not in {piece.name for piece in split_file("duration.md", twice)}
