"""A misheard "not", or "a normal" for "abnormal", never leads to an answer that states the opposite.

No answer is a bare yes or no, so each says what it holds for; and whichever of two opposites is heard, the same stored
words are said, or none.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import store
from speech.transcript import Transcript

YES_OR_NO = re.compile(
    r"\W*(yes|no|yep|nope|sure|correct|right|true|false|of course|certainly|definitely|absolutely|it (is|does|will)"
    r"|it (isn't|doesn't|won't)|that is (right|wrong)|you (can|may|must|should)( not)?|you (can't|mustn't|shouldn't))"
    r"[.,;:!]",
    re.I,
)
OPPOSITES = (
    ("what does an abnormal result mean", "what does a normal result mean"),
    ("my result came back abnormal is that cancer", "my result came back a normal is that cancer"),
    ("is it bad if the marrow is abnormal", "is it bad if the marrow is a normal"),
    ("what if the biopsy is not normal", "what if the biopsy is now normal"),
    ("does a positive result mean i have cancer", "does a negative result mean i have cancer"),
    ("can i eat before the biopsy", "can't i eat before the biopsy"),
    ("am i allowed to drink that morning", "am i not allowed to drink that morning"),
    ("should i stop my blood thinners", "shouldn't i stop my blood thinners"),
    ("can i drive home afterwards", "can't i drive home afterwards"),
    ("will i be awake", "won't i be awake"),
    ("does the biopsy hurt", "doesn't the biopsy hurt"),
    ("is the biopsy dangerous", "isn't the biopsy dangerous"),
    ("i am allergic to lidocaine", "i am not allergic to lidocaine"),
    ("do they put you to sleep", "don't they put you to sleep"),
)


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("Yes, you may eat.", True),
        ("No. It is done in the hip.", True),
        ("It is: always.", True),
        ("No food is needed before the test.", False),
        ("It is done in the hip.", False),
    ],
)
def test_what_a_bare_yes_or_no_is(text: str, bare: bool) -> None:
    assert bool(YES_OR_NO.match(text)) is bare


def test_no_answer_is_a_bare_yes_or_no(built: Path) -> None:
    with store.open_store(built) as faq:
        leads = {
            (ref.topic, variant): faq.answer_variant(ref.topic, variant).lead
            for ref in faq.topics()
            for variant in faq.variants(ref.topic)
        }
    assert len(leads) >= 38
    assert {name: lead for name, lead in leads.items() if YES_OR_NO.match(lead)} == {}


Said = Callable[[Transcript], tuple[str, tuple[str | None, ...], str]]


@pytest.fixture(scope="module")
def hear(built_once: Path) -> Iterator[Said]:
    """Says to the whole assistant what a recogniser heard; returns the act, the topics of answers, and the words."""
    from channels.spoken import Heard, Phrases, SpokenDialogue
    from evaluation.by_ear import SpokenAssistant
    from guard import Guard, Question
    from launcher.model import model_path
    from launcher.settings import QUIET_AND_OFFLINE, ROOT

    before = {name: os.environ.get(name) for name in QUIET_AND_OFFLINE}
    os.environ.update(QUIET_AND_OFFLINE)
    guard = Guard(store=built_once)
    dialogue = SpokenDialogue(Phrases(guard.site))
    number = 0
    with SpokenAssistant(model_path(ROOT), built_once) as assistant:

        def said(transcript: Transcript) -> tuple[str, tuple[str | None, ...], str]:
            nonlocal number
            number += 1

            async def ask(question: Question) -> list[dict[str, object]]:
                return await guard.answer(question, assistant.ask)

            async def forget(_: str) -> None:
                return None

            heard = Heard(transcript.text, f"c{number}", "voice", transcript.confidence, transcript.alternatives)
            utterance = assistant._loop.run_until_complete(dialogue.turn(heard, ask, forget))
            answers = tuple(one["topic"] for one in utterance.payloads if one["act"] == "answer")
            return utterance.act, answers, utterance.text

        yield said
    for name, value in before.items():
        os.environ.pop(name, None) if value is None else os.environ.update({name: value})


@pytest.fixture(scope="module")
def built_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("opposites") / "faq.db"
    store.build(Path(__file__).parents[3] / "data", path)
    return path


@pytest.mark.slow
@pytest.mark.parametrize(("said", "heard"), [*OPPOSITES, *((heard, said) for said, heard in OPPOSITES)])
def test_whichever_of_two_opposites_is_heard_the_same_is_answered(hear: Said, said: str, heard: str) -> None:
    _, right, words = hear(Transcript(said, 0.9, ((said, 0.9),)))
    _, given, given_words = hear(Transcript(heard, 0.6, ((heard, 0.6), (said, 0.3))))
    assert not right or not given or set(given) <= set(right), f"{given_words!r} is not what is said to {said!r}"
    if given and set(given) == set(right):
        assert given_words == words
