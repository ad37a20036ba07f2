"""Answers and wordings out to a spreadsheet, and back: where nothing was changed, the files stay byte for byte.

A row's mark says what the text was when it was exported. So a row that the editor left alone never undoes what somebody
else changed meanwhile, and a text that both changed is a problem and not a surprise.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import store
from editing.content_parts import Piece, add_wordings, join, new_markdown, split_file, with_text
from editing.errors import EditingError
from editing.sheet import MOST_LETTERS, NEW, Row, mark, read_sheet, to_csv, to_json

SHEETS = {"answers": ("answers/*.md", "acts/*.md", "not_covered/*.md", "local/*.md"), "wordings": ("nlu/**/*.yml",)}


@dataclass(frozen=True)
class Change:
    """A part that a sheet changes, for people."""

    file: str
    part: str
    before: str
    after: str


def export(data: Path, folder: Path) -> list[Path]:
    """Write answers and wordings, each as .csv and .json, into a folder; return the files."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name, patterns in SHEETS.items():
        rows = list(rows_of(data, patterns))
        for ending, as_bytes in ((".csv", to_csv), (".json", to_json)):
            path = folder / f"{name}{ending}"
            path.write_bytes(as_bytes(rows))
            written.append(path)
    return written


def rows_of(data: Path, patterns: tuple[str, ...]) -> Iterator[Row]:
    """Every part of the files that fit the patterns, file by file, in the order of the file.

    Raises EditingError where a text is too long for a cell.
    """
    for pattern in patterns:
        for path in sorted(data.glob(pattern)):
            name = path.relative_to(data).as_posix()
            for piece in split_file(name, _read(path)):
                if len(piece.text) > MOST_LETTERS:
                    raise EditingError(f"{name}: {piece.name} is too long for a spreadsheet's cell; part it first.")
                if piece.name:
                    yield Row(name, piece.name, piece.text, mark(piece.text))


def take_back(data: Path, sheet: Path) -> list[Change]:
    """Write a sheet's changes into the content files; return them.

    Raises EditingError with every problem, each with sheet, row and column; nothing is written then.
    """
    rows = read_sheet(sheet)
    problems: list[str] = []
    files: dict[str, list[Row]] = {}
    seen: set[tuple[str, str, str]] = set()
    for row in rows:
        key = (row.file, row.part, row.was if row.part.startswith("wording") else "")
        if key in seen and row.was != NEW:
            problems.append(f'{_at(sheet, row, "part")}: "{row.part}" of {row.file} stands in the sheet twice.')
        elif not _is_ours(row.file):
            problems.append(f'{_at(sheet, row, "file")}: "{row.file}" is not the name of a content file.')
        else:
            files.setdefault(row.file, []).append(row)
        seen.add(key)
    changes: list[Change] = []
    new: dict[str, str] = {}
    for file, some in files.items():
        text = _changed(data, sheet, file, some, changes, problems)
        if text is not None:
            new[file] = text
    problems += _content_problems(data, sheet, new, files)
    if problems:
        raise EditingError("\n".join([*problems, "Nothing was changed."]))
    for file, text in new.items():
        _write(data / file, text)
    return changes


def _changed(
    data: Path, sheet: Path, file: str, rows: list[Row], changes: list[Change], problems: list[str]
) -> str | None:
    """The file's new text; None where nothing changes."""
    if not (data / file).is_file():
        return _made(sheet, file, rows, changes, problems)
    pieces = split_file(file, _read(data / file))
    before = len(changes), len(problems)
    for row in rows:
        text = row.text.strip("\n")
        if row.was == NEW:
            _add_wording(sheet, row, text, pieces, changes, problems)
        elif mark(row.text) != row.was:
            _replace(sheet, row, text, pieces, changes, problems)
    return join(pieces) if (len(changes), len(problems)) != before else None


