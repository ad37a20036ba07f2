from collections import Counter
from pathlib import Path

import pytest

from evaluation.errors import EvaluationError
from evaluation.full_text import FullText
from evaluation.peer import distinct
from evaluation.peers import compare, comparison_text, judged
from evaluation.question import Question, Turn
from evaluation.run import Wanted
from evaluation.scoring import Outcome
from evaluation.wordings import Wording
from launcher.settings import Settings


def wording(text, intent):
    return Wording(text, intent, None, Path("x.yml"))


@pytest.fixture
def full_text(tmp_path):
    peer = FullText()
    peer.learn(
        [wording("how long does it take", "ask_duration"), wording("does it hurt", "ask_pain_during")], tmp_path, {}
    )
    return peer


def test_full_text_finds_the_best_wording(full_text):
    guess = full_text.guess("will it HURT me a lot?")
    assert guess.intent == "ask_pain_during"
    assert guess.ranking[0][0] == "ask_pain_during"


@pytest.mark.parametrize("text", ["", "???", '" OR *', "zebra"])
def test_full_text_without_a_hit_is_not_sure(full_text, text):
    assert full_text.guess(text).intent == "not_sure"


def test_an_intent_stands_once_in_a_ranking():
    assert distinct([("a", 3.0), ("b", 2.0), ("a", 1.0)]) == (("a", 3.0), ("b", 2.0))


QUESTIONS = [
    Question("1", "covered", "web", (Turn("x", (("duration",),)),)),
    Question("2", "out_of_scope", "web", (Turn("x", (("out_of_scope",),)),)),
]


def result(*guesses):
    return {
        "guesses": [{"intent": i, "confidence": 0.9, "ranking": r, "second": ""} for i, r in guesses],
        "seconds": [0.001] * len(guesses),
        "learning_seconds": 2.0,
        "peak": 100.0,
    }


def test_guesses_are_judged_like_replies():
    first = judged(
        "marlow",
        QUESTIONS,
        result(
            ("clarify", [["ask_needle", 0.4], ["ask_duration", 0.3]]), ("not_covered_cost", [["not_covered_cost", 0.9]])
        ),
    )
    assert first.outcomes == {"covered": Counter([Outcome.OFFERED]), "out_of_scope": Counter([Outcome.RIGHT])}
    assert first.among_top == {"covered": 1, "out_of_scope": 1}
    second = judged(
        "full_text", QUESTIONS, result(("ask_risks", [["ask_risks", 1]]), ("ask_risks", [["ask_risks", 1]]))
    )
    assert second.among_top == {"covered": 0, "out_of_scope": 0}
    text = comparison_text([first, second], QUESTIONS, "2 wordings")
    assert "SQLite full-text search" in text and "covered, 1 questions" in text and "100.0%" in text


def test_what_cannot_be_compared_is_told():
    with pytest.raises(EvaluationError, match="EPOCHS is 'many'"):
        compare(Settings.from_environment({}), Wanted(), "many", None)
    with pytest.raises(EvaluationError, match="There is no peer watson"):
        compare(Settings.from_environment({}), Wanted(), "1", ["watson"])
