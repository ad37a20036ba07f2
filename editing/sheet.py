"""A sheet: rows of file, part, text and mark, as CSV for a spreadsheet or as JSON.

A spreadsheet turns 2027-01-01 into its own kind of date and "- list" into a formula: such a cell gets an apostrophe in
front when it is written, which is taken away when it is read.
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
import re
from dataclasses import dataclass
from pathlib import Path

from editing.errors import EditingError

COLUMNS = ("file", "part", "text", "was")
NEW = "new"
MOST_LETTERS = 32_000
"""What fits into a spreadsheet's cell."""
TOUCHY = re.compile(r"[=+\-@'\t]|(?=.{0,24}$)[^a-z]*\d|(true|false|null)$", re.IGNORECASE)


@dataclass(frozen=True)
class Row:
    """One part of one content file; `was` marks the text as it was exported, `line` is the row in the sheet."""

    file: str
    part: str
    text: str
    was: str
    line: int = 0


def mark(text: str) -> str:
    """Eight hex digits that change with the text."""
    return hashlib.sha256(text.encode()).hexdigest()[:8]


def to_csv(rows: list[Row]) -> bytes:
    """The rows as CSV in UTF-8, with the mark in front that Excel needs."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    for row in rows:
        writer.writerow([guarded(cell) for cell in (row.file, row.part, row.text, row.was)])
    return out.getvalue().encode("utf-8-sig")


def to_json(rows: list[Row]) -> bytes:
    """The rows as a JSON list of objects."""
    listed = [{name: getattr(row, name) for name in COLUMNS} for row in rows]
    return (json.dumps(listed, indent=1, ensure_ascii=False) + "\n").encode()


def read_sheet(path: Path) -> list[Row]:
    """The rows of a .csv or .json file; every problem of the sheet itself is told at once.

    Raises EditingError.
    """
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise EditingError(f"The sheet {path} cannot be read ({error.strerror}).") from error
    if path.suffix not in (".csv", ".json"):
        raise EditingError(f"{path.name} is neither .csv nor .json; save the sheet as one of them.")
    try:
        text = raw.decode("utf-16" if raw[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise EditingError(
            f'{path.name}, row {line}: this is not UTF-8 text; save the sheet as "CSV UTF-8 (comma delimited)".'
        ) from error
    return _json_rows(path.name, text) if path.suffix == ".json" else _csv_rows(path.name, text)


def guarded(cell: str) -> str:
    """The cell so that a spreadsheet leaves it as it is."""
    return f"'{cell}" if TOUCHY.match(cell) else cell


def unguarded(cell: str) -> str:
    """The cell as it was before `guarded`; a spreadsheet may have changed the line ends."""
    plain = cell.replace("\r\n", "\n").replace("\r", "\n")
    return plain[1:] if plain.startswith("'") and TOUCHY.match(plain[1:]) else plain


def _csv_rows(name: str, text: str) -> list[Row]:
    first = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=first.count)
    records = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        heads = [head.strip().lower() for head in next(records, [])]
        _require_columns(name, heads)
        at = {column: heads.index(column) for column in COLUMNS}
        rows, problems = [], []
        for line, record in enumerate(records, 2):
            if not any(cell.strip() for cell in record):
                continue
            if len(record) < len(heads):
                problems.append(f"{name}, row {line}: it has {len(record)} cells instead of {len(heads)}.")
                continue
            cells = {column: unguarded(record[at[column]]) for column in COLUMNS}
            rows.append(Row(**{k: v if k == "text" else v.strip() for k, v in cells.items()}, line=line))
    except csv.Error as error:
        raise EditingError(f"{name}, row {records.line_num}: this is not a CSV sheet ({error}).") from error
    if problems:
        raise EditingError("\n".join(problems))
    return rows


def _json_rows(name: str, text: str) -> list[Row]:
    try:
        listed = json.loads(text)
    except ValueError as error:
        raise EditingError(f"{name}: this is not JSON ({error}).") from error
    if not isinstance(listed, list):
        raise EditingError(f"{name}: a sheet is a list of objects with {', '.join(COLUMNS)}.")
    rows, problems = [], []
    for line, entry in enumerate(listed, 1):
        if not isinstance(entry, dict) or not all(isinstance(entry.get(column), str) for column in COLUMNS):
            problems.append(f"{name}, row {line}: it must be an object with the texts {', '.join(COLUMNS)}.")
            continue
        rows.append(Row(**{column: entry[column] for column in COLUMNS}, line=line))
    if problems:
        raise EditingError("\n".join(problems))
    return rows


def _require_columns(name: str, heads: list[str]) -> None:
    missing = [column for column in COLUMNS if column not in heads]
    if missing:
        raise EditingError(f"{name}, row 1: the column {' and '.join(missing)} is missing; row 1 names the columns.")
