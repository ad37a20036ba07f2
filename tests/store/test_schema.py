import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlite_utils import Database

from store.schema import FULL_TEXT, SCHEMA_VERSION, TABLES, create_full_text, create_tables


def test_every_table_is_strict_and_has_its_key() -> None:
    db = Database(memory=True)
    create_tables(db)
    assert set(TABLES) <= set(db.table_names())
    for name, (columns, key) in TABLES.items():
        table = db.table(name)
        assert table.strict
        assert tuple(table.pks) == key
        assert list(table.columns_dict) == list(columns)


def test_only_named_columns_may_be_empty() -> None:
    db = Database(memory=True)
    create_tables(db)
    empty = {(name, column.name) for name in TABLES for column in db.table(name).columns if not column.notnull}
    assert empty == {
        ("sources", "reviewed"),
        ("sources", "phone"),
        ("citations", "source"),
        ("citations", "section"),
        ("citations", "passage"),
        ("citations", "hash"),
        ("topics", "next_review"),
        ("subjects", "nearest"),
    }


def test_search_uses_word_stems() -> None:
    db = Database(memory=True)
    create_tables(db)
    source = {"id": "a", "publisher": "A", "title": "T", "site": "s", "audience": "any", "retrieved": "2026-11-20"}
    db.table("sources").insert(source)
    db.table("passages").insert({"id": 1, "source": "a", "section": "b", "heading": "H", "text": "Caf\u00e9s bleeding"})
    create_full_text(db)
    assert set(FULL_TEXT) == {"passages", "topic_texts"}
    for word in ("bleed", "cafe"):
        assert db.execute("SELECT rowid FROM passages_fts WHERE passages_fts MATCH ?", [word]).fetchall() == [(1,)]


def test_a_store_carries_its_version_and_full_text(built: Path) -> None:
    with closing(sqlite3.connect(built)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (SCHEMA_VERSION,)
        assert connection.execute("SELECT count(*) FROM passages_fts WHERE passages_fts MATCH 'hollow'").fetchone() == (
            1,
        )


def test_links_between_tables_are_kept(built: Path) -> None:
    with closing(sqlite3.connect(built)) as connection:
        connection.execute("PRAGMA foreign_keys = ON")
        with pytest.raises(sqlite3.IntegrityError):
            connection.execute("INSERT INTO related VALUES ('needle', 9, 'nobody')")
