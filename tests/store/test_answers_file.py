import json
from pathlib import Path
from typing import Any

import pytest

from store import StoreError, build, open_store, write_answers
from store.__main__ import main
from store.answers_file import answers_document


def test_every_variant_of_every_answer_is_in_the_file(built: Path) -> None:
    document = json.loads(write_answers(built).read_text(encoding="utf-8"))
    kept = {(answer["topic"], answer["variant"]) for answer in document["answers"]}
    assert kept == {
        ("duration", "any"),
        ("duration", "child"),
        ("needle", "any"),
        ("needle", "biopsy"),
        ("aftercare", "any"),
    }
    duration = next(answer for answer in document["answers"] if answer["topic"] == "duration")
    with open_store(built) as store:
        stored = store.answer("duration")
        assert document["content"] == store.build_info().content_hash
    assert duration["written"] == stored.written
    assert duration["revision"] == stored.revision
    assert duration["questions"] == ["How many minutes will I be there for?", "Is it over quickly?"]
    assert duration["related"] == ["needle", "aftercare"]


def test_each_citation_leads_to_a_passage_in_the_file(built: Path) -> None:
    with open_store(built) as store:
        document = answers_document(store)
    cited = [pair for answer in document["answers"] for pair in answer["sources"]]
    assert cited
    for source, section in cited:
        assert source in document["sources"]
        assert section in [passage["section"] for passage in document["passages"][source]]


def test_the_hospitals_numbers_are_in_the_file_but_not_as_they_are_spoken(built: Path) -> None:
    with open_store(built) as store:
        site = answers_document(store)["site"]
    assert site["clinic_phone"] == "1-202-555-0142"
    assert not [name for name in site if name.endswith("_spoken")]


def test_the_command_line_writes_it_beside_the_store(folder: Any, tmp_path: Path) -> None:
    assert main(["build", "--data", str(folder.path), "--store", str(tmp_path / "out" / "faq.db")]) == 0
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["answers.json", "faq.db"]


def test_a_new_build_is_in_the_new_file(folder: Any, built: Path) -> None:
    before = write_answers(built).read_bytes()
    folder.change("answers/needle.md", "## Written\n\nThe needle is thin", "## Written\n\nThe needle is very thin")
    assert write_answers(build(folder.path, built).path).read_bytes() != before


def test_a_place_that_cannot_be_written_is_named(built: Path) -> None:
    (built.parent / "answers.json").mkdir()
    with pytest.raises(StoreError, match=r"answers\.json.*could not be written"):
        write_answers(built)
