"""Hand-overs in their file: one for a conversation, urgent first, gone when done with or too old."""

from __future__ import annotations

import os
import sqlite3
import stat
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from store.errors import StoreError
from store.handovers import Handover, Handovers, HandoverTurn

ASKED = HandoverTurn("does it hurt [name]", "answer", "pain_during", "Does the test hurt?")
ONE = Handover("K7-42", "web-1", "web", "person", (ASKED,), "2026-11-21T10:05Z", 0.0)


class Clock:
    """Stands where it is put."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def kept(tmp_path: Path, clock: Clock) -> Handovers:
    return Handovers(tmp_path / "deep" / "handovers.db", clock)


def urgent(handover: Handover) -> Handover:
    return replace(handover, kind="urgent")


def test_what_is_kept_comes_back_whole_with_the_time_it_came_in(kept: Handovers) -> None:
    assert kept.add(ONE) == replace(ONE, received=1000.0)
    assert kept.get("K7-42") == kept.of_conversation("web-1") == replace(ONE, received=1000.0)
    assert Handover.from_dict(ONE.to_dict()) == ONE
    assert kept.get("K7-43") is None and kept.of_conversation("web-2") is None


def test_it_is_still_there_for_the_next_process_and_readable_by_the_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / "handovers.db"
    first = Handovers(path)
    first.add(ONE)
    first.close()
    assert [one.reference for one in Handovers(path).all()] == ["K7-42"]
    assert stat.S_IMODE(os.stat(path).st_mode) == 0o600


def test_a_conversation_has_one_and_keeps_its_reference(kept: Handovers, clock: Clock) -> None:
    kept.add(ONE)
    clock.now = 1010.0
    again = kept.add(replace(ONE, reference="Q2-99", turns=(ASKED, ASKED)))
    assert again.reference == "K7-42"
    (only,) = kept.all()
    assert (len(only.turns), only.received) == (2, 1010.0)


def test_what_becomes_urgent_is_nobodys_again_and_stays_urgent(kept: Handovers) -> None:
    kept.add(ONE)
    assert kept.take("K7-42", "anna")
    assert kept.add(ONE).taken_by == "anna"
    assert (kept.add(urgent(ONE)).kind, kept.all()[0].taken_by) == ("urgent", None)
    assert kept.take("K7-42", "berta")
    assert kept.add(urgent(ONE)).taken_by == "berta"
    assert kept.add(ONE).kind == "urgent"


def test_the_order_is_urgent_then_nobodys_then_the_newest(kept: Handovers, clock: Clock) -> None:
    for number, kind in enumerate(["person", "person", "person", "urgent", "urgent"]):
        clock.now += 1
        kept.add(replace(ONE, reference=f"R-{number}", conversation=f"web-{number}", kind=kind))
    kept.take("R-2", "anna")
    kept.take("R-4", "anna")
    assert [one.reference for one in kept.all()] == ["R-3", "R-4", "R-1", "R-0", "R-2"]


def test_one_agent_takes_it(kept: Handovers) -> None:
    kept.add(ONE)
    assert kept.take("K7-42", "anna") and kept.take("K7-42", "anna")
    assert not kept.take("K7-42", "berta")
    assert not kept.take("K7-43", "anna")
    assert kept.all()[0].taken_by == "anna"


def test_who_signs_in_to_nothing_can_take_it_too(kept: Handovers) -> None:
    kept.add(ONE)
    assert kept.take("K7-42", "")
    assert kept.all()[0].taken_by == ""
    assert not kept.take("K7-42", "anna")


def test_deleted_is_deleted_from_the_file(tmp_path: Path) -> None:
    path = tmp_path / "handovers.db"
    kept = Handovers(path)
    kept.add(replace(ONE, turns=(replace(ASKED, asked="a-very-rare-word"),)))
    assert b"a-very-rare-word" in path.read_bytes()
    assert kept.delete("K7-42")
    assert not kept.delete("K7-42")
    kept.close()
    assert b"a-very-rare-word" not in path.read_bytes()


def test_what_is_too_old_goes(kept: Handovers, clock: Clock) -> None:
    kept.add(ONE)
    clock.now = 1100.0
    kept.add(replace(ONE, reference="Q2-99", conversation="web-2"))
    assert kept.delete_older(100.0) == 0
    clock.now = 1101.0
    assert kept.delete_older(100.0) == 1
    assert [one.reference for one in kept.all()] == ["Q2-99"]


def not_a_store(path: Path) -> None:
    path.write_bytes(b"no SQLite file, but long enough to be read as one" * 100)


def a_folder(path: Path) -> None:
    path.mkdir()


@pytest.mark.parametrize("spoil", [not_a_store, a_folder])
def test_a_file_that_cannot_be_opened_is_said_in_a_sentence(tmp_path: Path, spoil: Callable[[Path], None]) -> None:
    path = tmp_path / "handovers.db"
    spoil(path)
    with pytest.raises(StoreError, match=r'hand-overs in ".*handovers\.db" cannot be opened .*look at its permissions'):
        Handovers(path)


def test_a_file_that_fails_later_is_said_in_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / "handovers.db"
    kept = Handovers(path)
    other = sqlite3.connect(path)
    other.execute("DROP TABLE handovers")
    other.commit()
    with pytest.raises(StoreError, match="cannot be used"):
        kept.add(ONE)
