"""All 38 answers in all variants, all acts, all subjects, and the guard's words, as a voice says them."""

from __future__ import annotations

import re
from typing import Any

import pytest

from actions.payload import ACTS
from channels.spoken import Phrases, sayable, ssml
from channels.spoken.rendering import Renderer
from store import Store
from store.numbers import find_numbers
from store.speakable import speech_flaws

MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
DATE = re.compile(rf"(?:{MONTHS}) (?:\d+, \d{{4}}|\d{{4}}|[\w-]+, [\w-]+ [\w-]+|[\w-]+ [\w-]+)")
LIST_NUMBER = re.compile(r"^\d+\. ", re.M)
REFERENCE = "K7-42"
DO = {
    "call": r"\bcall (?:your|for|right away|nine|911)",
    "ask": r"\b(?:ask|tell|talk to|contact)\b[^.]{0,60}?(?:care team|doctor|provider|team|nurse|them)",
    "at once": r"right away",
    "do not": r"\b(?:do not|don't|never) (?:stop|take|eat|drink|drive|wait|change)\b",
    "emergency": r"nine one one|\b911\b",
}
"""What a person is told to do or not to do, and warned of."""


@pytest.fixture
def renderer(phrases: Phrases) -> Renderer:
    return Renderer(phrases)


def numbers(text: str) -> set[Any]:
    for reference in (REFERENCE, " ".join(REFERENCE), sayable(" ".join(REFERENCE))):
        text = text.replace(reference, "")
    text = DATE.sub("", LIST_NUMBER.sub("", text))
    return {(found.value, found.unit, found.phone) for found in find_numbers(text) if not found.loose}


def told(text: str) -> set[str]:
    text = text.lower().replace("*", "")
    return {name for name, pattern in DO.items() if re.search(pattern, text)}


def test_the_store_is_whole(every_payload: dict[str, Any], faq: Store) -> None:
    assert {payload["act"] for payload in every_payload.values()} == set(ACTS)
    assert len({payload["topic"] for payload in every_payload.values()} - {None}) == 38
    assert sum(name.startswith("not_covered") for name in every_payload) == len(faq.subjects())


def test_nothing_unspeakable_is_said(every_payload: dict[str, Any], renderer: Renderer) -> None:
    for name, payload in every_payload.items():
        for brief in (False, True):
            said = renderer.speak([payload], brief=brief)
            for text in (said.text, said.reprompt, *map(sayable, said.choices)):
                assert speech_flaws(text) == [], name
                assert not re.search(r"[\d{}\[\]()*_#<>|/\\@]|https?|www|\.(?:org|com)", text), (name, text)


def test_two_replies_together_are_speakable_too(every_payload: dict[str, Any], renderer: Renderer) -> None:
    names = sorted(every_payload)
    for first, second in zip(names, reversed(names), strict=True):
        said = renderer.speak([every_payload[first], every_payload[second]])
        assert speech_flaws(said.text) == [], (first, second)


def test_an_answer_is_what_was_understood_and_the_stored_lead_and_the_offer(
    faq: Store, answers: dict[tuple[str, str], Any], renderer: Renderer
) -> None:
    for (topic, variant), (answer, more) in answers.items():
        stored = faq.answer_variant(topic, variant)
        said = renderer.speak([answer]).text
        understood, _, rest = said.partition(": ")
        assert len(understood.split()) <= 8, said
        assert rest == sayable(stored.lead) + (" Would you like more?" if stored.more else ""), (topic, variant)
        assert len(stored.lead.split()) <= 30
        assert renderer.speak([answer], brief=True).text == rest
        if stored.more:
            assert renderer.speak([more]).text == sayable(stored.more)


def test_stored_words_are_said_unchanged_but_for_digits(every_payload: dict[str, Any], renderer: Renderer) -> None:
    """No warning, no "do not", no "may" gets lost on the way to the voice."""
    for name, payload in every_payload.items():
        if re.search(r"\d", payload["spoken"]) or name == "guard taken over":
            continue
        words = " ".join(payload["spoken"].split())
        if not speech_flaws(words):
            assert words in " ".join(renderer.speak([payload]).text.split()), name


def test_the_same_numbers_in_voice_as_stored(every_payload: dict[str, Any], renderer: Renderer) -> None:
    for name, payload in every_payload.items():
        assert numbers(renderer.speak([payload]).text) == numbers(payload["spoken"]), name


def test_dates_are_said_in_words(answers: dict[tuple[str, str], Any], renderer: Renderer) -> None:
    said = renderer.speak([answers["about_sources", "any"][1]]).text
    assert "last revised on February twenty-sixth, twenty twenty-five." in said
    assert "last reviewed on January eighteenth, twenty twenty-two." in said
    assert "reviewed in October twenty twenty-two." in said


def test_the_same_numbers_and_warnings_on_every_channel(
    every_payload: dict[str, Any], answers: dict[tuple[str, str], Any], renderer: Renderer
) -> None:
    """Voice says `spoken`; the web page and the desk show `written`, the desk both."""
    for key, (answer, more) in answers.items():
        longer = [more] if more["act"] == "more_detail" and more["topic"] else []
        voice = " ".join(renderer.speak([payload]).text for payload in (answer, *longer))
        assert numbers(voice) == numbers(answer["written"]), key
        assert told(voice) == told(answer["written"]), key
    for name, payload in every_payload.items():
        if name.startswith(("act", "advice", "not_covered", "guard")):
            voice = renderer.speak([payload]).text
            assert numbers(voice) == numbers(payload["written"]), name
            assert told(voice) == told(payload["written"]), name


def test_a_warning_begins_with_what_to_do(every_payload: dict[str, Any], renderer: Renderer) -> None:
    urgent = {name: payload for name, payload in every_payload.items() if payload["act"] == "urgent_symptoms"}
    assert len(urgent) >= 6
    answer = next(payload for payload in every_payload.values() if payload["act"] == "answer")
    for payload in urgent.values():
        for said in (renderer.speak([payload]), renderer.speak([answer, payload]), renderer.speak([payload, answer])):
            assert re.match(r"(?:Please )?[Cc]all\b", said.text), said.text
            assert said.act == "urgent_symptoms"


def test_all_of_it_is_well_formed_ssml_of_a_size_that_alexa_takes(
    every_payload: dict[str, Any], renderer: Renderer
) -> None:
    from xml.etree import ElementTree

    for name, payload in every_payload.items():
        for slow in (False, True):
            text = ssml(renderer.speak([payload]).text, slow=slow)
            assert ElementTree.fromstring(text).tag == "speak"
            assert len(text) <= 8000, name


def test_who_says_so_and_when_it_was_checked_for_every_reply(every_payload: dict[str, Any], renderer: Renderer) -> None:
    for name, payload in every_payload.items():
        for text in (renderer.sources(payload), renderer.dates(payload)):
            assert speech_flaws(text) == [] and not re.search(r"\d", text), name
        for source in payload["sources"]:
            assert sayable(source["publisher"]) in renderer.sources(payload)
            assert sayable(source["publisher"]) in renderer.dates(payload)
