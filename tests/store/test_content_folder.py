import shutil
from typing import Any

import pytest

from store import StoreError, check
from store.content_folder import read_content


def test_everything_is_read_in_the_order_of_the_keys(folder: Any) -> None:
    content, problems = read_content(folder.path)
    assert problems == []
    assert [item.id for item in content.sources] == ["childrens-guide", "marrow-society"]
    assert [item.topic for item in content.answers] == ["aftercare", "duration", "needle"]
    assert [item.act for item in content.acts] == ["greet", "urgent_symptoms"]
    assert [item.subject for item in content.subjects] == ["cost", "shower"]
    assert content.site["emergency_number"] == "911"
    assert content.unread == frozenset()


def test_no_such_folder(tmp_path: Any) -> None:
    with pytest.raises(StoreError, match="There is no content folder"):
        read_content(tmp_path / "missing")


def test_a_missing_and_an_empty_folder(folder: Any) -> None:
    shutil.rmtree(folder.path / "acts")
    shutil.rmtree(folder.path / "not_covered")
    (folder.path / "not_covered").mkdir()
    assert [str(item) for item in check(folder.path)] == [
        "data/acts:1: this folder is missing or cannot be opened; it must be there",
        "data/not_covered:1: this folder is empty; it must hold at least one file",
    ]


def test_files_that_nobody_would_read(folder: Any) -> None:
    folder.write("answers/pain.markdown", "x")
    folder.write("answers/pain.md~", "x")
    folder.write("answers/more/pain.md", "x")
    folder.write("answers/.hidden", "x")
    problems = check(folder.path)
    assert [item.path.rpartition("/")[2] for item in problems] == ["more", "pain.markdown", "pain.md~"]
    assert all("nothing reads this" in item.message for item in problems)


def test_files_that_cannot_be_read_are_problems_of_their_own(folder: Any) -> None:
    (folder.path / "sources" / "marrow-society.md").write_bytes(b"\xff\xfe")
    (folder.path / "answers" / "needle.md").write_text("", encoding="utf-8")
    (folder.path / "answers" / "a_folder.md").mkdir()
    (folder.path / "acts" / "gone.md").symlink_to(folder.path / "nowhere")
    (folder.path / "not_covered" / "cost.md").write_text("---\n{{{\n---\n", encoding="utf-8")
    problems = check(folder.path)
    # What refers to a file that cannot be read is not reported on top.
    assert sorted(item.path.rpartition("/")[2] for item in problems) == [
        "a_folder.md",
        "cost.md",
        "gone.md",
        "marrow-society.md",
        "needle.md",
    ]


def test_the_folder_may_have_another_name(folder: Any, tmp_path: Any) -> None:
    folder.change("answers/needle.md", "topic: needle", "topic: pin")
    folder.path.rename(tmp_path / "content of ours")
    (problem,) = check(tmp_path / "content of ours")
    assert problem.path == "content of ours/answers/needle.md"
