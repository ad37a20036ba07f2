"""The question log keeps what editors need, and nothing that says who asked."""

from __future__ import annotations

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import pytest

from store.errors import StoreError
from store.question_log import Decision, QuestionLog, kept_days, questions_path


@pytest.fixture
def log(tmp_path: Path) -> QuestionLog:
    return QuestionLog(tmp_path / "folder" / "questions.db", days=180, today=lambda: date(2026, 11, 20))


def ask(log: QuestionLog, text: str, act: str = "not_covered", topic: str | None = None) -> int:
    return log.add_question(text=text, channel="web", act=act, topic=topic, revision=None)


def test_only_what_was_not_answered_keeps_its_text(log: QuestionLog) -> None:
    for act in ("not_covered", "not_sure", "none_of_these", "answer", "clarify", "personal_advice", "urgent_symptoms"):
        ask(log, f"asked for {act}", act, "duration" if act == "answer" else None)
    assert [(item.text, item.why) for item in log.unanswered()] == [
        ("asked for none_of_these", "none_of_these"),
        ("asked for not_covered", "not_covered"),
        ("asked for not_sure", "not_sure"),
    ]
    assert log.rows("SELECT count(*) AS n FROM questions") == [{"n": 7}]


def test_a_question_whose_answer_did_not_help_keeps_its_text(log: QuestionLog) -> None:
    given = {"channel": "web", "topic": "duration", "revision": "abc"}
    log.add_feedback(**given, helpful=True, reason=None, text="how long")
    log.add_feedback(**given, helpful=False, reason="not_my_question", text="how long until I can swim")
    log.add_feedback(**given, helpful=False, reason=None)
    assert [(item.text, item.why, item.topic) for item in log.unanswered()] == [
        ("how long until I can swim", "unhelpful", "duration")
    ]
    assert log.rows("SELECT sum(helpful) AS yes, count(*) AS n FROM feedback") == [{"yes": 1, "n": 3}]


def test_signals_and_reasons_are_the_known_ones(log: QuestionLog) -> None:
    log.add_signal(channel="desk", topic="duration", revision="abc", kind="copied")
    assert log.rows("SELECT kind FROM signals") == [{"kind": "copied"}]
    with pytest.raises(ValueError, match="shown, opened, copied, did_not_help"):
        log.add_signal(channel="desk", topic="duration", revision=None, kind="liked")
    with pytest.raises(ValueError, match="out_of_date"):
        log.add_feedback(channel="web", topic="duration", revision=None, helpful=False, reason="ugly")


def test_the_tables_have_a_day_and_nobody(log: QuestionLog) -> None:
    ask(log, "where do I park")
    columns = log.rows("SELECT m.name || '.' || c.name AS name FROM sqlite_master m, pragma_table_info(m.name) c")
    assert {row["name"].partition(".")[2] for row in columns if row["name"].startswith("questions.")} == {
        "id", "day", "channel", "act", "topic", "revision", "text",
    }  # fmt: skip
    assert [item.day for item in log.unanswered()] == ["2026-11-20"]


def test_the_order_of_the_ids_does_not_say_who_asked_what(log: QuestionLog) -> None:
    ids = [ask(log, f"question {number}") for number in range(20)]
    assert len(set(ids)) == 20
    assert ids != sorted(ids)


def test_texts_go_when_their_time_is_over_and_counts_stay(tmp_path: Path) -> None:
    path, day = tmp_path / "questions.db", [date(2026, 1, 1)]
    log = QuestionLog(path, days=30, today=lambda: day[0])
    ask(log, "a-text-of-january")
    day[0] = date(2026, 1, 31)
    ask(log, "a-text-of-the-thirtieth-day-after")
    assert len(log.unanswered()) == 2
    day[0] = date(2026, 2, 1)
    ask(log, "a-text-of-february")
    assert [item.text for item in log.unanswered()] == ["a-text-of-the-thirtieth-day-after", "a-text-of-february"]
    assert log.rows("SELECT count(*) AS n FROM questions") == [{"n": 3}]
    left = b"".join(file.read_bytes() for file in tmp_path.iterdir())
    assert b"a-text-of-january" not in left
    assert b"a-text-of-february" in left


def test_no_days_keeps_no_text(tmp_path: Path) -> None:
    log = QuestionLog(tmp_path / "questions.db", days=0)
    ask(log, "where do I park")
    assert log.unanswered() == []
    assert log.rows("SELECT text FROM questions") == [{"text": None}]


def test_decisions_are_remembered_and_can_be_changed(log: QuestionLog) -> None:
    log.decide(["can I swim", "swimming?"], "never_ours")
    log.decide(["swimming?"], "topic", "aftercare")
    again = QuestionLog(log.path)
    assert again.decisions() == [
        Decision("can I swim", "never_ours", None), Decision("swimming?", "topic", "aftercare"),
    ]  # fmt: skip
    for decision, topic in (("maybe", None), ("topic", None), ("ignore", "aftercare")):
        with pytest.raises(ValueError, match="not a decision"):
            log.decide(["a"], decision, topic)


def test_many_write_at_once_and_nothing_is_lost(log: QuestionLog) -> None:
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda number: ask(log, f"question {number}"), range(80)))
    assert len(log.unanswered()) == 80


def test_only_the_owner_may_read_the_file(log: QuestionLog) -> None:
    assert log.path.stat().st_mode & 0o777 == 0o600


def test_another_file_is_refused_in_a_sentence(tmp_path: Path) -> None:
    other = tmp_path / "note.txt"
    other.write_text("not a database " * 100)
    with pytest.raises(StoreError, match="cannot be used"):
        QuestionLog(other)
    newer = tmp_path / "newer.db"
    connection = sqlite3.connect(newer)
    connection.execute("PRAGMA user_version = 9")
    connection.close()
    with pytest.raises(StoreError, match="version 9"):
        QuestionLog(newer)
    with pytest.raises(StoreError, match="cannot be made"):
        QuestionLog(tmp_path)


def test_the_settings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("MARLOW_QUESTIONS", raising=False)
    assert questions_path().parts[-2:] == ("build", "questions.db")
    monkeypatch.setenv("MARLOW_QUESTIONS", str(tmp_path / "log.db"))
    assert questions_path() == tmp_path / "log.db"
    monkeypatch.setenv("MARLOW_QUESTION_DAYS", "7")
    assert kept_days() == 7
    for wrong in ("soon", "-1", "4000", "1.5"):
        monkeypatch.setenv("MARLOW_QUESTION_DAYS", wrong)
        with pytest.raises(StoreError, match="whole number of days"):
            kept_days()


def test_an_entry_is_not_written_into_the_file_at_once_and_forgetting_still_takes_it_out(tmp_path):
    log = QuestionLog(tmp_path / "questions.db", days=1, today=lambda: date(2026, 1, 1))
    log.add_question(text="where do I park", channel="web", act="not_sure", topic=None, revision=None)
    waiting = tmp_path / "questions.db-wal"
    assert waiting.stat().st_size  # the last connection to close would have emptied it into the file
    assert log.forget(date(2026, 1, 2)) == 1
    assert waiting.stat().st_size == 0
    assert b"where do I park" not in (tmp_path / "questions.db").read_bytes()
