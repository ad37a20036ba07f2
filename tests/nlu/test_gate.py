import json
from dataclasses import asdict
from pathlib import Path

import pytest

from nlu.gate import GateError, Thresholds, decide, decide_two, read_thresholds
from nlu.question_parts import Cut
from nlu.ranking import calibrated
from nlu.two_questions import FEATURES, RankedCut, TwoQuestions

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


def test_a_warning_sign_need_not_be_the_best_guess():
    ranking = [("ask_recovery_pain", 0.7), ("urgent_symptoms", 0.25)]
    assert decide(ranking, Thresholds(urgent=0.2)) == ("urgent_symptoms", 0.25)
    assert decide(ranking, Thresholds(urgent=0.3))[0] == "ask_recovery_pain"


def test_a_weak_best_guess_is_never_answered():
    for best in range(1, 50):
        intent, _ = decide([("ask_duration", best / 100), ("greet", 0.01)], T)
        assert intent == "not_sure"


def test_the_probability_handed_on_is_the_decisions_own():
    assert decide([("not_covered_cost", 0.3), ("not_covered_insurance", 0.2)], T) == ("not_covered_cost", 0.5)
    assert decide([("ask_duration", 0.8)], T) == ("ask_duration", 0.8)


SURER_PART_ALONE = TwoQuestions.from_dict(
    {"weights": {name: 10.0 if name == "less sure part" else 0.0 for name in FEATURES}, "constant": -6.0}
)
"""A model for these tests: two questions where the less sure part has more than 0.6."""
WHOLE = [("ask_duration", 0.5), ("ask_needle", 0.4)]


def cut(first, second):
    return RankedCut(Cut("how long is it?", "how long is the needle", True), first, second)


def two(*cuts):
    return decide_two(cuts, WHOLE, SURER_PART_ALONE, Thresholds(two=0.5))


def test_two_questions_need_both_parts_to_be_sure():
    sure, other, weak = [("ask_duration", 0.9)], [("ask_needle", 0.8)], [("ask_needle", 0.4)]
    assert two(cut(sure, other)) == ("ask_duration", "ask_needle", 0.8)
    assert two(cut(sure, weak)) is None
    assert two(cut(sure, sure)) is None
    assert two() is None


def test_the_surest_cut_wins():
    less = cut([("ask_duration", 0.7)], [("ask_setting", 0.7)])
    more = cut([("ask_duration", 0.9)], [("ask_needle", 0.8)])
    assert two(less, more) == ("ask_duration", "ask_needle", 0.8)


def test_a_greeting_and_a_question_are_not_two_questions():
    assert two(cut([("greet", 0.9)], [("ask_needle", 0.9)])) is None


def test_a_topic_and_a_subject_are_two_questions():
    assert two(cut([("ask_duration", 0.9)], [("not_covered_cost", 0.9)])) == ("ask_duration", "not_covered_cost", 0.9)


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


def test_a_low_temperature_makes_the_best_guess_surer_and_keeps_the_order():
    ranking = [("ask_duration", 0.5), ("ask_needle", 0.3), ("greet", 0.2)]
    sharper = calibrated(ranking, 0.5)
    assert [name for name, _ in sharper] == [name for name, _ in ranking]
    assert sharper[0][1] > 0.5 and sum(p for _, p in sharper) == pytest.approx(1.0)
    assert calibrated(ranking, 1.0) == [(name, pytest.approx(p)) for name, p in ranking]
    assert calibrated([], 0.5) == []


def test_the_words_of_a_choice_pick_it_only_where_nothing_else_is_sure():
    vague = [("ask_recovery_pain", 0.3), ("greet", 0.25), ("ask_pain_during", 0.05)]
    offered = ("ask_pain_during", "ask_recovery_pain")
    assert decide(vague, T)[0] == "not_sure"
    assert decide(vague, T, offered) == ("ask_recovery_pain", pytest.approx(0.3 / 0.35))
    assert decide([("ask_duration", 0.9), ("ask_pain_during", 0.05)], T, offered)[0] == "ask_duration"
    undecided = [("greet", 0.3), ("ask_recovery_pain", 0.2), ("ask_pain_during", 0.19)]
    assert decide(undecided, T, offered)[0] == "not_sure"
