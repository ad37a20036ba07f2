"""The sets that are there are whole: every line is right, both halves hold questions, pairs are pairs."""

from collections import Counter
from pathlib import Path

import pytest

from actions.payload import ACTS
from evaluation.question import OUT_OF_SCOPE, SETS, in_half
from evaluation.question_file import read_own_sets

ROOT = Path(__file__).parents[2]
KNOWN = {path.stem for path in (ROOT / "data" / "answers").glob("*.md")} | set(ACTS) | {OUT_OF_SCOPE}


@pytest.fixture(scope="module")
def questions():
    return read_own_sets(ROOT, KNOWN)


@pytest.mark.parametrize("name", SETS)
def test_each_set_has_questions_in_both_halves(questions, name):
    some = [question for question in questions if question.set == name]
    assert in_half(some, "tune") and in_half(some, "test")


def test_every_topic_is_asked_for(questions):
    expected = {name for q in in_half(questions, "test") if q.set == "covered" for name in q.turns[0].parts[0]}
    assert not {path.stem for path in (ROOT / "data" / "answers").glob("*.md")} - expected


def test_a_pair_has_two_members(questions):
    pairs = Counter(question.pair for question in questions if question.pair)
    assert {pair: n for pair, n in pairs.items() if n != 2} == {}


def test_misheard_questions_have_their_clean_wording(questions):
    assert not [q.id for q in questions if q.set == "misheard" and q.clean is None]


def test_dialogues_have_follow_ups(questions):
    assert not [q.id for q in questions if q.set == "dialogue" and len(q.turns) < 2]
