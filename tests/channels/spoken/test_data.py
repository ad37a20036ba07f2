"""data/spoken/ is complete and can be said."""

from __future__ import annotations

import re
from pathlib import Path
from string import Formatter

import pytest
import yaml

from channels.spoken import Phrases
from channels.spoken.phrases import FOLDER, read_lists, read_texts
from store.speakable import speech_flaws

ROOT = Path(__file__).parents[3]
TOPICS = {path.stem for path in (ROOT / "data" / "answers").glob("*.md")}
PHRASES = read_texts(FOLDER / "phrases.yml")
KNOWN = {
    "topic": "how long it takes",
    "publishers": "Cleveland Clinic",
    "publisher": "Cleveland Clinic",
    "date": "January eighteenth, twenty twenty-two",
    "numbers": "one or two",
    "question": "Would you like more?",
    "reference": "K, seven, four two",
}


def test_every_topic_has_words_for_what_was_understood() -> None:
    assert set(read_texts(FOLDER / "topics.yml")) == TOPICS and len(TOPICS) == 38


@pytest.mark.parametrize("topic", sorted(TOPICS))
def test_what_was_understood_takes_eight_words_at_most(topic: str, phrases: Phrases) -> None:
    named = phrases.topic(topic)
    assert named is not None and re.fullmatch(r"[a-z][a-z ]*", named)
    assert len(phrases.say("about", topic=named).split()) <= 8


def test_no_two_topics_are_called_the_same() -> None:
    named = read_texts(FOLDER / "topics.yml").values()
    assert len(set(named)) == len(named)


@pytest.mark.parametrize("name", sorted(PHRASES))
def test_phrases_can_be_said(name: str, phrases: Phrases) -> None:
    used = {field for _, field, _, _ in Formatter().parse(PHRASES[name]) if field}
    said = phrases.say(name, **{field: KNOWN[field] for field in used & set(KNOWN)})
    assert said and speech_flaws(said) == [] and not re.search(r"[\d{}]", said)


def test_phrases_claim_nothing_about_the_test() -> None:
    """They are about the conversation; what is true about the test stands in the store, with its sources."""
    for name, text in PHRASES.items():
        own = re.sub(r"{\w+}", "", text)
        assert not re.search(r"needle|pain|anesthe|minutes|hours|bleed|risk|sedat", own, re.I), name


def test_every_phrase_is_used() -> None:
    code = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "channels").rglob("*.py"))
    for name in PHRASES:
        assert re.search(rf"[\"']{name}[\"']", code), f"data/spoken/phrases.yml has {name}, which nothing says"


def test_a_hint_is_of_a_length_that_recognisers_take() -> None:
    hints = yaml.safe_load((FOLDER / "hints.yml").read_text(encoding="utf-8"))
    assert 20 <= len(hints) <= 500 and all(len(hint) <= 100 and "," not in hint for hint in hints)


def test_broken_files_are_explained(tmp_path: Path) -> None:
    file = tmp_path / "topics.yml"
    file.write_text("- duration\n", encoding="utf-8")
    with pytest.raises(ValueError, match="one name and one text a line"):
        read_texts(file)
    with pytest.raises(ValueError, match="each with a list of phrases"):
        read_lists(file)
    file.write_text("yes: [yeah]\n", encoding="utf-8")
    with pytest.raises(ValueError, match="True without quotation marks"):
        read_lists(file)
