"""A whole import: drafts that nobody is served, twice the same, never written over."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from importing import ImportRefused, ImportReport, import_document
from importing.__main__ import main, report_text
from importing.matching import Encode
from store import build, check
from store.__main__ import main as store_main

SAMPLES = Path(__file__).parent / "samples"
LEAFLET = SAMPLES / "day-unit.html"
DAY = date(2026, 11, 21)
Import = Callable[[Path], ImportReport]


@pytest.fixture
def run(data: Path, by_words: Encode) -> Import:
    return lambda path: import_document(path, data, lambda: by_words, today=DAY)


def snapshot(folder: Path) -> dict[str, tuple[bytes, int]]:
    return {
        str(path.relative_to(folder)): (path.read_bytes(), path.stat().st_mtime_ns)
        for path in folder.rglob("*")
        if path.is_file()
    }


@pytest.mark.parametrize("kind", ["docx", "html", "md", "pdf"])
def test_a_draft_is_sound_and_not_served(data: Path, run: Import, tmp_path: Path, kind: str) -> None:
    before = build(data, tmp_path / "before.db").content_hash
    report = run(SAMPLES / f"day-unit.{kind}")
    text = (data / "sources" / "day-unit.md").read_text(encoding="utf-8")
    assert "state: draft" in text and f"document: day-unit.{kind}" in text
    assert check(data) == []
    built = build(data, tmp_path / "after.db")
    assert built.content_hash == before
    with closing(sqlite3.connect(built.path)) as connection:
        assert "garage B" not in "\n".join(connection.iterdump())
    assert ("page=2}" in text) is (kind == "pdf")
    assert {passage.section for passage in report.passages} == {
        line.split("{#")[1].split("}")[0].split()[0] for line in text.splitlines() if line.startswith("## ")
    }


def test_the_head_says_what_the_document_says_of_itself(data: Path, run: Import, tmp_path: Path) -> None:
    document = tmp_path / "Ward leaflet 7.txt"
    document.write_text(
        "riverside.org | 1-202-555-0188\n\nAfter the test\n\nKeep the bandage dry & <clean> for *one* day.\n\n"
        "Last reviewed: May 4, 2025\n",
        encoding="utf-8",
    )
    run(document)
    text = (data / "sources" / "ward-leaflet-7.md").read_text(encoding="utf-8")
    for line in ("id: ward-leaflet-7", "site: riverside.org", "reviewed: 2025-05-04", "retrieved: '2026-11-21'",
                 "phone: 1-202-555-0188", "document: Ward leaflet 7.txt",
                 "Keep the bandage dry & clean for one day."):  # fmt: skip
        assert line in text or line.replace(": 2025-05-04", ": '2025-05-04'") in text, line
    assert check(data) == []


def test_importing_twice_changes_nothing(data: Path, run: Import) -> None:
    assert run(LEAFLET).new_files
    before = snapshot(data)

    def never() -> Encode:
        raise AssertionError("the encoder is not needed a second time")

    report = import_document(LEAFLET, data, never)
    assert report.new_files == () and "made from this document already" in report_text(report)
    assert snapshot(data) == before


def test_another_version_is_never_written_over(data: Path, run: Import, tmp_path: Path) -> None:
    run(LEAFLET)
    before = snapshot(data)
    other = tmp_path / "day-unit.html"
    other.write_text(LEAFLET.read_text(encoding="utf-8").replace("garage B", "garage C"), encoding="utf-8")
    with pytest.raises(ImportRefused, match=r"another version of this one\. Import under a name of its own"):
        run(other)
    assert snapshot(data) == before


def test_drafts_quote_their_passages(data: Path, run: Import) -> None:
    run(LEAFLET)
    drafts = data / "drafts" / "day-unit"
    quoted = {path.stem: path.read_text(encoding="utf-8") for path in drafts.glob("*.md")}
    assert "> Keep the bandage clean and dry for one day." in quoted["aftercare"]
    assert "[day-unit#after-the-test]" in quoted["aftercare"]
    assert "data/answers/aftercare.md" in quoted["aftercare"]
    assert "Left out" not in quoted and "cookie notice: We use cookies" in (drafts / "left-out.txt").read_text()
    assert any(name.startswith("new-") for name in quoted)


def test_the_check_warns_of_drafts(data: Path, run: Import, capsys: pytest.CaptureFixture[str]) -> None:
    run(LEAFLET)
    assert store_main(["check", "--data", str(data)]) == 0
    assert "1 draft source, not to be published: day-unit" in capsys.readouterr().out


def test_a_draft_cannot_be_cited_and_a_source_without_a_website_is_no_source(data: Path, run: Import) -> None:
    run(LEAFLET)
    answer = data / "answers" / "duration.md"
    answer.write_text(
        answer.read_text(encoding="utf-8").replace("[together-st-jude#time]", "[day-unit#television]", 1),
        encoding="utf-8",
    )
    assert any("but that document is a draft" in problem.message for problem in check(data))
    source = data / "sources" / "day-unit.md"
    source.write_text(source.read_text(encoding="utf-8").replace("state: draft\n", ""), encoding="utf-8")
    messages = [problem.message for problem in check(data)]
    assert any('"site" is still "unknown.invalid"' in message for message in messages)
    assert any('"publisher" is still to be filled in' in message for message in messages)
    assert not any("is a draft" in message for message in messages)


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("none.txt", None, "look at its name and permissions"),
        ("menu.txt", "Home\n\nMenu\n\nWards\n", "is it the right file"),
    ],
)
def test_what_cannot_be_imported_is_one_sentence(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, content: str | None, message: str
) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_text(content, encoding="utf-8")
    before = snapshot(data)
    assert main([str(path), "--data", str(data)]) == 1
    error = capsys.readouterr().err
    assert error.startswith("import: ") and message in error and len(error.splitlines()) == 1
    assert main([str(LEAFLET), "--data", str(data), "--as", "No Id"]) == 1
    assert snapshot(data) == before
