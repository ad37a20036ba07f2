from dataclasses import replace

import pytest

from actions.payload import ACTS, Payload, PayloadError, PayloadSource, TopicChoice

FULL = Payload(
    act="answer",
    topic="duration",
    title="How long does it take?",
    spoken="About thirty minutes.",
    written="**About 30 minutes.**",
    audience="child",
    sources=(
        PayloadSource("together-st-jude", "Together by St. Jude", "Tests", "time", "together.stjude.org", "2022-10"),
    ),
    sources_differ=True,
    related=(TopicChoice("setting", "Where is it done?"),),
    choices=(TopicChoice("duration", "How long does it take?"),),
    confidence=0.97,
    revision="26028789115e",
)


def test_round_trip_loses_nothing():
    assert Payload.from_dict(FULL.to_dict()) == FULL


def test_fields_are_those_of_the_architecture():
    assert list(FULL.to_dict()) == [
        "act",
        "spoken",
        "written",
        "topic",
        "title",
        "audience",
        "sources",
        "sources_differ",
        "related",
        "choices",
        "confidence",
        "revision",
    ]
    assert set(FULL.to_dict()["sources"][0]) == {"id", "publisher", "title", "section", "site", "reviewed"}


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"act": "shout"}, "is not an act"),
        ({"audience": "pets"}, "is not an audience"),
        ({"spoken": " "}, "has no words"),
        ({"written": ""}, "has no words"),
        ({"topic": None}, "must name its topic"),
        ({"act": "greet"}, "names the topic"),
        ({"act": "greet", "topic": None}, "names the revision"),
        ({"confidence": 1.5}, "not between 0 and 1"),
    ],
)
def test_a_payload_no_channel_could_render_is_refused(change, sentence):
    with pytest.raises(PayloadError, match=sentence):
        replace(FULL, **change)


@pytest.mark.parametrize("act", [act for act in ACTS if act not in ("answer", "repeat", "more_detail")])
def test_acts_have_no_topic(act):
    assert replace(FULL, act=act, topic=None, revision=None).to_dict()["topic"] is None


def test_a_dropped_field_is_noticed():
    values = FULL.to_dict()
    del values["related"]
    with pytest.raises(PayloadError, match="related"):
        Payload.from_dict(values)
