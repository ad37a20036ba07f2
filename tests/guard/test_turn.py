"""Whatever fails behind it, the guard answers: in words, with a telephone number, in time."""

from __future__ import annotations

import asyncio
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from actions.payload import Payload
from guard import Question
from guard.recording import Recording
from guard.safe_words import payload
from guard.turn import Guard

NUMBER = "1-202-555-0142"
SPOKEN_NUMBER = "one, two zero two, five five five, zero one four two"
URGENT = "I can't breathe"


def is_apology(replies: list[dict[str, Any]]) -> bool:
    (reply,) = replies
    Payload.from_dict({name: value for name, value in reply.items() if name != "from_guard"})
    return reply["from_guard"] and NUMBER in reply["written"] and SPOKEN_NUMBER in reply["spoken"]


def test_what_rasa_answers_is_passed_on(turns: Any) -> None:
    assert [reply["topic"] for reply in turns.say("how long does it take")] == ["duration"]
    assert turns.asked == [Question("how long does it take", "c1", "web")]


async def hang(_: Question) -> Any:
    await asyncio.sleep(60)


async def swallow_cancelling(_: Question) -> Any:
    try:
        await asyncio.sleep(60)
    except asyncio.CancelledError:
        await asyncio.sleep(0.2)
        return []


def fail(_: Question) -> Any:
    raise RuntimeError("the action server is down")


def exit_like_a_program(_: Question) -> Any:
    raise asyncio.CancelledError


WRONG: list[Any] = [hang, swallow_cancelling, fail, exit_like_a_program]
WRONG += [lambda _, reply=reply: reply for reply in ([], None, 3, [None], [{}], [{"act": "answer", "spoken": " "}])]


@pytest.mark.parametrize("rasa", WRONG)
def test_when_rasa_does_not_answer_there_is_an_apology_and_the_nearest_stored_answer(turns: Any, rasa: Any) -> None:
    turns.guard = turns.new(deadlines={"web": 0.6})
    good, turns.rasa = turns.rasa, rasa
    replies = turns.say("how long does it take")
    assert is_apology(replies)
    assert "may not be what you asked" in replies[0]["spoken"]
    assert [item["topic"] for item in replies[0]["related"]] == ["duration"]
    assert replies[0]["sources"]
    turns.rasa = good
    assert turns.say("how long does it take")[0]["topic"] == "duration"


@pytest.mark.parametrize("rasa", WRONG)
def test_a_warning_sign_is_answered_without_rasa(turns: Any, rasa: Any) -> None:
    turns.guard = turns.new(deadlines={"web": 0.6})
    turns.rasa = rasa
    (reply,) = turns.say(URGENT)
    assert reply["act"] == "urgent_symptoms"
    assert "Call **911** now" in reply["written"] or "**Call 911 now.**" in reply["written"]


def test_a_warning_sign_that_rasa_overlooks_is_answered_first(turns: Any) -> None:
    assert [reply["act"] for reply in turns.say(URGENT)] == ["urgent_symptoms", "answer"]


@pytest.mark.parametrize("act", ["not_sure", "not_covered", "clarify"])
def test_behind_a_warning_sign_nobody_hears_that_rasa_is_not_sure(turns: Any, act: str) -> None:
    unsure = {"act": act, "topic": None, "spoken": "I am not sure.", "written": "I am not sure."}
    turns.rasa = lambda _: [unsure]
    assert [reply["act"] for reply in turns.say(URGENT)] == ["urgent_symptoms"]
    answer = {"act": "answer", "topic": "duration", "title": "How long?", "spoken": "Half an hour.", "written": "Half."}
    turns.rasa = lambda _: [unsure, answer]
    assert [reply["act"] for reply in turns.say(URGENT)] == ["urgent_symptoms", "answer"]
    assert [reply["act"] for reply in turns.say("how long")] == [act, "answer"]


