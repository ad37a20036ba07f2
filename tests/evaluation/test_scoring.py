import pytest

from actions.payload import Payload, TopicChoice
from evaluation.scoring import Outcome, Reply, judge


def answer(topic: str) -> Reply:
    return Reply("answer", topic)


def clarify(*topics: str) -> Reply:
    return Reply("clarify", choices=topics)


@pytest.mark.parametrize(
    ("expected", "reply", "outcome"),
    [
        (["duration"], answer("duration"), "right"),
        (["duration", "setting"], answer("setting"), "right"),
        (["duration"], Reply("more_detail", "duration"), "right"),
        (["duration"], Reply("repeat", "duration"), "right"),
        (["repeat"], Reply("repeat", "duration"), "right"),
        (["more_detail"], Reply("more_detail"), "right"),
        (["duration"], Reply("more_detail"), "wrong"),
        (["duration"], answer("needle"), "wrong"),
        (["duration"], clarify("needle", "duration"), "offered"),
        (["duration"], clarify("needle", "risks"), "abstained"),
        (["clarify"], clarify("needle", "risks"), "right"),
        (["duration"], Reply("not_sure"), "abstained"),
        (["duration"], Reply("not_covered"), "abstained"),
        (["duration"], Reply("human_handoff"), "wrong"),
        (["urgent_symptoms"], Reply("urgent_symptoms"), "right"),
        (["urgent_symptoms"], Reply("not_sure"), "abstained"),
        (["urgent_symptoms"], answer("recovery_pain"), "wrong"),
        (["out_of_scope"], Reply("not_covered"), "right"),
        (["out_of_scope"], Reply("not_sure"), "right"),
        (["out_of_scope"], clarify("needle", "risks"), "offered"),
        (["out_of_scope"], answer("duration"), "wrong"),
        (["out_of_scope"], Reply("greet"), "wrong"),
        (["not_covered"], Reply("not_sure"), "abstained"),
    ],
)
def test_one_question_one_reply(expected, reply, outcome):
    assert judge([expected], [reply]) == outcome


def test_after_a_warning_the_question_beside_it_may_be_answered():
    assert judge([["urgent_symptoms"]], [Reply("urgent_symptoms"), answer("duration")]) is Outcome.RIGHT
    assert judge([["urgent_symptoms"]], [answer("duration"), Reply("urgent_symptoms")]) is Outcome.WRONG


def test_no_reply_is_wrong():
    assert judge([["duration"]], []) is Outcome.WRONG


def test_of_several_replies_to_one_question_the_worst_counts():
    assert judge([["duration"]], [answer("duration"), Reply("not_sure")]) is Outcome.ABSTAINED
    assert judge([["duration"]], [answer("duration"), answer("needle")]) is Outcome.WRONG
    assert judge([["duration"]], [answer("duration"), answer("duration")]) is Outcome.RIGHT


TWO = [["eating_drinking"], ["duration", "setting"]]


@pytest.mark.parametrize(
    ("replies", "outcome"),
    [
        ([answer("eating_drinking"), answer("duration")], "right"),
        ([answer("eating_drinking"), answer("setting")], "right"),
        ([answer("duration"), answer("eating_drinking")], "half"),
        ([answer("duration")], "half"),
        ([answer("eating_drinking"), Reply("not_sure")], "half"),
        ([answer("eating_drinking"), clarify("duration", "needle")], "half"),
        ([answer("eating_drinking"), answer("needle")], "wrong"),
        ([answer("eating_drinking"), answer("duration"), answer("needle")], "wrong"),
        ([answer("needle")], "wrong"),
        ([clarify("eating_drinking", "duration")], "offered"),
        ([clarify("needle", "risks")], "abstained"),
        ([Reply("not_sure"), Reply("not_covered")], "abstained"),
    ],
)
def test_two_questions(replies, outcome):
    assert judge(TWO, replies) == outcome


def test_one_reply_may_answer_both():
    assert judge([["prepare", "eating_drinking"], ["prepare"]], [answer("prepare")]) is Outcome.RIGHT


def test_a_payload_becomes_a_reply():
    choices = (TopicChoice("duration", "How long?"), TopicChoice("needle", "How big?"))
    payload = Payload("clarify", "Which?", "Which?", choices=choices, confidence=0.6)
    reply = Reply.from_payload(payload)
    assert (reply.act, reply.choices, reply.confidence) == ("clarify", ("duration", "needle"), 0.6)
    assert str(reply) == "clarify (duration, needle)"
    assert str(Reply.from_payload(Payload("answer", "Half an hour.", "Half an hour.", topic="duration"))) == "duration"
    assert str(Reply("repeat", "duration")) == "repeat (duration)"
