"""A new wording that contradicts the test questions is stopped before any training."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from evaluation.question import Question, Turn
from evaluation.wordings import Wording
from publishing.conflicts import as_question, find_conflicts, new_wordings


def question(text: str, *expect: str) -> Question:
    return Question(f"q-{text[:9]}", "covered", "web", (Turn(text, (expect,)),))


def wording(text: str, intent: str = "ask_duration", after: str | None = None) -> Wording:
    return Wording(text, intent, after, Path("data/nlu/duration.yml"))


ASKED = [question("will the needle hurt me", "pain_during"), question("how many minutes is it", "duration")]


def test_nearly_the_same_question_expects_something_else(encode: Any) -> None:
    (found,) = find_conflicts([wording("will the needle hurt me much")], ASKED, encode, {})
    assert [one.id for one, _ in found.questions] == ["q-will the "]
    assert "data/nlu/duration.yml" in str(found) and "expects pain_during" in str(found)


def test_a_wording_like_its_own_questions_is_none(encode: Any) -> None:
    assert find_conflicts([wording("how many minutes is it then")], ASKED, encode, {}) == []
    assert find_conflicts([wording("will the needle hurt me much", "ask_pain_during")], ASKED, encode, {}) == []


def test_what_is_live_understands_something_else(encode: Any) -> None:
    new = wording("is the needle sore")
    assert find_conflicts([new], ASKED, encode, {}) == []
    (found,) = find_conflicts([new], ASKED, encode, {new.text: "pain_during"})
    assert [one.id for one, _ in found.questions] == ["q-will the "]


def test_a_test_question_of_its_own_topic_speaks_for_it(encode: Any) -> None:
    new = wording("is the needle sore")
    also = question("is the needle sore today", "duration")
    assert find_conflicts([new], [*ASKED, also], encode, {new.text: "pain_during"}) == []


def test_a_subject_nobody_answers(encode: Any) -> None:
    new = wording("where do cars go", "not_covered_parking")
    assert as_question(new, 1).turns[0].parts == (("out_of_scope", "parking"),)
    assert find_conflicts([new], [question("where do cars go now", "out_of_scope")], encode, {}) == []


def test_only_what_is_new_is_looked_at() -> None:
    known = [("how long", "ask_duration")]
    some = [wording("how long"), wording("how long", "ask_needle"), wording("and then", after="needle")]
    assert new_wordings(some, known) == [some[1]]
