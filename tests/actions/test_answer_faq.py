import pytest

import store
from actions.payload import Payload

TOPICS = sorted(path.stem for path in (store.default_path().parents[1] / "data" / "answers").glob("*.md"))


@pytest.mark.parametrize("topic", TOPICS)
def test_every_topic_is_answered_with_sources(conversation, topic):
    payload = Payload.from_dict(conversation.say(f"ask_{topic}"))
    assert (payload.act, payload.topic) == ("answer", topic)
    assert payload.sources and payload.title
    assert 2 <= len(payload.related) <= 3


def test_the_child_variant_is_given_where_a_child_is_meant(conversation):
    adult = conversation.say("ask_eating_drinking")
    child = conversation.say("ask_eating_drinking", entities={"audience": "child"})
    assert child["audience"] == "child"
    assert child["spoken"] != adult["spoken"]


def test_whom_it_is_about_holds_for_the_next_question(conversation):
    conversation.say("ask_duration", entities={"audience": "child"})
    assert conversation.say("ask_eating_drinking")["audience"] == "child"


def test_whom_it_is_about_is_forgotten_after_ten_minutes(conversation):
    conversation.say("ask_duration", entities={"audience": "child"})
    conversation.now += 601
    assert conversation.say("ask_eating_drinking")["audience"] != "child"


def test_a_new_audience_replaces_the_old_one(conversation):
    conversation.say("ask_duration", entities={"audience": "child"})
    assert conversation.say("ask_eating_drinking", entities={"audience": "adult"})["audience"] != "child"


def test_voice_gets_speech_and_the_web_gets_markdown(conversation):
    payload = conversation.say("ask_duration", channel="phone")
    assert conversation.text == payload["spoken"]
    payload = conversation.say("ask_duration", channel="web")
    assert conversation.text == payload["written"]


def test_a_longer_part_is_offered(conversation):
    assert conversation.say("ask_pain_during")["spoken"].endswith("Would you like more?")
    assert conversation.slots["pending"] == {"kind": "more", "topics": ["pain_during"]}


def test_the_reply_names_the_revision_of_the_wording_that_was_said(conversation):
    conversation.say("ask_eating_drinking", entities={"audience": "child"})
    with store.open_store() as faq:
        said = faq.answer("eating_drinking", audience="child").revision
        assert said != faq.answer("eating_drinking").revision
    assert conversation.say("repeat")["revision"] == said
    assert conversation.say("more_detail")["revision"] == said
    assert conversation.say("greet")["revision"] is None
