"""The question log: what was asked and not answered, and how often each answer was given and helped.

It holds redacted text, days and keys: no identity, no conversation, no time finer than the day. Row ids are random, so
that not even their order says which questions one person asked.
"""

from __future__ import annotations

import os
import secrets
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from typing import Any, NamedTuple

from store.errors import StoreError

KEPT_ACTS = ("not_covered", "not_sure", "none_of_these")
"""Acts whose question keeps its text; none_of_these: the person turned down every choice of a clarification."""
REASONS = ("out_of_date", "frightening", "not_my_question")
SIGNALS = ("shown", "opened", "copied", "did_not_help")
MOST_CHARACTERS = 500
DAYS_VARIABLE = "MARLOW_QUESTION_DAYS"
DEFAULT_DAYS = 180
BUSY_SECONDS = 5.0
VERSION = 1

TABLES = """
CREATE TABLE IF NOT EXISTS questions (
    id INTEGER PRIMARY KEY, day TEXT NOT NULL, channel TEXT NOT NULL, act TEXT NOT NULL, topic TEXT, revision TEXT,
    text TEXT
) STRICT;
CREATE TABLE IF NOT EXISTS feedback (
    id INTEGER PRIMARY KEY, day TEXT NOT NULL, channel TEXT NOT NULL, topic TEXT NOT NULL, revision TEXT,
    helpful INTEGER NOT NULL, reason TEXT, text TEXT
) STRICT;
CREATE TABLE IF NOT EXISTS signals (
    id INTEGER PRIMARY KEY, day TEXT NOT NULL, channel TEXT NOT NULL, topic TEXT NOT NULL, revision TEXT,
    kind TEXT NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS decisions (
    text TEXT PRIMARY KEY, decision TEXT NOT NULL, topic TEXT, day TEXT NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS questions_day ON questions (day);
CREATE INDEX IF NOT EXISTS feedback_day ON feedback (day);
"""


class Unanswered(NamedTuple):
    """A question that got no answer or not the right one; `why` is an act of KEPT_ACTS or "unhelpful"."""

    text: str
    day: str
    channel: str
    why: str
    topic: str | None


class Decision(NamedTuple):
    """What an editor decided about a question: topic (then `topic` names it), new_topic, never_ours or ignore."""

    text: str
    decision: str
    topic: str | None


DECISIONS = ("topic", "new_topic", "never_ours", "ignore")


def questions_path() -> Path:
    """Where the log is: the environment variable MARLOW_QUESTIONS, else build/questions.db in the project's folder."""
    named = os.environ.get("MARLOW_QUESTIONS")
    return Path(named) if named else Path(__file__).resolve().parent.parent / "build" / "questions.db"


def kept_days() -> int:
    """How many days a text is kept: MARLOW_QUESTION_DAYS, else 180; 0 keeps none.

    Raises StoreError for anything but a whole number from 0 to 3650.
    """
    text = os.environ.get(DAYS_VARIABLE) or str(DEFAULT_DAYS)
    if not (text.isascii() and text.isdigit() and int(text) <= 3650):
        raise StoreError(f"{DAYS_VARIABLE} is {text!r}, but it must be a whole number of days from 0 to 3650.")
    return int(text)


