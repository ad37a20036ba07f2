"""What the acts do, one after another, as a person would meet them."""

import pytest

from actions.payload import Payload

FIXED = ["greet", "goodbye", "thanks", "help", "bot_challenge", "stop", "human_handoff"]


@pytest.mark.parametrize("act", FIXED)
def test_acts_with_fixed_words(conversation, act):
    payload = Payload.from_dict(conversation.say(act))
    assert payload.act == act
    assert "{" not in payload.spoken + payload.written


def test_repeat_says_the_exact_last_words(conversation):
    first = conversation.say("ask_duration")
    again = conversation.say("repeat")
    assert (again["act"], again["topic"]) == ("repeat", "duration")
    assert (again["spoken"], again["written"]) == (first["spoken"], first["written"])
    assert conversation.say("repeat")["spoken"] == first["spoken"]


def test_repeat_keeps_the_open_question(conversation):
    conversation.say("ask_pain_during")
    conversation.say("repeat")
    assert conversation.say("affirm")["act"] == "more_detail"


def test_repeat_before_anything_was_said(conversation):
    assert conversation.say("repeat")["act"] == "repeat"


def test_tell_me_more_gives_the_longer_part(conversation):
    first = conversation.say("ask_pain_during")
    more = conversation.say("more_detail")
    assert (more["act"], more["topic"]) == ("more_detail", "pain_during")
    assert more["spoken"] not in first["spoken"] and more["sources"]


def test_tell_me_more_about_nothing_asks_what_about(conversation):
    payload = conversation.say("more_detail")
    assert (payload["act"], payload["topic"]) == ("more_detail", None)


def test_yes_takes_the_offer_and_no_drops_it(conversation):
    conversation.say("ask_pain_during")
    assert conversation.say("affirm")["act"] == "more_detail"
    conversation.say("ask_pain_during")
    assert conversation.say("deny")["act"] == "deny"
    assert conversation.say("affirm")["act"] == "affirm"


def test_not_covered_says_so_gives_the_nearest_and_who_to_ask(conversation):
    nearest = conversation.say("ask_aftercare")
    payload = conversation.say("not_covered_shower")
    assert (payload["act"], payload["topic"]) == ("not_covered", None)
    assert [r["topic"] for r in payload["related"]] == ["aftercare"]
    lead = nearest["spoken"].removesuffix(" Would you like more?")
    assert lead in payload["spoken"] and "ask" in payload["spoken"].lower()
    assert payload["sources"]
    assert conversation.say("affirm")["topic"] == "aftercare"


def test_another_procedure_is_not_answered_as_if_it_were_this_one(conversation):
    payload = conversation.say("not_covered_lumbar_puncture")
    assert payload["act"] == "not_covered"
    assert not payload["sources"] and not payload["related"]


def test_advice_gives_the_general_fact_and_who_to_ask(conversation):
    ranking = [("personal_advice", 0.8), ("ask_medicines_before", 0.1)]
    payload = conversation.say("personal_advice", entities={"medicine": "blood thinner"}, ranking=ranking)
    assert (payload["act"], payload["topic"]) == ("personal_advice", None)
    assert [r["topic"] for r in payload["related"]] == ["medicines_before"]
    assert "care team" in payload["spoken"] and payload["sources"]


def test_advice_without_a_near_topic_still_says_who_to_ask(conversation):
    payload = conversation.say("personal_advice", ranking=[("personal_advice", 0.99)])
    assert "care team" in payload["spoken"] and not payload["sources"]


URGENT = {
    "she can't breathe": "911",
    "the place is swollen and there is pus": "1-202-555-0142",
    "i want to kill myself": "988",
    "something is terribly wrong": "911",
}


@pytest.mark.parametrize("text", URGENT)
def test_urgent_first_sentence_is_what_to_do(conversation, text):
    payload = conversation.say("urgent_symptoms", text=text)
    first = payload["spoken"].split(". ")[0]
    assert payload["act"] == "urgent_symptoms"
    assert "call" in first.lower() and len(first.split()) <= 12
    assert URGENT[text] in payload["written"].split("\n")[0]


CLOSE = [("ask_body_site", 0.4), ("ask_setting", 0.35), ("ask_needle", 0.02)]


def test_clarify_offers_the_likely_topics(conversation):
    payload = conversation.say("clarify", ranking=CLOSE)
    assert [c["topic"] for c in payload["choices"]] == ["body_site", "setting"]
    for choice in payload["choices"]:
        assert choice["title"] in payload["spoken"] and choice["title"] in payload["written"]


def test_the_second_one_and_the_last_one(conversation):
    conversation.say("clarify", ranking=CLOSE)
    assert conversation.say("choose_option", entities={"choice": "2"})["topic"] == "setting"
    conversation.say("clarify", ranking=CLOSE)
    assert conversation.say("choose_option", entities={"choice": "-1"})["topic"] == "setting"


def test_a_choice_out_of_range_keeps_the_choices_open(conversation):
    conversation.say("clarify", ranking=CLOSE)
    assert conversation.say("choose_option", entities={"choice": "3"})["act"] == "not_sure"
    assert conversation.say("choose_option", entities={"choice": "1"})["topic"] == "body_site"


def test_yes_to_a_choice_asks_which(conversation):
    conversation.say("clarify", ranking=CLOSE)
    assert conversation.say("affirm")["act"] == "clarify"
    assert conversation.say("choose_option", entities={"choice": "1"})["topic"] == "body_site"


def test_none_of_these(conversation):
    conversation.say("clarify", ranking=CLOSE)
    assert "none of these" in conversation.say("deny")["spoken"]


def test_a_new_question_wins_over_open_choices(conversation):
    conversation.say("clarify", ranking=CLOSE)
    assert conversation.say("ask_duration")["topic"] == "duration"
    assert conversation.say("choose_option", entities={"choice": "2"})["act"] == "not_sure"


def test_not_understood_twice_gives_the_number(conversation):
    first = conversation.say("not_sure")
    second = conversation.say("not_sure")
    assert first["act"] == second["act"] == "not_sure"
    assert "1-202-555-0142" not in first["written"] and "1-202-555-0142" in second["written"]
    conversation.say("ask_duration")
    assert conversation.say("not_sure")["written"] == first["written"]
