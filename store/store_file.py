"""The store's file, opened for reading only."""

from __future__ import annotations

import os
import sqlite3
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import quote

from store.errors import StoreError
from store.schema import SCHEMA_VERSION

HOW_TO_BUILD = 'build it with "python -m store build"'


def default_path() -> Path:
    """Where the store is: the environment variable MARLOW_STORE, else build/faq.db in the project's folder."""
    named = os.environ.get("MARLOW_STORE")
    return Path(named) if named else Path(__file__).resolve().parent.parent / "build" / "faq.db"


class StoreFile:
    """A read-only connection to a store of this version; it never creates a file.

    It goes on showing the build that it was opened on when a new one takes its place. Raises StoreError where there
    is no store or one that this version cannot read.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            exists = path.is_file()
        except OSError as error:
            message = f'The FAQ store "{path}" cannot be reached ({error.strerror}); look at its permissions.'
            raise StoreError(message) from error
        if not exists:
            raise StoreError(f'There is no FAQ store at "{path}"; {HOW_TO_BUILD}.')
        location = quote(os.fsencode(path.absolute()))  # a ?, # or % in the name would end the path otherwise
        try:
            self._connection = sqlite3.connect(f"file:{location}?mode=ro", uri=True)
        except sqlite3.Error as error:
            raise StoreError(f'The FAQ store "{path}" cannot be opened ({error}); look at its permissions.') from error
        self._connection.row_factory = sqlite3.Row
        try:
            self._refuse_other_versions()
        except StoreError:
            self.close()
            raise

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def rows(self, sql: str, *values: Any) -> list[dict[str, Any]]:
        """The rows that a query gives, as dicts; raises StoreError where the file is damaged."""
        try:
            return [dict(row) for row in self._connection.execute(sql, values)]
        except sqlite3.Error as error:
            raise StoreError(f'The FAQ store "{self.path}" is damaged ({error}); {HOW_TO_BUILD} again.') from error

    def hide_overdue(self, today: date) -> None:
        """Let no query see an answer whose next review was due on `today` or before; `withheld` then names it."""
        due = f"next_review <= '{today.isoformat()}'"
        if not self.rows(f"SELECT topic FROM main.topics WHERE {due}"):
            return
        # A temporary view takes the place of the table of the same name, for this connection alone.
        self.rows(f"CREATE TEMP VIEW topics AS SELECT * FROM main.topics WHERE NOT coalesce({due}, 0)")
        for name in ("answers", "questions", "citations", "topic_texts", "related"):
            also = " AND related IN (SELECT topic FROM temp.topics)" if name == "related" else ""
            self.rows(
                f"CREATE TEMP VIEW {name} AS SELECT * FROM main.{name}"
                f" WHERE topic IN (SELECT topic FROM temp.topics){also}"
            )
        self.rows(
            "CREATE TEMP VIEW withheld AS SELECT topic, state FROM main.withheld"
            f" UNION ALL SELECT topic, 'overdue' FROM main.topics WHERE {due}"
        )

    def _refuse_other_versions(self) -> None:
        try:
            version = self._connection.execute("PRAGMA user_version").fetchone()[0]
            tables = self._connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
        except sqlite3.Error as error:
            message = f'The file "{self.path}" is not a FAQ store or is damaged ({error}); {HOW_TO_BUILD} again.'
            raise StoreError(message) from error
        if not tables:
            raise StoreError(f'The FAQ store "{self.path}" is empty; {HOW_TO_BUILD} again.')
        if version != SCHEMA_VERSION:
            raise StoreError(
                f'The FAQ store "{self.path}" has version {version} of its tables, and this program reads version'
                f" {SCHEMA_VERSION}; {HOW_TO_BUILD} again."
            )
