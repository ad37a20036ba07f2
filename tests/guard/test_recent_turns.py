"""A few turns, for a while."""

import time

import pytest

from guard.recent_turns import KEPT_TURNS, RecentTurns, conversation_seconds

REPLY = {"act": "answer", "topic": "duration", "title": None, "spoken": "It takes about half an hour in all."}


def test_the_last_turns_of_each_conversation() -> None:
    turns = RecentTurns(60)
    for number in range(KEPT_TURNS + 2):
        turns.add("a", f"question {number}", REPLY)
    turns.add("b", "another", REPLY)
    assert [turn.asked for turn in turns.of("a")] == [f"question {n}" for n in range(2, KEPT_TURNS + 2)]
    assert turns.of("b")[0].said == "It takes about half an hour in all."
    assert turns.of("c") == ()
    turns.forget("a")
    assert turns.of("a") == ()


def test_they_are_forgotten_in_time(monkeypatch: pytest.MonkeyPatch) -> None:
    now = [1000.0]
    monkeypatch.setattr(time, "monotonic", lambda: now[0])
    turns = RecentTurns(60)
    for number in range(5000):
        turns.add(str(number), "x", REPLY)
    now[0] += 61
    turns.add("last", "x", REPLY)
    assert len(turns) == 1


def test_setting(monkeypatch: pytest.MonkeyPatch) -> None:
    assert conversation_seconds() == 3600
    monkeypatch.setenv("MARLOW_CONVERSATION_MINUTES", "0.5")
    assert conversation_seconds() == 30
    for wrong in ("0", "-1", "soon", "nan", "100000"):
        monkeypatch.setenv("MARLOW_CONVERSATION_MINUTES", wrong)
        with pytest.raises(ValueError, match="MARLOW_CONVERSATION_MINUTES"):
            conversation_seconds()
