import json
from dataclasses import asdict
from pathlib import Path

import pytest

from nlu.gate import GateError, Thresholds, decide, decide_two, read_thresholds

T = Thresholds(answer=0.5, act=0.5, subject=0.4, offer=0.6)


@pytest.mark.parametrize(
    ("ranking", "intent"),
    [
        ([("ask_duration", 0.8), ("ask_needle", 0.1)], "ask_duration"),
        ([("repeat", 0.6), ("ask_needle", 0.3)], "repeat"),
        ([("ask_setting", 0.4), ("ask_body_site", 0.35), ("greet", 0.1)], "clarify"),
        ([("ask_setting", 0.3), ("greet", 0.25), ("ask_needle", 0.2)], "not_sure"),
        ([("not_covered_cost", 0.3), ("not_covered_insurance", 0.25), ("ask_setting", 0.2)], "not_covered_cost"),
        ([("not_covered_cost", 0.3), ("ask_setting", 0.29), ("ask_duration", 0.2)], "not_sure"),
        ([("stop", 0.4), ("ask_setting", 0.35), ("ask_duration", 0.25)], "clarify"),
        ([], "not_sure"),
    ],
)
def test_decisions(ranking, intent):
    assert decide(ranking, T)[0] == intent


def test_a_weak_best_guess_is_never_answered():
    for best in range(1, 50):
        intent, _ = decide([("ask_duration", best / 100), ("greet", 0.01)], T)
        assert intent == "not_sure"


def test_the_probability_handed_on_is_the_decisions_own():
    assert decide([("not_covered_cost", 0.3), ("not_covered_insurance", 0.2)], T) == ("not_covered_cost", 0.5)
    assert decide([("ask_duration", 0.8)], T) == ("ask_duration", 0.8)


def test_two_questions_need_both_parts_to_be_sure():
    sure, other, weak = [("ask_duration", 0.9)], [("ask_needle", 0.8)], [("ask_needle", 0.4)]
    assert decide_two([(sure, other)], Thresholds(two=0.6)) == ("ask_duration", "ask_needle", 0.8)
    assert decide_two([(sure, weak)], Thresholds(two=0.6)) is None
    assert decide_two([(sure, sure)], Thresholds(two=0.6)) is None
    assert decide_two([], Thresholds()) is None


def test_the_surest_cut_wins():
    cuts = [
        ([("ask_duration", 0.7)], [("ask_setting", 0.7)]),
        ([("ask_duration", 0.9)], [("ask_needle", 0.8)]),
    ]
    assert decide_two(cuts, Thresholds(two=0.6)) == ("ask_duration", "ask_needle", 0.8)


def test_a_greeting_and_a_question_are_not_two_questions():
    assert decide_two([([("greet", 0.9)], [("ask_needle", 0.9)])], Thresholds(two=0.6)) is None


def test_a_topic_and_a_subject_are_two_questions():
    cut = ([("ask_duration", 0.9)], [("not_covered_cost", 0.9)])
    assert decide_two([cut], Thresholds(two=0.6)) == ("ask_duration", "not_covered_cost", 0.9)


def test_thresholds_are_read_from_their_file(tmp_path):
    path = tmp_path / "thresholds.json"
    path.write_text(json.dumps({"made_by": "a test", **asdict(T)}))
    assert read_thresholds(path) == T


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"answer": "high"}', json.dumps({**asdict(T), "offer": 2})])
def test_a_broken_file_is_named(tmp_path, content):
    path = tmp_path / "thresholds.json"
    path.write_text(content)
    with pytest.raises(GateError, match=r"thresholds\.json"):
        read_thresholds(path)


def test_the_file_that_is_used_can_be_read():
    assert read_thresholds(Path(__file__).parents[2] / "nlu" / "thresholds.json")
