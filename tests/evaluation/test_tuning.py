from dataclasses import fields, replace

import pytest

from evaluation.intents import intent_replies, second_intent
from evaluation.question import Question, Turn
from evaluation.trial import LIMITS, Trials
from evaluation.tuning import sweep, trials_table
from nlu.gate import Thresholds, decide, read_thresholds

LOOSE = Thresholds(**{field.name: 0.3 for field in fields(Thresholds)})


def case(name, expect, ranking, near=False):
    return Question("q", name, "web", (Turn("words", ((expect,),)),), near), ranking


def trials(*cases):
    def gate(thresholds):
        return [intent_replies(*decide(ranking, thresholds), ranking, "") for _, ranking in cases]

    return Trials([question for question, _ in cases], gate)


def test_a_trial_counts_every_limit():
    trial = trials(
        case("covered", "needle", [("ask_needle", 0.9)]),
        case("covered", "needle", [("ask_risks", 0.9)]),
        case("out_of_scope", "out_of_scope", [("ask_risks", 0.9)], near=True),
        case("out_of_scope", "out_of_scope", [("not_covered_cost", 0.9)]),
        case("advice", "personal_advice", [("urgent_symptoms", 0.9)]),
    )(LOOSE)
    assert (trial.right, trial.wrong, trial.outside_kept, trial.near_kept) == (0.5, 0.5, 0.5, 0.0)
    assert (trial.false_alarms, trial.advice, trial.urgent, trial.split) == (0.2, 0.0, 1.0, 0.0)
    assert trial.violation == pytest.approx(sum(max(0.0, excess(trial)) for _, excess in LIMITS))
    assert trial.violation > 0.4 + 0.4 + 0.9 + 0.1
    assert trial.score == pytest.approx((0.5 + 0.5 + 0.0) / 3)


def test_the_sweep_finds_the_threshold_between_right_and_wrong():
    right = [case("covered", "needle", [("ask_needle", 0.7)]) for _ in range(97)]
    wrong = [case("covered", "needle", [("ask_risks", 0.55), ("ask_needle", 0.4)]) for _ in range(3)]
    best = sweep(trials(*right, *wrong))[0]
    assert 0.55 < best.thresholds.answer <= 0.7
    assert (best.right, best.offered, best.wrong, best.violation) == (0.97, 0.03, 0.0, 0.0)
    assert "97.0%" in trials_table([("1", best)])


def test_two_questions_are_two_replies():
    entities = [{"entity": "medicine", "value": "aspirin"}, {"entity": "second_intent", "value": "ask_needle"}]
    replies = intent_replies("ask_duration", 1.0, [], second_intent(entities))
    assert [reply.topic for reply in replies] == ["duration", "needle"]
    assert len(intent_replies("ask_duration", 1.0, [], second_intent(entities[:1]))) == 1


def rounded(replies):
    """Calibrating twice, the second time at temperature 1, changes the last digit."""
    return [replace(reply, confidence=round(reply.confidence, 9)) for reply in replies]


@pytest.mark.slow
def test_the_gate_decides_again_as_it_did(built_store):
    from evaluation.assistant import AssistantHere
    from evaluation.gate_again import GateAgain, understood
    from launcher.model import model_path
    from launcher.settings import ROOT

    texts = ["does it hurt", "I have a fever", "can I eat before and how long does it take", "asdf", "where is it done"]
    model = model_path(ROOT)
    gate = GateAgain(model, built_store, texts)
    with AssistantHere(model, built_store) as assistant:
        again = gate(read_thresholds(ROOT / "nlu" / "thresholds.json"))
        assert [rounded(some) for some in again] == [rounded(understood(assistant.parse(text))) for text in texts]
    strict = gate(Thresholds(**{field.name: 0.999 for field in fields(Thresholds)}))
    assert [replies[0].act for replies in strict][:2] == ["not_sure", "urgent_symptoms"]
