"""The command line: what is wrong is told in a sentence, and what comes from make comes in."""

import pytest

from evaluation.__main__ import main, parser
from evaluation.errors import EvaluationError
from evaluation.run import Wanted, chosen_half


def test_make_hands_over_questions_and_half(monkeypatch):
    monkeypatch.setenv("QUESTIONS", "mine.jsonl")
    monkeypatch.setenv("HALF", "tune")
    chosen = parser().parse_args(["run"])
    assert (chosen.questions, chosen.half) == ("mine.jsonl", "tune")


@pytest.mark.parametrize(
    ("questions", "half", "asked"), [(None, "", "test"), ("mine.jsonl", "", "all"), (None, "all", "all")]
)
def test_our_sets_are_asked_by_half_and_a_file_whole(questions, half, asked):
    assert chosen_half(Wanted(questions, half)) == asked


def test_another_half_is_refused():
    with pytest.raises(EvaluationError, match='HALF is "third"; use tune, test, all'):
        chosen_half(Wanted(None, "third"))


def test_an_error_is_a_sentence(monkeypatch, capsys):
    monkeypatch.setenv("HALF", "third")
    assert main(["run"]) == 1
    assert capsys.readouterr().err == 'HALF is "third"; use tune, test, all.\n'