def flip(path: Path) -> None:
    raw = bytearray(path.read_bytes())
    raw[len(raw) // 2 : len(raw) // 2 + 500] = bytes(500)
    path.write_bytes(raw)


def old(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA user_version = 0")


FAULTS = [Path.unlink, lambda path: path.write_bytes(b""), flip, old]


@pytest.mark.parametrize("spoil", FAULTS)
@pytest.mark.parametrize("before", [True, False], ids=["while it runs", "before it starts"])
def test_without_its_store_it_still_has_words_and_a_number(turns: Any, spoil: Any, before: bool) -> None:
    turns.rasa = fail
    spoil(turns.store)
    if not before:
        turns.guard = turns.new()
    assert is_apology(turns.say("how long does it take"))
    assert turns.say("how long")[0]["related"] == []
    (urgent,) = turns.say("my daughter has a fever of 103")
    assert NUMBER in urgent["written"] and "911" in urgent["written"]


def test_without_store_and_settings_it_still_has_words(turns: Any) -> None:
    turns.rasa = fail
    turns.store.unlink()
    (turns.root / "data" / "local" / "site.yml").unlink()
    turns.guard = turns.new()
    assert "the number on your appointment letter" in turns.say("how long does it take")[0]["spoken"]
    assert "911" in turns.say(URGENT)[0]["written"]


@pytest.mark.parametrize("text", ["", " ", "?", "\u200b\u200b", "\x00", "...", "\ud800"])
def test_silence_is_not_asked(turns: Any, text: str) -> None:
    assert is_apology(turns.say(text))
    assert turns.asked == []


def test_a_long_message_is_not_asked_but_read_for_warning_signs(turns: Any) -> None:
    assert "at most 500 characters" in turns.say("why " * 126)[0]["written"]
    assert turns.say("why " * 4000 + ". " + URGENT)[0]["act"] == "urgent_symptoms"
    assert turns.asked == []
    turns.say("x" * 500)
    assert len(turns.asked) == 1


def test_the_message_is_cleaned_and_redacted_before_anybody_sees_it(turns: Any) -> None:
    turns.guard = turns.new(redact=lambda text: text.replace("Ann", "[name]"))
    turns.say("my name is A\u200bnn", alternatives=(("I am Ann", 0.5),))
    assert turns.asked == [Question("my name is [name]", "c1", "web", (("I am [name]", 0.5),))]
    assert [turn.asked for turn in turns.guard.turns.of("c1")] == ["my name is [name]"]


def test_warning_signs_are_looked_for_before_redaction(turns: Any) -> None:
    turns.guard = turns.new(redact=lambda _: "[name]")
    turns.rasa = fail
    assert turns.say(URGENT)[0]["act"] == "urgent_symptoms"


def test_where_redaction_fails_the_text_goes_nowhere(turns: Any) -> None:
    def broken(_: str) -> str:
        raise ValueError

    turns.guard = turns.new(redact=broken)
    assert is_apology(turns.say("my name is Ann"))
    assert turns.say(URGENT)[0]["act"] == "urgent_symptoms"
    assert turns.asked == [] and turns.recorded() == [] and turns.guard.turns.of("c1") == ()


def replying(act: str, topic: str | None = None) -> Any:
    return lambda _: [payload(act, "Words.", "Words.", topic=topic)]


def test_questions_are_recorded_with_text_only_where_nobody_answered(turns: Any) -> None:
    turns.say("how long does it take")
    turns.rasa = fail
    turns.say("where is my car")
    turns.rasa = replying("clarify")
    turns.say("the thing with the bone")
    turns.rasa = replying("deny")
    turns.say("no")
    assert turns.recorded() == [
        ("answer", "duration", None),
        ("clarify", "", None),
        ("deny", "", None),
        ("none_of_these", "", "the thing with the bone"),
        ("not_sure", "", "where is my car"),
    ]


def test_feedback_is_recorded_with_what_was_asked_where_it_did_not_help(turns: Any) -> None:
    turns.say("how long does it take")
    for helpful, reason in ((True, None), (False, "frightening")):
        turns.guard.feedback(Question("", "c1", "web"), "duration", "r1", helpful, reason)
    turns.recording.finish()
    rows = turns.log.rows("SELECT helpful, reason, text FROM feedback ORDER BY helpful DESC")
    assert [tuple(row.values()) for row in rows] == [(1, None, None), (0, "frightening", "how long does it take")]


def test_a_broken_question_log_harms_nobody(turns: Any, tmp_path: Path) -> None:
    turns.guard = turns.new(recording=Recording(tmp_path))
    assert turns.say("how long does it take")[0]["topic"] == "duration"


def test_while_switched_off_it_says_the_safe_message_and_warns(turns: Any) -> None:
    turns.guard.off.switch_off()
    assert is_apology(turns.say("how long does it take"))
    assert turns.say(URGENT)[0]["act"] == "urgent_symptoms"
    assert turns.asked == []
    turns.guard.off.switch_on()
    assert turns.say("how long does it take")[0]["topic"] == "duration"


def test_a_fault_of_the_guard_itself_is_apologised_for(turns: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: Any) -> None:
        raise MemoryError

    monkeypatch.setattr(Guard, "_remember", broken)
    assert is_apology(turns.say("how long does it take"))


def test_a_fault_of_the_sign_search_still_lets_the_question_through(
    turns: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_: str) -> None:
        raise RuntimeError

    monkeypatch.setattr("guard.turn.find_urgent", broken)
    assert turns.say("how long does it take")[0]["topic"] == "duration"
