import time
from dataclasses import dataclass, field

from nlu.topic_before import (
    HOLDS_SECONDS,
    SHARE_AFTER,
    after_some_topic,
    offered_topics,
    topic_before_example,
    topic_before_message,
)


@dataclass
class Event:
    timestamp: float
    type_name: str = "action"


@dataclass
class Tracker:
    last_topic: str | None
    events: list[Event] = field(default_factory=lambda: [Event(time.time())])

    def get_slot(self, name):
        assert name == "last_topic"
        return self.last_topic


def test_an_answer_given_just_now_holds():
    assert topic_before_message(Tracker("pain_during")) == "pain during"


def test_it_is_forgotten_after_ten_minutes():
    old = Event(time.time() - HOLDS_SECONDS - 1)
    assert topic_before_message(Tracker("pain_during", [old])) == ""


def test_nothing_before():
    assert topic_before_message(None) == topic_before_message(Tracker(None)) == ""
    assert topic_before_message(Tracker("pain_during", [])) == ""


def test_a_wording_says_what_it_was_said_after():
    assert topic_before_example({"metadata": {"example": {"after": "what_to_wear"}}}) == "what to wear"
    assert topic_before_example({"metadata": {"example": {}}}) == topic_before_example({}) == ""


def test_some_wordings_are_also_learned_after_a_topic():
    wordings = [(f"wording {i}", "", i % 3) for i in range(30)] + [("and then", "duration", 1)]
    drawn = after_some_topic(wordings, ["ask_duration", "ask_needle", "ask_what_to_wear"])
    assert drawn == after_some_topic(wordings, ["ask_duration", "ask_needle", "ask_what_to_wear"])
    assert len(drawn) == 30 // SHARE_AFTER
    assert len({before for _, before, _ in drawn} & {"duration", "needle", "what to wear"}) > 1
    label = {text: label for text, _, label in wordings}
    assert all(label[text] == given for text, _, given in drawn)


class Offering:
    def __init__(self, pending):
        self.pending = pending

    def get_slot(self, name):
        assert name == "pending"
        return self.pending


def test_a_short_message_may_pick_what_was_offered():
    offering = Offering({"kind": "clarify", "topics": ["pain_during", "recovery_pain"]})
    assert offered_topics(offering, "the afterwards one") == ["pain_during", "recovery_pain"]
    assert offered_topics(offering, "actually how long does the whole thing take from start to end") == []
    assert offered_topics(Offering({"kind": "more", "topics": ["duration"]}), "yes") == []
    assert offered_topics(Offering(None), "yes") == offered_topics(None, "yes") == []
