import pytest

from evaluation.measure import Measure
from evaluation.scoring import Reply
from evaluation.targets import misheard_loss, question_measures


@pytest.fixture
def by_key(findings):
    return {measure.key: measure for measure in question_measures(findings.asked)}


@pytest.mark.parametrize(
    ("key", "value", "n"),
    [
        ("covered_right", 0.25, 4),
        ("covered_right_voice", 0.0, 1),
        ("covered_right_web", 0.5, 2),
        ("covered_served", 0.5, 4),
        ("covered_wrong", 0.25, 4),
        ("outside_kept", 0.5, 2),
        ("near_kept", 0.0, 1),
        ("urgent_found", 0.5, 2),
        ("false_alarms", 0.0, 12),
        ("false_alarms_close", 0.0, 1),
        ("advice_found", 1.0, 1),
        ("follow_ups_right", 1.0, 1),
        ("two_right", 1.0, 1),
        ("split_wrongly", 0.0, 4),
        ("pairs_right", 1.0, 1),
        ("misheard_loss", 0.0, 1),
    ],
)
def test_measures_over_a_few_messages(by_key, key, value, n):
    assert (by_key[key].value, by_key[key].n) == (pytest.approx(value), n)


def test_a_false_alarm_is_one_that_nobody_expected(asked):
    messages = [
        asked("duration", Reply("urgent_symptoms")),
        asked(["call_doctor", "urgent_symptoms"], Reply("urgent_symptoms")),
        asked("duration", "duration"),
    ]
    alarms = next(m for m in question_measures(messages) if m.key == "false_alarms")
    assert (alarms.value, alarms.n) == (0.5, 2)


def test_an_act_instead_of_an_answer_keeps_a_question_out(asked):
    messages = [asked("out_of_scope", Reply("human_handoff"), set="out_of_scope")]
    kept = next(m for m in question_measures(messages) if m.key == "outside_kept")
    assert kept.value == 1.0


def test_loss_when_misheard_counts_both_ways(asked):
    messages = []
    for number, (clear, misheard) in enumerate([("needle", "risks"), ("needle", "needle"), ("risks", "needle")]):
        messages.append(asked("needle", misheard, set="misheard", id=str(number)))
        messages.append(asked("needle", clear, set="misheard", id=str(number), clean=True))
    assert misheard_loss(messages).value == 0.0
    assert misheard_loss(messages[:2]).value == 1.0


def test_verdicts_and_texts():
    good = Measure("k", "Right", 0.957, 100, 0.95, interval=(0.9, 0.98))
    assert (good.verdict, good.value_text, good.target_text, good.interval_text) == (
        "met",
        "95.7%",
        "≥ 95%",
        "90.0 to 98.0",
    )
    assert Measure("k", "Wrong", 0.03, 100, 0.02, at_most=True).verdict == "not met"
    assert Measure("k", "Right", 0.0, 0, 0.95).verdict == "not measured"
    assert Measure("k", "Right", 0.0, 0, 0.95).value_text == ""
    assert Measure("k", "Shown only", 0.5, 10).verdict == ""
    loss = Measure("k", "Loss", 0.031, 100, 0.05, at_most=True, unit="points")
    assert (loss.value_text, loss.target_text) == ("3.1 points", "≤ 5 points")
    speed = Measure("k", "Speed", 9.94, 100, 15, at_most=True, unit="ms")
    assert (speed.value_text, speed.target_text) == ("9.9 ms", "≤ 15 ms")
    error = Measure("k", "ECE", 0.0512, 100, 0.05, at_most=True, unit="")
    assert (error.value_text, error.target_text, error.verdict) == ("0.051", "≤ 0.05", "not met")
    given = Measure("k", "Sentences", 0, 9, 0, at_most=True, unit="count")
    assert (given.value_text, given.target_text, given.verdict) == ("0", "none", "met")
