"""Out to a spreadsheet and back."""

from __future__ import annotations

import csv
import io
import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from editing.errors import EditingError
from editing.exchange import export, take_back
from editing.sheet import guarded, unguarded

DATA = Path(__file__).parents[2] / "data"


SOME = [
    *(f"answers/{name}.md" for name in ("allergies", "anxiety", "duration", "needle", "risks", "setting")),
    "acts/clarify.md", "not_covered/swimming.md", "local/site.yml", "nlu/duration.yml", "nlu/acts/choose_option.yml",
    *(f"sources/{path.name}" for path in (DATA / "sources").glob("*.md")),
]  # fmt: skip
"""Enough of our content, for checking all of it takes seconds."""


@pytest.fixture
def data(tmp_path: Path) -> Path:
    for name in SOME:
        (tmp_path / "data" / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(DATA / name, tmp_path / "data" / name)
    return tmp_path / "data"


@pytest.fixture
def sheets(data: Path, tmp_path: Path) -> Path:
    export(data, tmp_path / "sheets")
    return tmp_path / "sheets"


def contents(data: Path) -> dict[str, bytes]:
    return {path.relative_to(data).as_posix(): path.read_bytes() for path in data.rglob("*") if path.is_file()}


def rows(sheet: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(sheet.read_text("utf-8-sig"), newline="")))


def save(sheet: Path, listed: list[dict[str, str]], encoding: str = "utf-8-sig", **style: str) -> None:
    out = io.StringIO()
    writer = csv.DictWriter(out, ["file", "part", "text", "was"], **style)  # type: ignore[arg-type]
    writer.writeheader()
    writer.writerows(listed)
    sheet.write_bytes(out.getvalue().encode(encoding))


def edit(sheet: Path, file: str, part: str, change: Callable[[str], str]) -> None:
    listed = rows(sheet)
    (found,) = [row for row in listed if (row["file"], row["part"]) == (file, part)]
    found["text"] = change(found["text"])
    save(sheet, listed)


@pytest.mark.parametrize("name", ["answers.csv", "answers.json", "wordings.csv", "wordings.json"])
def test_what_comes_back_unchanged_changes_no_byte(data: Path, sheets: Path, name: str) -> None:
    before = contents(data)
    assert take_back(data, sheets / name) == []
    assert contents(data) == before


@pytest.mark.parametrize(
    ("encoding", "style"),
    [
        ("utf-8-sig", {"delimiter": ";", "lineterminator": "\r\n"}),
        ("utf-8", {"delimiter": ",", "lineterminator": "\n"}),
        ("utf-16", {"delimiter": "\t"}),
        ("utf-8", {"quoting": csv.QUOTE_ALL}),
    ],
)
def test_as_other_spreadsheets_save_it(data: Path, sheets: Path, encoding: str, style: dict[str, str]) -> None:
    before = contents(data)
    listed = [{**row, "text": row["text"].replace("\n", "\r\n")} for row in rows(sheets / "answers.csv")]
    save(sheets / "answers.csv", listed, encoding, **style)
    assert take_back(data, sheets / "answers.csv") == []
    assert contents(data) == before


def test_one_cell_changes_one_part_of_one_file(data: Path, sheets: Path) -> None:
    before = contents(data)
    edit(sheets / "answers.csv", "answers/duration.md", "title", lambda _: "How long will it take?")
    (change,) = take_back(data, sheets / "answers.csv")
    assert (change.file, change.part, change.after) == ("answers/duration.md", "title", "How long will it take?")
    title = (b"title: How long does it take?", b"title: How long will it take?")
    before["answers/duration.md"] = before["answers/duration.md"].replace(*title)
    assert contents(data) == before
    assert take_back(data, sheets / "answers.csv") == []  # a second time nothing is left to do


def test_wordings_can_be_added_changed_and_taken_out(data: Path, sheets: Path) -> None:
    listed = rows(sheets / "wordings.csv")
    own = [row for row in listed if row["file"] == "nlu/duration.yml" and row["part"] == "wording"]
    own[0]["text"] = "how much of my day does it eat"
    own[1]["text"] = ""
    added = {"file": "nlu/duration.yml", "part": "wording", "text": "is it more than an hour long", "was": "new"}
    save(sheets / "wordings.csv", [*listed, added])
    before = (data / "nlu" / "duration.yml").read_text().splitlines()
    assert len(take_back(data, sheets / "wordings.csv")) == 3
    after = (data / "nlu" / "duration.yml").read_text().splitlines()
    assert set(after) - set(before) == {
        "      - how much of my day does it eat", "      - is it more than an hour long",
    }  # fmt: skip
    assert len(after) == len(before)
    assert take_back(data, sheets / "wordings.csv") == []


