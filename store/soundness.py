"""Is a store file whole, and does it hold exactly what was built? Every byte of its content counts."""

from __future__ import annotations

import os
from pathlib import Path

from store.errors import StoreError
from store.rows import content_hash
from store.schema import TABLES
from store.store_file import HOW_TO_BUILD, StoreFile

Stamp = tuple[int, int, int, int]
_found_sound: dict[Path, Stamp] = {}


def unsound(path: Path) -> str | None:
    """Return what is wrong with the store at `path`, in a sentence; None where it is sound (about 20 ms).

    Looks at SQLite's quick_check, the version of the tables, the number of rows, and the hash of all content.
    """
    try:
        file = StoreFile(path)
        try:
            return _look(file)
        finally:
            file.close()
    except StoreError as error:
        return str(error)


def require_sound(path: Path) -> None:
    """Raise StoreError where the store is not sound. A file that was found sound and has not changed costs nothing."""
    try:
        stat = os.stat(path)
    except OSError:
        return  # opening it says this better
    stamp = (stat.st_mtime_ns, stat.st_ino, stat.st_size, stat.st_ctime_ns)
    if _found_sound.get(path) == stamp:
        return
    reason = unsound(path)
    if reason is not None:
        raise StoreError(reason)
    _found_sound[path] = stamp


def _look(file: StoreFile) -> str | None:
    damaged = f'The FAQ store "{file.path}" is damaged ({{}}); {HOW_TO_BUILD} again.'
    found = [str(value) for row in file.rows("PRAGMA quick_check") for value in row.values()]
    if found != ["ok"]:
        return damaged.format(found[0] if found else "no answer to quick_check")
    info = {row["name"]: row["value"] for row in file.rows("SELECT name, value FROM build_info")}
    if "content_hash" not in info:
        return f'The FAQ store "{file.path}" does not say what it was built from; {HOW_TO_BUILD} again.'
    rows = {name: file.rows(f'SELECT * FROM "{name}" ORDER BY rowid') for name in TABLES if name != "build_info"}
    for name, table in rows.items():
        if info.get(name) != str(len(table)):
            return damaged.format(f"{len(table)} rows in {name} instead of {info.get(name)}")
    if content_hash(rows) != info["content_hash"]:
        return damaged.format("its content is not what was built")
    return None