class QuestionLog:
    """The log's file; every call opens it anew, so any thread and any process may write.

    One connection stays open unused: when the last one closes, SQLite empties its write-ahead log into the file, which
    takes several writes to the disk.
    """

    def __init__(self, path: Path, days: int | None = None, today: Callable[[], date] = date.today) -> None:
        """Take the file, which is made where it is missing, and how many days texts are kept (the setting's, if None).

        Raises StoreError where the file cannot be made or is something else.
        """
        self.path = path
        self._days = kept_days() if days is None else days
        self._today = today
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
        except OSError as error:
            raise StoreError(f'The question log "{path}" cannot be made ({error.strerror}).') from error
        with self._connected() as log:
            version = log.execute("PRAGMA user_version").fetchone()[0]
            if version not in (0, VERSION):
                raise StoreError(
                    f'The question log "{path}" has version {version} of its tables, and this program knows version'
                    f" {VERSION}; move the file away or name another with MARLOW_QUESTIONS."
                )
            log.execute("PRAGMA journal_mode = WAL")
            log.executescript(f"{TABLES} PRAGMA user_version = {VERSION};")
            self._open = sqlite3.connect(path, check_same_thread=False)
            self._open.execute("SELECT 1 FROM questions LIMIT 1").fetchall()  # a file is opened when it is read
        self._forgotten_on = ""
        self._forget_when_due()

    def add_question(self, *, text: str, channel: str, act: str, topic: str | None, revision: str | None) -> int:
        """Count a question, and keep its redacted text where its act is one of KEPT_ACTS; return the row's id."""
        kept = self._kept(text) if act in KEPT_ACTS else None
        return self._add("questions", channel=channel, act=act, topic=topic, revision=revision, text=kept)

    def add_feedback(
        self, *, channel: str, topic: str, revision: str | None, helpful: bool, reason: str | None,
        text: str | None = None,
    ) -> None:  # fmt: skip
        """Count whether an answer helped; `text`, the redacted question, is kept where it did not.

        Raises ValueError for a reason that is not one of REASONS.
        """
        if reason not in (None, *REASONS):
            raise ValueError(f'"{reason}" is not a reason; the reasons are {", ".join(REASONS)}.')
        kept = self._kept(text) if text and not helpful else None
        self._add(
            "feedback", channel=channel, topic=topic, revision=revision, helpful=int(helpful), reason=reason, text=kept
        )

    def add_signal(self, *, channel: str, topic: str, revision: str | None, kind: str) -> None:
        """Count what somebody did with an answer; raises ValueError for a kind that is not one of SIGNALS."""
        if kind not in SIGNALS:
            raise ValueError(f'"{kind}" is not a signal; the signals are {", ".join(SIGNALS)}.')
        self._add("signals", channel=channel, topic=topic, revision=revision, kind=kind)

    def unanswered(self) -> list[Unanswered]:
        """Every question whose text is kept, oldest day first, each as often as it was asked."""
        rows = self.rows(
            "SELECT text, day, channel, act AS why, topic FROM questions WHERE text IS NOT NULL"
            " UNION ALL SELECT text, day, channel, 'unhelpful', topic FROM feedback WHERE text IS NOT NULL"
            " ORDER BY day, text, channel, why"
        )
        return [Unanswered(**row) for row in rows]

    def decide(self, texts: list[str], decision: str, topic: str | None = None) -> None:
        """Remember what an editor decided about these texts; raises ValueError for a decision that is none."""
        if decision not in DECISIONS or (topic is not None) != (decision == "topic"):
            raise ValueError(f'"{decision}" about topic {topic!r} is not a decision.')
        values = [(text, decision, topic, self._today().isoformat()) for text in texts]
        with self._connected() as log:
            log.executemany("INSERT OR REPLACE INTO decisions (text, decision, topic, day) VALUES (?, ?, ?, ?)", values)

    def decisions(self) -> list[Decision]:
        """Every decision that was made, in the order of the texts."""
        return [Decision(**row) for row in self.rows("SELECT text, decision, topic FROM decisions ORDER BY text")]

    def rows(self, sql: str, *values: Any) -> list[dict[str, Any]]:
        """The rows that a query gives, as dicts."""
        with self._connected() as log:
            log.row_factory = sqlite3.Row
            return [dict(row) for row in log.execute(sql, values)]

    def forget(self, before: date) -> int:
        """Delete every text older than a day, out of the file too; counts stay. Return how many texts went."""
        gone = 0
        with self._connected() as log:
            for table in ("questions", "feedback"):
                changed = f"UPDATE {table} SET text = NULL WHERE text IS NOT NULL AND day < ?"
                gone += log.execute(changed, (before.isoformat(),)).rowcount
        if gone:
            with self._connected() as log:
                log.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        return gone

    def _kept(self, text: str) -> str | None:
        return text.strip()[:MOST_CHARACTERS] or None if self._days else None

    def _add(self, table: str, **values: str | int | None) -> int:
        self._forget_when_due()
        values |= {"id": secrets.randbits(62), "day": self._today().isoformat()}
        marks = ", ".join("?" * len(values))
        with self._connected() as log:
            log.execute(f"INSERT INTO {table} ({', '.join(values)}) VALUES ({marks})", tuple(values.values()))
        return int(values["id"] or 0)

    def _forget_when_due(self) -> None:
        """Once a day, delete the texts whose time is over."""
        today = self._today()
        if self._forgotten_on != today.isoformat():
            self.forget(today - timedelta(days=self._days))
            self._forgotten_on = today.isoformat()

    @contextmanager
    def _connected(self) -> Iterator[sqlite3.Connection]:
        """One transaction; raises StoreError where the file is damaged or cannot be written."""
        try:
            log = sqlite3.connect(self.path, timeout=BUSY_SECONDS)
            try:
                log.execute("PRAGMA secure_delete = ON")  # a deleted text is overwritten, not only unlinked
                log.execute("PRAGMA synchronous = NORMAL")  # as SQLite advises for WAL: whole after any crash
                with log:
                    yield log
            finally:
                log.close()
        except sqlite3.Error as error:
            raise StoreError(f'The question log "{self.path}" cannot be used ({error}).') from error
