"""Conversations handed over to the desk, in a small SQLite file, until they are done with or too old."""

from __future__ import annotations

import json
import os
import sqlite3
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from store.errors import StoreError
from store.records import Record

_TABLE = """
    CREATE TABLE IF NOT EXISTS handovers (
        reference TEXT PRIMARY KEY, conversation TEXT NOT NULL UNIQUE, channel TEXT NOT NULL, kind TEXT NOT NULL,
        turns TEXT NOT NULL, at TEXT NOT NULL, received REAL NOT NULL, taken_by TEXT
    ) STRICT
"""
_COLUMNS = "reference, conversation, channel, kind, turns, at, received, taken_by"


@dataclass(frozen=True)
class HandoverTurn(Record):
    """One turn: what was asked (redacted), which act answered it, its topic, the reply's title or first words."""

    asked: str
    act: str
    topic: str | None
    said: str


@dataclass(frozen=True)
class Handover(Record):
    """A conversation handed over.

    `kind` is person or urgent; `at` is the sender's ISO minute, `received` seconds since the epoch; `taken_by` is the
    agent's name ("" where nobody signs in), None while nobody has it.
    """

    reference: str
    conversation: str
    channel: str
    kind: str
    turns: tuple[HandoverTurn, ...]
    at: str
    received: float
    taken_by: str | None = None


class Handovers:
    """The file of hand-overs; what is deleted is overwritten. Methods raise StoreError where it cannot be used."""

    def __init__(self, path: Path, clock: Callable[[], float] = time.time) -> None:
        self._path, self._clock = path, clock
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
            self._connection = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
            self._connection.row_factory = sqlite3.Row
            self._connection.execute("PRAGMA secure_delete = ON")
            self._connection.execute(_TABLE)
        except (OSError, sqlite3.Error) as error:
            raise StoreError(
                f'The hand-overs in "{path}" cannot be opened ({error}); look at its permissions.'
            ) from error

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def add(self, handover: Handover) -> Handover:
        """Keep a hand-over and return it; one that its conversation already has is brought up to date.

        It then keeps its reference, stays urgent once it was, and is nobody's again when it becomes urgent.
        """
        before = self.of_conversation(handover.conversation)
        if before is not None:
            worse = handover.kind == "urgent" and before.kind != "urgent"
            handover = replace(
                handover,
                reference=before.reference,
                kind="urgent" if "urgent" in (before.kind, handover.kind) else handover.kind,
                taken_by=None if worse else before.taken_by,
            )
        handover = replace(handover, received=self._clock())
        values = (*(getattr(handover, name) for name in ("reference", "conversation", "channel", "kind")),)
        turns = json.dumps([turn.to_dict() for turn in handover.turns], ensure_ascii=False)
        self._rows(
            f"INSERT OR REPLACE INTO handovers ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            *values, turns, handover.at, handover.received, handover.taken_by,
        )  # fmt: skip
        return handover

    def all(self) -> tuple[Handover, ...]:
        """Return all: urgent ones first, then those that nobody has taken, the newest first."""
        order = "kind != 'urgent', taken_by IS NOT NULL, received DESC, reference"
        return tuple(_handover(row) for row in self._rows(f"SELECT {_COLUMNS} FROM handovers ORDER BY {order}"))

    def get(self, reference: str) -> Handover | None:
        """Return the hand-over of a reference, or None."""
        rows = self._rows(f"SELECT {_COLUMNS} FROM handovers WHERE reference = ?", reference)
        return _handover(rows[0]) if rows else None

    def of_conversation(self, conversation: str) -> Handover | None:
        """Return the hand-over of a conversation, or None."""
        rows = self._rows(f"SELECT {_COLUMNS} FROM handovers WHERE conversation = ?", conversation)
        return _handover(rows[0]) if rows else None

    def take(self, reference: str, agent: str) -> bool:
        """Let an agent have it; False where it is gone or somebody else has it."""
        held = self.get(reference)
        if held is None or held.taken_by not in (None, agent):
            return False
        self._rows("UPDATE handovers SET taken_by = ? WHERE reference = ?", agent, reference)
        return True

    def delete(self, reference: str) -> bool:
        """Delete it; False where there is none."""
        held = self.get(reference) is not None
        self._rows("DELETE FROM handovers WHERE reference = ?", reference)
        return held

    def delete_older(self, seconds: float) -> int:
        """Delete what came in longer ago; return how many those were."""
        limit = self._clock() - seconds
        old = self._rows("SELECT reference FROM handovers WHERE received < ?", limit)
        if old:
            self._rows("DELETE FROM handovers WHERE received < ?", limit)
        return len(old)

    def _rows(self, sql: str, *values: Any) -> list[sqlite3.Row]:
        try:
            return self._connection.execute(sql, values).fetchall()
        except sqlite3.Error as error:
            with suppress(sqlite3.Error):
                self._connection.rollback()
            raise StoreError(f'The hand-overs in "{self._path}" cannot be used ({error}).') from error


def _handover(row: sqlite3.Row) -> Handover:
    turns = tuple(HandoverTurn.from_dict(turn) for turn in json.loads(row["turns"]))
    return Handover(**{**dict(row), "turns": turns})