def test_rows_that_were_left_alone_undo_nothing(data: Path, sheets: Path) -> None:
    file = data / "answers" / "duration.md"
    file.write_text(file.read_text().replace("How long does it take?", "How long is it?"))
    assert take_back(data, sheets / "answers.csv") == []
    assert "How long is it?" in file.read_text()


def test_every_problem_is_told_at_once_with_its_row_and_column(data: Path, sheets: Path) -> None:
    file = data / "answers" / "needle.md"
    file.write_text(file.read_text().replace("title: ", "title: Well, ", 1))
    listed = rows(sheets / "answers.csv")
    at = {(row["file"], row["part"]): number for number, row in enumerate(listed, 2)}
    by_key = {(row["file"], row["part"]): row for row in listed}
    by_key["answers/needle.md", "title"]["text"] = "What needle is it?"
    by_key["answers/duration.md", "## Spoken"]["text"] = ""
    by_key["answers/risks.md", "title"]["file"] = "../risks.md"
    by_key["answers/setting.md", "title"]["part"] = "headline"
    by_key["answers/setting.md", "title"]["text"] = "Where?"
    by_key["answers/anxiety.md", "related"]["text"] = "nowhere\nduration"
    listed.append(dict(by_key["answers/allergies.md", "title"]))
    save(sheets / "answers.csv", listed)
    before = contents(data)
    with pytest.raises(EditingError) as told:
        take_back(data, sheets / "answers.csv")
    text = str(told.value)
    for key, column, words in [
        (("answers/needle.md", "title"), "text", "was changed since the export"),
        (("answers/duration.md", "## Spoken"), "text", "the cell is empty"),
        (("answers/risks.md", "title"), "file", "not the name of a content file"),
        (("answers/setting.md", "title"), "part", 'has no part "headline"; it has topic, title'),
        (("answers/anxiety.md", "related"), "text", '"related" names nowhere, but there is no such topic'),
    ]:
        found = [line for line in text.splitlines() if line.startswith(f"answers.csv, row {at[key]}, column {column}")]
        assert len(found) == 1 and words in found[0], (key, text)
    assert f"answers.csv, row {len(listed) + 1}, column part" in text
    assert text.endswith("Nothing was changed.")
    assert contents(data) == before


def test_a_file_that_is_gone_is_made_again_from_its_rows(data: Path, sheets: Path) -> None:
    before = contents(data)
    (data / "acts" / "clarify.md").unlink()
    assert take_back(data, sheets / "answers.json")
    assert contents(data) == before


@pytest.mark.parametrize(
    ("name", "raw", "words"),
    [
        ("a.csv", b"file;part;text\n", "row 1: the column was is missing"),
        ("a.csv", b"file,part,text,was\nanswers/duration.md,title\n", "row 2: it has 2 cells instead of 4"),
        ("a.csv", "file,part,text,was\na,b,caf\u00e9,c\n".encode("latin-1"), "row 2: this is not UTF-8"),
        ("a.json", b"{", "not JSON"),
        ("a.json", b'[{"file": "x"}]', "row 1: it must be an object"),
        ("a.xlsx", b"PK", "neither .csv nor .json"),
    ],
)
def test_what_is_no_sheet_is_refused_in_a_sentence(data: Path, tmp_path: Path, name: str, raw: bytes, words: str):
    (tmp_path / name).write_bytes(raw)
    with pytest.raises(EditingError, match=words):
        take_back(data, tmp_path / name)


def test_dates_lists_and_formulas_are_guarded_from_the_spreadsheet(sheets: Path) -> None:
    texts = [row["text"] for row in rows(sheets / "answers.csv")]
    assert not [text for text in texts if text[:1] in ("=", "+", "-", "@")]
    assert "'false" in texts and "false" not in texts
    plain = [row["text"] for row in json.loads((sheets / "answers.json").read_text())]
    assert "false" in plain


@pytest.mark.parametrize("cell", ["=1+1", "- a list", "+1", "@x", "'quoted", "2027-01-01", "12", "1e5", "true", "NULL"])
def test_a_guarded_cell_comes_back_as_it_was(cell: str) -> None:
    assert guarded(cell) == f"'{cell}"
    assert unguarded(guarded(cell)) == cell


@pytest.mark.parametrize("cell", ["How long?", "", "a - b", "needle", "About 30 minutes, for both tests together."])
def test_other_cells_are_left_alone(cell: str) -> None:
    assert guarded(cell) == cell == unguarded(cell)
