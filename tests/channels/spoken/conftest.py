"""Every payload that the assistant can say, made by the real actions and the real guard from the real content."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

import store
from actions.clarify_topic import clarify_payload
from actions.decline_advice import advice_payload
from actions.reply import act_payload, answer_payload
from actions.subject_reply import not_covered_payload
from actions.tell_more import more_payload
from actions.turn import Said, Turn
from channels.spoken import Phrases
from guard.safe_words import NOTHING_SAID, OFF, PLAIN_URGENT, SORRY, TOO_LONG, SafeWords
from store import Store

ROOT = Path(__file__).parents[3]
AUDIENCES = ("adult", "child")


def turn(variant: str = "any", topic: str = "") -> Turn:
    """A turn in which an audience or a procedure was said, and a topic ranked first."""
    said = Said(variant, 0.0)
    return Turn(
        text="",
        intent="",
        confidence=0.97,
        ranking=((f"ask_{topic}", 0.97),) if topic else (),
        entities={},
        speaking=True,
        at=0.0,
        audience=said if variant in AUDIENCES else None,
        procedure=said if variant not in (*AUDIENCES, "any") else None,
        last_topic=None,
        last_reply=None,
        pending=None,
        unsure=0,
    )


@pytest.fixture(scope="session")
def faq(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The real content, built once."""
    path = tmp_path_factory.mktemp("spoken") / "faq.db"
    store.build(ROOT / "data", path)
    with store.open_store(path) as opened:
        yield opened


@pytest.fixture(scope="session")
def guard_words(faq: Store) -> SafeWords:
    """What the guard itself says."""
    words = SafeWords(Path(faq._file.path), ROOT / "data" / "local" / "site.yml")
    words.refresh()
    return words


@pytest.fixture(scope="session")
def phrases(guard_words: SafeWords) -> Phrases:
    """The channels' phrases with the demonstration hospital's numbers."""
    return Phrases(guard_words.site)


@pytest.fixture(scope="session")
def answers(faq: Store) -> dict[tuple[str, str], tuple[dict[str, Any], dict[str, Any]]]:
    """The answer and its longer part, by topic and variant."""
    found = {}
    for ref in faq.topics():
        for variant in faq.variants(ref.topic):
            heard = turn(variant)
            answer = answer_payload(faq, heard, ref.topic)[0].to_dict()
            found[ref.topic, variant] = (answer, more_payload(faq, heard, ref.topic).to_dict())
    return found


@pytest.fixture(scope="session")
def every_payload(faq: Store, answers: Any, guard_words: SafeWords) -> dict[str, dict[str, Any]]:
    """All payloads by a name that a failing test can print."""
    found: dict[str, dict[str, Any]] = {}
    for (topic, variant), (answer, more) in answers.items():
        found[f"answer {topic} {variant}"], found[f"more {topic} {variant}"] = answer, more
    for subject in faq.subjects():
        found[f"not_covered {subject}"] = not_covered_payload(faq, turn(), subject)[0].to_dict()
    for topic in faq.topics():
        found[f"advice {topic.topic}"] = advice_payload(faq, turn(topic=topic.topic))[0].to_dict()
    for first, second in pairwise(topic.topic for topic in faq.topics()):
        found[f"clarify {first} {second}"] = clarify_payload(faq, turn(), (first, second)).to_dict()
    known = {"choices_spoken": "Does it hurt?", "choices_written": "1. Does it hurt?", "related": "Does it hurt?"}
    for act in faq.acts():
        for variant in faq.act_variants(act):
            found[f"act {act} {variant}"] = act_payload(faq, turn(), act, variant, **known).to_dict()
    for number, sentence in enumerate((SORRY, OFF, TOO_LONG, NOTHING_SAID, *PLAIN_URGENT.values())):
        found[f"guard {number}"] = guard_words.payload(sentence)
    for kind in PLAIN_URGENT:
        found[f"guard {kind}"] = guard_words.urgent_payload(kind)
    found["guard taken over"] = guard_words.hand_over_payload("K7-42")
    found["guard nobody"] = guard_words.hand_over_payload(None)
    return found
