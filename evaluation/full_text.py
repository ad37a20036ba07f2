"""Peer: SQLite's full-text search (FTS5, bm25) over the wordings; the best hit's intent is the guess."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from evaluation.peer import Guess, distinct
from evaluation.wordings import Wording
from store.search import match_expression

HITS = 50
NOTHING = Guess("not_sure", 0.0, ())


class FullText:
    """An index in memory, each wording a row."""

    def __init__(self) -> None:
        """Make an empty index with Porter's stems, as the store's search has."""
        self._database = sqlite3.connect(":memory:")
        self._database.execute("CREATE VIRTUAL TABLE w USING fts5(text, intent UNINDEXED, tokenize='porter unicode61')")

    def learn(self, wordings: Sequence[Wording], folder: Path, options: dict[str, Any]) -> None:
        """Fill the index."""
        rows = [(wording.text, wording.intent) for wording in wordings]
        self._database.executemany("INSERT INTO w VALUES (?, ?)", rows)
        self._database.execute("INSERT INTO w (w) VALUES ('optimize')")

    def guess(self, text: str) -> Guess:
        """Return the best hit's intent; `not_sure` where no word is found. bm25 is no probability: confidence is 0."""
        expression = match_expression(text)
        if expression is None:
            return NOTHING
        sql = "SELECT intent, -bm25(w) FROM w WHERE w MATCH ? ORDER BY bm25(w), rowid LIMIT ?"
        ranking = distinct([(str(i), float(s)) for i, s in self._database.execute(sql, (expression, HITS))])
        return Guess(ranking[0][0], 0.0, ranking) if ranking else NOTHING
