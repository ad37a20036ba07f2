import os
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from store import StoreError, build, default_path, open_store
from store.schema import SCHEMA_VERSION
from store.store_file import StoreFile


def test_nothing_is_created_by_looking(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r'There is no FAQ store at .*; build it with "python -m store build"'):
        open_store(tmp_path / "none" / "faq.db")
    with pytest.raises(StoreError, match="There is no FAQ store"):
        open_store(tmp_path / "faq.db")
    with pytest.raises(StoreError, match="There is no FAQ store"):
        open_store(tmp_path)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "is empty"),
        (b"just some text, no database", "is not a FAQ store or is damaged"),
        (b"SQLite format 3\x00" + b"\xff" * 2000, "is not a FAQ store or is damaged"),
    ],
)
def test_a_file_that_is_no_store(tmp_path: Path, content: bytes, message: str) -> None:
    path = tmp_path / "faq.db"
    path.write_bytes(content)
    with pytest.raises(StoreError, match=message):
        open_store(path)
    assert path.read_bytes() == content
    assert [item.name for item in tmp_path.iterdir()] == ["faq.db"]


@pytest.mark.parametrize("version", [0, SCHEMA_VERSION + 1])
def test_another_version_is_refused(built: Path, version: int) -> None:
    with closing(sqlite3.connect(built)) as connection:
        connection.execute(f"PRAGMA user_version = {version}")
    with pytest.raises(StoreError, match=f"has version {version} of its tables, and this program reads version"):
        open_store(built)


@pytest.mark.parametrize("table", ["answers", "topics", "site", "topic_texts", "passages_fts_data"])
def test_a_store_that_is_damaged_inside(built: Path, table: str) -> None:
    with closing(sqlite3.connect(built)) as connection:
        (page,) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", [table]).fetchone()
    raw = bytearray(built.read_bytes())
    raw[(page - 1) * 4096 : page * 4096] = b"\xff" * 4096
    built.write_bytes(raw)
    with pytest.raises(StoreError, match=r"is damaged \(.*\); build it with"), open_store(built) as opened:
        assert opened.answer("duration") and opened.topics() and opened.site() and opened.search("needle")


def test_a_store_that_was_cut_off(built: Path) -> None:
    built.write_bytes(built.read_bytes()[:5000])
    with pytest.raises(StoreError), open_store(built) as opened:
        opened.answer("duration")


@pytest.mark.parametrize("name", ["a b.db", "what?.db", "a#b.db", "100%25.db", "\u00fc'\";&.db", "x?mode=rwc"])
def test_odd_names(folder: Any, tmp_path: Path, name: str) -> None:
    path = tmp_path / "odd ?#% folder" / name
    build(folder.path, path)
    with open_store(path) as opened:
        assert len(opened.topics()) == 3
    assert [item.name for item in path.parent.iterdir()] == [name]


def test_a_name_that_is_not_utf8(folder: Any, tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff.db"))
    build(folder.path, tmp_path / "faq.db").path.rename(path)
    with open_store(path) as opened:
        assert len(opened.topics()) == 3


def test_a_relative_path(built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(built.parent)
    with open_store("faq.db") as opened:
        assert len(opened.topics()) == 3


def test_it_cannot_be_written(built: Path) -> None:
    file = StoreFile(built)
    with pytest.raises(StoreError, match="readonly"):
        file.rows("DELETE FROM answers")
    file.close()


def test_default_path(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("MARLOW_STORE", str(tmp_path / "x.db"))
    assert default_path() == tmp_path / "x.db"
    for unset in ("", None):
        monkeypatch.setenv("MARLOW_STORE", unset) if unset is not None else monkeypatch.delenv("MARLOW_STORE")
        assert default_path().parts[-2:] == ("build", "faq.db")


def test_the_default_is_what_is_opened(built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MARLOW_STORE", str(built))
    with open_store() as opened:
        assert len(opened.topics()) == 3
