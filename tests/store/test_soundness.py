"""A store that was changed since its build is refused, whatever was changed."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from store import StoreError, open_store
from store.soundness import unsound


def test_a_fresh_store_is_sound(built: Path) -> None:
    assert unsound(built) is None


def test_one_changed_letter_is_found(built: Path) -> None:
    with closing(sqlite3.connect(built)) as connection:
        connection.execute("UPDATE answers SET lead = upper(lead) WHERE rowid = 1")
        connection.commit()
    assert "its content is not what was built" in str(unsound(built))
    with pytest.raises(StoreError, match="not what was built"):
        open_store(built)


def test_a_change_after_it_was_found_sound_is_seen(built: Path) -> None:
    open_store(built).close()
    raw = bytearray(built.read_bytes())
    with open_store(built) as store:
        lead = store.answer("duration").lead.encode()
    place = raw.find(lead)
    raw[place] ^= 1
    built.write_bytes(raw)
    with pytest.raises(StoreError):
        open_store(built)


def test_a_missing_row_is_found(built: Path) -> None:
    with closing(sqlite3.connect(built)) as connection:
        connection.execute("DELETE FROM related")
        connection.commit()
    assert "0 rows in related" in str(unsound(built))
