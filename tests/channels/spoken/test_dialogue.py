"""Spoken conversations with stand-ins for Rasa: what is asked, what is said, what waits for a yes."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from channels.spoken import Heard, Phrases, SpokenDialogue, Utterance
from channels.spoken.memory import SpokenMemory
from channels.spoken.sureness import Sureness
from guard import Question


class Talk:
    """A dialogue whose Rasa answers with what `replies` holds for a text."""

    def __init__(self, phrases: Phrases, payloads: dict[str, Any]) -> None:
        self.replies: dict[str, list[dict[str, Any]]] = {
            "how long": [payloads["answer duration any"]],
            "does it hurt": [payloads["answer pain_during any"]],
            "both": [payloads["answer duration any"], payloads["answer pain_during any"]],
            "tell me more": [payloads["more duration any"]],
            "no": [payloads["act deny any"]],
            "stop": [payloads["act stop any"]],
            "bye": [payloads["act goodbye any"]],
            "a person": [payloads["act human_handoff any"]],
            "fever": [payloads["guard clinic"]],
            "which": [payloads["clarify duration during_treatment"]],
            "the second one": [payloads["answer during_treatment any"]],
            "who says so": [payloads["answer about_sources any"]],
            "parking": [payloads["not_covered parking"]],
        }
        self.unknown = [payloads["act not_sure any"]]
        self.asked: list[Question] = []
        self.forgotten: list[str] = []
        self.off = False
        self.memory = SpokenMemory(60)
        self.dialogue = SpokenDialogue(
            phrases, sureness=Sureness(0.5, 0.5, 0.3), memory=self.memory, is_off=lambda: self.off
        )

    async def _ask(self, question: Question) -> list[dict[str, Any]]:
        self.asked.append(question)
        return self.replies.get(question.text, self.unknown)

    async def _forget(self, conversation: str) -> None:
        self.forgotten.append(conversation)

    def say(self, text: str, confidence: float | None = None, conversation: str = "c") -> Utterance:
        heard = Heard(text, conversation, "phone", confidence, ((text, confidence),) if confidence else ())
        return asyncio.run(self.dialogue.turn(heard, self._ask, self._forget))


@pytest.fixture
def talk(phrases: Phrases, every_payload: dict[str, Any]) -> Talk:
    return Talk(phrases, every_payload)


LEAD = "For a child, both tests together usually take about thirty minutes."


def test_a_sure_answer_begins_with_what_was_understood(talk: Talk) -> None:
    said = talk.say("how long", 0.9)
    assert said.text.startswith(f"About how long it takes: {LEAD}")
    assert said.text.endswith("Would you like more?") and said.reprompt == "Would you like more?"
    assert (said.act, said.asks, said.slow, said.ends) == ("answer", "yes_no", False, False)
    assert talk.asked[0].alternatives == (("how long", 0.9),)


def test_an_unsure_recogniser_asks_first_and_yes_gives_the_answer(talk: Talk) -> None:
    asked = talk.say("how long", 0.4)
    assert asked.text == "I think you asked about how long it takes. Is that right?"
    assert asked.payloads[0]["act"] == "clarify"
    assert [choice["topic"] for choice in asked.payloads[0]["choices"]] == ["duration"]
    assert talk.say("slower").text.endswith("Is that right?")
    assert LEAD in talk.say("yes").text
    assert len(talk.asked) == 1


def test_an_unsure_understanding_asks_first_too(talk: Talk) -> None:
    talk.replies["how long"] = [{**talk.replies["how long"][0], "confidence": 0.3}]
    assert talk.say("how long", 0.9).asks == "yes_no"
    assert "other words" in talk.say("no").text
    assert [question.text for question in talk.asked] == ["how long", "no"]
    assert LEAD not in talk.say("yes").text


def test_a_new_question_wins_over_a_waiting_one(talk: Talk) -> None:
    talk.say("how long", 0.4)
    assert talk.say("does it hurt", 0.9).payloads[0]["topic"] == "pain_during"
    assert LEAD not in talk.say("yes").text


def test_two_answers_ask_one_question_at_the_end(talk: Talk) -> None:
    said = talk.say("both", 0.9)
    assert said.text.count("Would you like more?") == 1
    assert "About how long it takes:" in said.text and "About whether it hurts:" in said.text
    assert "how long it takes and about whether it hurts" in talk.say("both", 0.4).text


def test_what_is_hardly_heard_is_not_used(talk: Talk) -> None:
    first = talk.say("how long", 0.1)
    second = talk.say("how long", 0.1)
    assert "did not hear" in first.text and LEAD not in first.text
    assert "still" in second.text
    assert talk.say("yes").payloads[0]["act"] == "not_sure"


def test_a_warning_sign_is_never_asked_back(talk: Talk) -> None:
    for confidence in (0.01, 0.4, None):
        assert talk.say("fever", confidence).text.startswith("Call your care team right away.")


@pytest.mark.parametrize(("text", "question"), [("a person", "to a person?"), ("goodbye", "end this conversation?")])
def test_ending_and_transferring_are_asked_back_when_unsure(talk: Talk, text: str, question: str) -> None:
    if text == "a person":
        assert talk.say(text, 0.9).wants_person
        assert talk.say(text, 0.4).text.endswith(question)
        assert talk.say("yes").wants_person
    else:
        assert talk.say(text, 0.4).ends  # the whole message was the word: it is what was meant


def test_repeat_says_the_exact_last_words(talk: Talk) -> None:
    first = talk.say("how long", 0.9)
    again = talk.say("what was that", 0.2)
    assert (again.text, again.payloads[0]["act"]) == (first.text, "repeat")
    assert talk.say("repeat").text == first.text
    assert len(talk.asked) == 1


def test_a_repeated_warning_is_still_a_warning(talk: Talk) -> None:
    first = talk.say("fever", 0.9)
    assert talk.say("repeat").payloads == first.payloads


def test_slower_holds_until_faster(talk: Talk) -> None:
    first = talk.say("how long")
    slow = talk.say("slower please")
    assert slow.slow and slow.text == f"All right, more slowly. {first.text}"
    assert talk.say("does it hurt").slow
    assert not talk.say("faster").slow
    assert not talk.say("does it hurt").slow


def test_shorter_never_cuts_a_lead(talk: Talk) -> None:
    first = talk.say("how long")
    short = talk.say("shorter")
    assert short.text.startswith("That is the short answer already.") and LEAD in short.text
    assert talk.say("does it hurt").text.startswith("People usually have some pain")
    talk.say("how long")
    talk.say("tell me more")
    assert talk.say("too long").text == first.text.removeprefix("About how long it takes: ")


def test_who_says_so_and_when_it_was_checked(talk: Talk) -> None:
    talk.say("how long")
    sources = talk.say("who says so?")
    assert "Together by Saint Jude" in sources.text and "Cleveland Clinic" in sources.text
    assert talk.say("repeat").text == sources.text
    dates = talk.say("and when was that checked?")
    assert "Together by Saint Jude dates it October twenty twenty-two." in dates.text
    assert "No clinician has checked our words yet." in dates.text
    assert talk.say("more").payloads[0]["act"] == "more_detail"
    assert "Together by Saint Jude" in talk.say("who says so").text


def test_who_says_so_with_nothing_said_yet_is_a_question(talk: Talk) -> None:
    assert talk.say("who says so").payloads[0]["topic"] == "about_sources"


def test_who_says_so_after_words_without_sources_is_a_question(talk: Talk) -> None:
    talk.say("how long")
    talk.say("fever")
    assert talk.say("who says so").payloads[0]["topic"] == "about_sources"


def test_choices_by_number_and_misheard_number(talk: Talk) -> None:
    said = talk.say("which")
    assert said.asks == "choice" and len(said.choices) == 2 and "first one" in said.reprompt
    assert talk.say("too", 0.2).payloads[0]["topic"] == "during_treatment"
    assert talk.asked[-1].text == "the second one"
    talk.say("too", 0.9)
    assert talk.asked[-1].text == "too"


def test_choices_stay_open_after_a_repeat_and_noise(talk: Talk) -> None:
    talk.say("which")
    talk.say("repeat")
    talk.say("grmbl", 0.1)
    assert talk.say("two").payloads[0]["topic"] == "during_treatment"


def test_start_over_forgets(talk: Talk) -> None:
    talk.say("how long")
    talk.say("slower")
    said = talk.say("start over")
    assert talk.forgotten == ["c"] and not said.slow
    assert talk.say("who says so").payloads[0]["topic"] == "about_sources"


def test_before_anything_was_said(talk: Talk) -> None:
    for text in ("repeat", "slower", "shorter"):
        assert "not said anything yet" in talk.say(text, conversation=text).text


def test_a_monologue_is_not_answered_but_a_warning_in_it_is(talk: Talk) -> None:
    long = "well you know " * 60
    assert "one short question" in talk.say(long, 0.9).text
    talk.replies[long] = talk.replies["fever"]
    assert talk.say(long, 0.9).text.startswith("Call your care team")


def test_switched_off_every_word_goes_to_the_guard(talk: Talk) -> None:
    talk.say("how long")
    talk.off = True
    assert talk.say("repeat").payloads == tuple(talk.unknown)
    assert talk.say("who says so").payloads[0]["topic"] == "about_sources"


def test_conversations_are_kept_apart_and_forgotten(talk: Talk) -> None:
    talk.say("how long", conversation="a")
    assert "not said anything yet" in talk.say("repeat", conversation="b").text
    now = [0.0]
    memory = SpokenMemory(60, clock=lambda: now[0])
    memory.of("a").slow = True
    now[0] = 59
    assert memory.of("a").slow
    now[0] = 120
    assert not memory.of("a").slow and len(memory) == 1


def test_settings_of_sureness() -> None:
    read = Sureness.from_environment({"MARLOW_SPOKEN_SURE": "0.7"})
    assert (read.understood, read.heard, read.least) == (0.7, 0.5, 0.3)
    with pytest.raises(ValueError, match=r"MARLOW_SPOKEN_HEARD is 'much', but it must be a number from 0 to 1"):
        Sureness.from_environment({"MARLOW_SPOKEN_HEARD": "much"})