def _replace(sheet: Path, row: Row, text: str, pieces: list[Piece], changes: list[Change], problems: list[str]) -> None:
    named = [at for at, piece in enumerate(pieces) if piece.name == row.part]
    found = [at for at in named if mark(pieces[at].text) == row.was]
    if not named:
        parts = ", ".join(dict.fromkeys(piece.name for piece in pieces if piece.name))
        problems.append(f'{_at(sheet, row, "part")}: {row.file} has no part "{row.part}"; it has {parts}.')
    elif not found and (any(pieces[at].text == text for at in named) or (row.part.startswith("wording") and not text)):
        return  # the same change was made already
    elif not found:
        problems.append(
            f'{_at(sheet, row, "text")}: "{row.part}" of {row.file} was changed since the export, and here too;'
            " export again and repeat the change."
        )
    elif not text.strip() and not row.part.startswith("wording"):
        problems.append(f"{_at(sheet, row, 'text')}: the cell is empty; {row.part} of {row.file} must say something.")
    elif "\n" in text and row.part.startswith("wording"):
        problems.append(f"{_at(sheet, row, 'text')}: a wording is one line; give each wording a row of its own.")
    else:
        changes.append(Change(row.file, row.part, pieces[found[0]].text, text))
        pieces[found[0]] = with_text(pieces[found[0]], text)


def _add_wording(
    sheet: Path, row: Row, text: str, pieces: list[Piece], changes: list[Change], problems: list[str]
) -> None:
    if row.part != "wording" or not any(piece.name == "wording" for piece in pieces):
        problems.append(f'{_at(sheet, row, "part")}: a new row of a file that is there is a "wording".')
    elif not text.strip() or "\n" in text:
        problems.append(f"{_at(sheet, row, 'text')}: a wording is one line with words in it.")
    else:
        extended, added = add_wordings(join(pieces), [text.strip()])
        changes += [Change(row.file, row.part, "", one) for one in added]
        pieces[:] = split_file(row.file, extended)


def _made(sheet: Path, file: str, rows: list[Row], changes: list[Change], problems: list[str]) -> str | None:
    if file.endswith(".yml") or any(row.part.startswith("wording") for row in rows):
        problems.append(f"{_at(sheet, rows[0], 'file')}: there is no file {file}; wordings need one to stand in.")
        return None
    changes += [Change(file, row.part, "", row.text) for row in rows]
    return new_markdown([(row.part, row.text.strip("\n")) for row in rows])


def _content_problems(data: Path, sheet: Path, new: dict[str, str], files: dict[str, list[Row]]) -> list[str]:
    """The problems that the content would have after the change and has not now, each at its row."""
    if not new:
        return []
    with tempfile.TemporaryDirectory() as folder:
        trial = Path(folder) / data.name
        shutil.copytree(data, trial)
        known = {(problem.path, problem.message) for problem in store.check(trial)}
        for file, text in new.items():
            _write(trial / file, text)
        found = [problem for problem in store.check(trial) if (problem.path, problem.message) not in known]
    told = []
    for problem in found:
        file = problem.path.partition("/")[2]
        row = _row_at(new.get(file, ""), file, problem.line, files.get(file, []))
        told.append(f"{_at(sheet, row, 'text')}: {problem.message}" if row else str(problem))
    return told


def _row_at(content: str, file: str, line: int, rows: list[Row]) -> Row | None:
    """The row whose part holds a line of its file."""
    at = 1
    for piece in split_file(file, content):
        at += piece.raw.count("\n")
        if line < at:
            return next((row for row in rows if row.part == piece.name), rows[0] if rows else None)
    return rows[0] if rows else None


def _is_ours(file: str) -> bool:
    path = Path(file)
    patterns = [pattern for patterns in SHEETS.values() for pattern in patterns]
    whole = not path.is_absolute() and ".." not in path.parts and "\\" not in file
    return whole and any(path.match(p.replace("**/", "")) or path.match(p.replace("**", "*")) for p in patterns)


def _at(sheet: Path, row: Row, column: str) -> str:
    return f"{sheet.name}, row {row.line}, column {column}"


def _read(path: Path) -> str:
    return path.read_bytes().decode("utf-8")


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    new = path.with_name(f".{path.name}.new")
    new.write_bytes(text.encode())
    os.replace(new, path)
