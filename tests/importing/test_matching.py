"""Proposals on the made-up leaflet; with the real encoder in a slow test."""

from pathlib import Path

import pytest

from importing.__main__ import load_encoder
from importing.blocks import Block
from importing.candidates import Candidate, read_candidates
from importing.cleaning import clean
from importing.matching import Encode, propose
from importing.passages import Passage, split_passages
from importing.reading import read_document
from store.content_folder import read_content

DATA = Path(__file__).parents[2] / "data"
LEAFLET = Path(__file__).parent / "samples" / "day-unit.html"


def passage(text: str) -> Passage:
    return Passage("here", "Heading", (Block("text", text),), None)


CANDIDATES = (
    Candidate("bandage", "topic", "Bandages", ("How should bandages stay?",), ("Keep bandages clean always.",)),
    Candidate("parking", "subject", "Parking", ("Where visitors park cars?",), ()),
)


def test_topics_subjects_and_new_questions(by_words: Encode) -> None:
    found = propose(
        [
            passage("Keep bandages clean always."),
            passage("Where visitors park cars."),
            passage("Television headphones hang beside every single bed."),
        ],
        CANDIDATES,
        by_words,
    )
    assert [(match.key, match.kind) for match in found.matches] == [("parking", "subject"), ("bandage", "topic")]
    assert [item.text[:10] for item in found.new] == ["Television"]


def test_nothing_to_compare_with(by_words: Encode) -> None:
    assert propose([], CANDIDATES, by_words).matches == ()
    found = propose([passage("Keep bandages clean always.")], (), by_words)
    assert found.matches == () and len(found.new) == 1


def test_candidates_are_the_topics_and_the_subjects() -> None:
    found = {item.key: item for item in read_candidates(read_content(DATA)[0], DATA)}
    assert found["duration"].kind == "topic" and found["shower"].kind == "subject"
    assert "How long does it take?" in found["duration"].questions
    assert any("thirty minutes" in sentence for sentence in found["duration"].sentences)
    assert len(found["shower"].questions) > 5 and found["shower"].sentences == ()


@pytest.mark.slow
def test_the_leaflet_finds_its_topics_and_what_no_source_answered() -> None:
    document = read_document(LEAFLET, LEAFLET.read_bytes())
    passages = split_passages(clean(document).blocks, document.title or "")
    found = propose(passages, read_candidates(read_content(DATA)[0], DATA), load_encoder())
    proposed = {(match.key, match.passage.section) for match in found.matches}
    assert {
        ("duration", "your-bone-marrow-test-at"),
        ("eating_drinking", "before-you-come"),
        ("parking", "where-to-park"),
        ("aftercare", "after-the-test"),
        ("shower", "after-the-test"),
        ("call_doctor", "after-the-test-2"),
    } <= proposed
