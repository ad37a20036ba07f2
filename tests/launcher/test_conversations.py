"""The conversations count only when each of them was run."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from launcher.conversations import count_stories, differences, read_report
from launcher.errors import LauncherError

FAILED = """version: "3.1"
stories:
- story: asks twice (tests/conversations/test_a.yml)
  steps:
  - intent: ask_duration  # predicted: ask_setting: where do they do it
  - action: action_answer_faq
"""


def test_stories_are_counted_over_the_test_files(tmp_path: Path) -> None:
    (tmp_path / "test_a.yml").write_text("stories:\n- story: one\n- story: two\n")
    (tmp_path / "test_b.yml").write_text("stories:\n- story: three\n")
    (tmp_path / "notes.yml").write_text("stories:\n- story: not run by rasa\n")
    assert count_stories(tmp_path) == 3


@pytest.mark.parametrize("name", ["a.yml", "test_a.yaml"])
def test_no_story_is_an_error(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("stories:\n- story: one\n")
    with pytest.raises(LauncherError, match=r"no story in a file named test_\*\.yml"):
        count_stories(tmp_path)


def test_report(tmp_path: Path) -> None:
    report = tmp_path / "story_report.json"
    with pytest.raises(LauncherError, match="Rasa ran no conversation"):
        read_report(report)
    report.write_text("{}")
    assert read_report(report) == (0, 0)
    report.write_text(json.dumps({"conversation_accuracy": {"correct": 2, "total": 3}}))
    assert read_report(report) == (3, 2)


def test_differences_name_story_and_step(tmp_path: Path) -> None:
    failed = tmp_path / "failed_test_stories.yml"
    assert differences(failed) == ""
    failed.write_text(FAILED)
    assert differences(failed).splitlines() == [
        "  - story: asks twice (tests/conversations/test_a.yml)",
        "  - intent: ask_duration  # predicted: ask_setting: where do they do it",
    ]
