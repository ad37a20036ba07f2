"""A changed passage flags exactly the answers that rest on it."""

from pathlib import Path
from typing import Any

import pytest

from store import StoreError, UnknownKeyError, build, open_store
from store.__main__ import main
from store.checking import examine
from store.citation_lock import NAME, accept, citing_files, find_changes, read_lock, write_lock

REPOSITORY = Path(__file__).resolve().parents[2] / "data"


def accept_all(folder: Any) -> None:
    write_lock(folder.path, accept(examine(folder.path)[0], read_lock(folder.path), None))


def changed(folder: Any) -> set[tuple[str, str]]:
    found = find_changes(examine(folder.path)[0], read_lock(folder.path))
    return {(change.file, change.citation) for change in found}


def test_nothing_changed_is_no_change(folder: Any) -> None:
    accept_all(folder)
    assert changed(folder) == set()
    folder.change("sources/childrens-guide.md", "about 30 minutes", "about\n30 minutes")  # the same words
    assert changed(folder) == set()


def test_a_changed_sentence_flags_exactly_the_answers_that_rest_on_it(folder: Any, tmp_path: Path) -> None:
    accept_all(folder)
    folder.change("sources/childrens-guide.md", "hollow. A child", "empty inside. A child")
    (change,) = find_changes(examine(folder.path)[0], read_lock(folder.path))
    assert (change.file, change.citation, change.new) == ("answers/needle", "childrens-guide#needle", False)
    assert change.difference == "- The needle is thin and hollow.\n+ The needle is thin and empty inside."
    with open_store(build(folder.path, tmp_path / "faq.db").path) as store:
        flagged = {ref.topic: store.answer(ref.topic).needs_check for ref in store.topics()}
    assert flagged == {"aftercare": False, "duration": False, "needle": True}


@pytest.mark.parametrize("passage", ["time", "bandage", "contact"])
def test_by_the_citations_of_each_file(folder: Any, passage: str) -> None:
    accept_all(folder)
    old = {"time": "## How long it takes {#time}", "bandage": "Keep it on for:", "contact": "The telephone number"}
    folder.change("sources/marrow-society.md", old[passage], old[passage].replace("e", "e e", 1))
    cited = f"marrow-society#{passage}"
    expected = {
        (name, cited)
        for name, (_, citations) in citing_files(examine(folder.path)[0]).items()
        if cited in {str(citation) for citation in citations}
    }
    assert expected and changed(folder) == expected


def test_the_check_lists_them_with_the_difference(folder: Any, capsys: pytest.CaptureFixture[str]) -> None:
    accept_all(folder)
    folder.change("sources/childrens-guide.md", "hollow. A child", "empty inside. A child")
    assert main(["check", "--data", str(folder.path)]) == 1
    output = capsys.readouterr()
    assert output.out == (
        "data/answers/needle.md:1: needs check: childrens-guide#needle has changed\n"
        "    - The needle is thin and hollow.\n    + The needle is thin and empty inside.\n"
    )
    assert output.err == "1 file to compare; then: make accept TOPIC=...\n"
    assert main(["accept", "needle", "--data", str(folder.path)]) == 0
    assert main(["check", "--data", str(folder.path)]) == 0


def test_accepting_without_a_name_leaves_changed_ones_alone(folder: Any) -> None:
    assert main(["accept", "--data", str(folder.path)]) == 0
    folder.change("sources/childrens-guide.md", "hollow. A child", "empty inside. A child")
    folder.change(
        "not_covered/cost.md", "what it costs. [ours]\n\n## W", "what it costs. [marrow-society#time]\n\n## W"
    )
    assert main(["accept", "--data", str(folder.path)]) == 0
    assert changed(folder) == {("answers/needle", "childrens-guide#needle")}
    assert main(["accept", "--all", "--data", str(folder.path)]) == 0
    assert changed(folder) == set()


def test_each_citation_in_the_store_has_the_hash_it_rests_on(folder: Any, tmp_path: Path) -> None:
    from sqlite_utils import Database

    accept_all(folder)
    lock = read_lock(folder.path)
    folder.change("sources/childrens-guide.md", "hollow. A child", "empty inside. A child")
    db = Database(build(folder.path, tmp_path / "faq.db").path)
    for row in db.query("SELECT * FROM citations"):
        if row["source"] is None:
            assert row["hash"] is None
        else:
            cited = f"{row['source']}#{row['section']}"
            assert row["hash"] == lock.accepted[f"answers/{row['topic']}"][cited]
    db.close()


def test_the_same_lock_is_the_same_file(folder: Any) -> None:
    accept_all(folder)
    before = (folder.path / NAME).read_bytes()
    write_lock(folder.path, read_lock(folder.path))
    assert (folder.path / NAME).read_bytes() == before


def test_an_unknown_topic_and_a_damaged_lock_are_sentences(folder: Any) -> None:
    with pytest.raises(UnknownKeyError, match=r"Did you mean needle\?"):
        accept(examine(folder.path)[0], read_lock(folder.path), ["nedle"])
    (folder.path / NAME).write_text("accepted: [1", encoding="utf-8")
    with pytest.raises(StoreError, match="undo the change in it"):
        read_lock(folder.path)


def test_no_answer_of_marlow_needs_a_check() -> None:
    assert find_changes(examine(REPOSITORY)[0], read_lock(REPOSITORY)) == ()
