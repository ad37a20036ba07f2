"""An answer that may not be served: "we have no checked answer, here is the number", on every path of the talk."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

import store
from tests.actions.conftest import Conversation

DATA = Path(__file__).parents[2] / "data"
PHONE = "1-202-555-0142"
NO_ANSWER = "We have no checked answer to that at the moment."
SECRET = "bandage"
"""A word that every reply about `aftercare` has, and the replies of this test must not."""
WITHHELD = {
    "draft": ("state: draft\nreview: pending", "serve", "note"),
    "retired": ("state: retired\nreview: pending", "serve", "note"),
    "unreviewed in production": ("review: pending", "withhold", "note"),
    "overdue, withheld": ("review: Jo Doe RN, 2020-01-01\nnext_review: 2021-01-01", "serve", "withhold"),
}


class Site:
    """A copy of the content that a test changes and builds again, as an editor does."""

    def __init__(self, data: Path, target: Path) -> None:
        self.data, self.target = data, target
        shutil.copytree(DATA, data)

    def change(self, name: str, old: str, new: str) -> None:
        path = self.data / name
        text = path.read_text(encoding="utf-8")
        assert text.count(old) == 1
        path.write_text(text.replace(old, new), encoding="utf-8")

    def aftercare(self, head: str, unreviewed: str, overdue: str) -> None:
        """Put the topic aftercare into a state, and build."""
        self.change("answers/aftercare.md", "review: pending", head)
        self.change("local/site.yml", "unreviewed_answers: serve", f"unreviewed_answers: {unreviewed}")
        self.change("local/site.yml", "overdue_answers: note", f"overdue_answers: {overdue}")
        store.build(self.data, self.target)


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Site:
    site = Site(tmp_path / "data", tmp_path / "faq.db")
    store.build(site.data, site.target)
    monkeypatch.setenv("MARLOW_STORE", str(site.target))
    return site


@pytest.fixture
def talk(site: Site) -> Conversation:
    return Conversation()


@pytest.mark.parametrize("state", WITHHELD)
def test_every_path_to_a_withheld_answer(site: Site, talk: Conversation, state: str) -> None:
    before = talk.say("ask_aftercare")
    assert SECRET in before["spoken"]
    shower = Conversation()
    shower.say("not_covered_shower")
    clarified = Conversation()
    clarified.say("clarify", ranking=[("ask_aftercare", 0.4), ("ask_recovery_pain", 0.4)])
    site.aftercare(*WITHHELD[state])

    for intent in ("ask_aftercare", "more_detail", "repeat", "affirm"):  # the talk goes on over the build
        for channel in ("rest", "voice"):
            again = Conversation()
            again.slots = dict(talk.slots)
            reply = again.say(intent, channel=channel)
            assert reply["act"] == "not_covered", intent
            assert reply["spoken"].startswith(NO_ANSWER) and PHONE in reply["written"]
            assert reply["sources"] == [] and reply["title"] is None
            assert again.text == (reply["spoken"] if channel == "voice" else reply["written"])
    for intent in ("repeat", "affirm"):
        again = Conversation()
        again.slots = dict(shower.slots)
        assert NO_ANSWER in again.say(intent)["spoken"]
    assert NO_ANSWER in clarified.say("choose_option", entities={"choice": "1"})["spoken"]

    fresh = Conversation()
    not_covered = fresh.say("not_covered_shower")
    assert not_covered["related"] == [] and SECRET not in not_covered["spoken"]
    advice = fresh.say("personal_advice", ranking=[("personal_advice", 0.8), ("ask_aftercare", 0.1)])
    assert SECRET not in advice["spoken"] and PHONE in advice["written"]
    second = fresh.say("ask_duration", entities={"second_intent": "ask_aftercare"})
    assert "aftercare" not in [item["topic"] for item in second["related"]]
    asked = fresh.say("clarify", ranking=[("ask_aftercare", 0.5), ("ask_recovery_pain", 0.4)])
    if state != "unreviewed in production":
        assert [item["topic"] for item in asked["choices"]] == ["recovery_pain"]
        assert fresh.say("choose_option", entities={"choice": "1"})["topic"] == "recovery_pain"
    else:
        assert NO_ANSWER in asked["spoken"]
    with store.open_store(site.target) as faq:
        assert [hit for hit in faq.search("bandage wet clean dry", 40) if hit.key == "aftercare"] == []


def test_an_overdue_answer_may_be_said_with_a_note(site: Site, talk: Conversation) -> None:
    site.aftercare("review: Jo Doe RN, 2020-01-01\nnext_review: 2021-01-01", "serve", "note")
    reply = talk.say("ask_aftercare", channel="phone")
    assert reply["act"] == "answer" and SECRET in reply["spoken"]
    for words in (reply["spoken"], reply["written"]):
        assert "The day on which this answer was due to be checked again has passed." in words


def test_one_file_turns_can_i_shower_into_a_cited_answer_and_back(site: Site, talk: Conversation) -> None:
    assert talk.say("not_covered_shower")["act"] == "not_covered"
    local = site.data / "local" / "shower.md"
    local.write_text(
        "---\nsubject: shower\ntitle: When may I shower?\ndocument: Going home after your test\nreviewed: 2026-05\n"
        "related: [aftercare, call_doctor]\nreview: pending\n---\n\n## Document\n\nShower after 24 hours.\n\n"
        "## Spoken\n\nHere you may shower after twenty-four hours. [local]\n\n"
        "## Written\n\nHere you may shower after **24 hours**. [local]\n",
        encoding="utf-8",
    )
    store.build(site.data, site.target)
    for channel in ("rest", "web", "voice", "phone", "alexa"):
        reply = talk.say("not_covered_shower", channel=channel)
        assert (reply["act"], reply["topic"], reply["title"]) == ("answer", "shower", "When may I shower?")
        assert reply["spoken"] == "Here you may shower after twenty-four hours."
        assert [(s["id"], s["title"]) for s in reply["sources"]] == [("local-shower", "Going home after your test")]
    assert talk.say("ask_duration", entities={"second_intent": "not_covered_shower"})["act"] == "answer"
    assert talk.replies[1]["topic"] == "shower"
    assert talk.say("repeat")["topic"] == "shower"
    local.unlink()
    store.build(site.data, site.target)
    assert NO_ANSWER in talk.say("repeat")["spoken"]
    assert talk.say("not_covered_shower")["act"] == "not_covered"
