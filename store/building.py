"""Builds the FAQ store: everything into a new file, which takes the old one's place only when it is whole."""

from __future__ import annotations

import fcntl
import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from datetime import UTC, date, datetime
from pathlib import Path

from sqlite_utils import Database

from store.checking import examine
from store.citation_lock import read_lock
from store.errors import ContentError, StoreError
from store.records import BuildReport
from store.rows import Rows, content_hash, make_rows
from store.schema import FULL_TEXT, SCHEMA_VERSION, create_full_text, create_tables

LOCK_SECONDS = 30.0


def build(data: Path, target: Path, lock_seconds: float = LOCK_SECONDS, today: date | None = None) -> BuildReport:
    """Check the content under `data` and build it into the store `target`, whose folder is made where it is missing.

    Readers see the old store until the new one is complete, then the new one. A second build into the same folder
    waits up to `lock_seconds`. `today` (this day, if None) decides which answers are overdue.

    Raises ContentError with all problems of the content, StoreError where the store cannot be written; the old store
    stands untouched in both cases.
    """
    started = time.monotonic()
    content, problems = examine(data)
    if problems:
        raise ContentError(problems)
    rows = make_rows(content, read_lock(data), today)
    digest = content_hash(rows)
    # A link keeps pointing where it pointed; the file it points to is replaced.
    target = Path(os.path.realpath(target))
    if os.path.isdir(target):
        raise StoreError(f'The store "{target}" is a folder; name a file in it, such as "{target / "faq.db"}".')
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with _locked(target.parent, lock_seconds):
            _replace(target, rows, digest)
    except (OSError, sqlite3.Error) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise StoreError(f'The store "{target}" could not be written ({reason}); the old one stands.') from error
    counts = {name: len(table) for name, table in rows.items()}
    return BuildReport(target, digest, counts, time.monotonic() - started)


@contextmanager
def _locked(folder: Path, seconds: float) -> Iterator[None]:
    """Hold the folder for one build; the lock goes with the process, whatever ends it."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        deadline = time.monotonic() + seconds
        while True:
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                if time.monotonic() >= deadline:
                    message = f'Another build is writing into "{folder}"; wait for it to end, then build again.'
                    raise StoreError(message) from None
                time.sleep(0.02)
        yield
        os.fsync(handle)
    finally:
        os.close(handle)


def _replace(target: Path, rows: Rows, digest: str) -> None:
    for left_over in target.parent.glob(f".{_escaped(target.name)}.*.new"):
        left_over.unlink()  # of a build that was killed; the lock says that none is running
    new = target.with_name(f".{target.name}.{os.getpid()}.new")
    try:
        _write(new, rows, digest)
        _verify(new, rows)
        with new.open("rb") as written:
            os.fsync(written.fileno())
        new.replace(target)
    finally:
        with suppress(FileNotFoundError):
            new.unlink()


def _write(path: Path, rows: Rows, digest: str) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode = MEMORY")
        connection.execute("PRAGMA foreign_keys = ON")
        db = Database(connection, execute_plugins=False)
        create_tables(db)
        with db.atomic():
            for name, table in rows.items():
                db.table(name).insert_all(table)
            info = {"content_hash": digest, "built_at": datetime.now(UTC).isoformat(timespec="seconds")}
            info |= {name: str(len(table)) for name, table in rows.items()}
            db.table("build_info").insert_all({"name": name, "value": value} for name, value in info.items())
        create_full_text(db)
        connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
        connection.commit()


def _verify(path: Path, rows: Rows) -> None:
    """Look at the new file with fresh eyes; raises StoreError where it is not what was written."""
    with closing(sqlite3.connect(path)) as connection:
        found = [row[0] for row in connection.execute("PRAGMA integrity_check")]
        found = [] if found == ["ok"] else found
        found += [f"a broken link from {row[0]}" for row in connection.execute("PRAGMA foreign_key_check")]
        for name, table in rows.items():
            count = connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]
            if count != len(table):
                found.append(f"{count} rows in {name} instead of {len(table)}")
        for name in FULL_TEXT:
            connection.execute(f"INSERT INTO {name}_fts ({name}_fts, rank) VALUES ('integrity-check', 1)")
        connection.rollback()
    if found:
        reasons = "; ".join(found)
        raise StoreError(f"The new store is damaged ({reasons}); the old one stands. Is the disk in order?")


def _escaped(name: str) -> str:
    return "".join(f"[{char}]" if char in "*?[" else char for char in name)
