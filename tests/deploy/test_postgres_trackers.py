import asyncio
import json

import pytest
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from channels.forgetful_trackers import KEPT_TURNS
from deploy import __main__ as command
from deploy.postgres_trackers import PostgresTrackerStore

pytestmark = pytest.mark.slow
PARSED = {"intent": {"name": "ask"}, "entities": [], "text": "", "intent_ranking": [{"name": "ask"}, {"name": "other"}]}
DOMAIN = Domain.from_dict(
    {"slots": {"audience": {"type": "any", "mappings": [{"type": "custom"}]}}, "intents": ["ask"]}
)


@pytest.fixture
def store(postgres, monkeypatch):
    store = PostgresTrackerStore(DOMAIN, host=postgres.url)
    asyncio.run(store.expire())
    postgres.rows("DELETE FROM conversations")
    return store


def tracker(sender, turns=1):
    events = [SlotSet("audience", "child")]
    for turn in range(turns):
        events += [ActionExecuted("action_listen"), UserUttered(f"question {turn}", {"name": "ask"}, parse_data=PARSED)]
    return DialogueStateTracker.from_events(sender, events, DOMAIN.slots, domain=DOMAIN)


def test_another_worker_reads_what_one_has_saved(store, postgres):
    asyncio.run(store.save(tracker("one")))
    other = PostgresTrackerStore(DOMAIN, host=postgres.url)
    read = asyncio.run(other.retrieve("one"))
    assert read.get_slot("audience") == "child"
    assert read.latest_message.text == "question 0"
    assert asyncio.run(other.retrieve("nobody")) is None
    assert asyncio.run(other.keys()) == ["one"]


def test_only_the_last_turns_are_kept_and_the_slots(store, postgres):
    asyncio.run(store.save(tracker("long", turns=50)))
    ((events,),) = postgres.rows("SELECT events FROM conversations")
    said = [event for event in json.loads(events) if event["event"] == "user"]
    assert len(said) == KEPT_TURNS < 50
    assert {event["parse_data"]["intent"]["name"] for event in said} == {"ask"}
    assert not any(event["parse_data"]["intent_ranking"] for event in said)
    assert asyncio.run(store.retrieve("long")).get_slot("audience") == "child"


def test_a_conversation_is_forgotten_on_request(store):
    asyncio.run(store.save(tracker("one")))
    asyncio.run(store.forget("one"))
    assert asyncio.run(store.retrieve("one")) is None


def test_what_is_over_is_not_read_and_is_deleted(store, postgres, monkeypatch, capsys):
    asyncio.run(store.save(tracker("old")))
    asyncio.run(store.save(tracker("new")))
    postgres.rows("UPDATE conversations SET changed = now() - interval '61 minutes' WHERE conversation = 'old'")
    assert asyncio.run(store.retrieve("old")) is None
    monkeypatch.setenv("MARLOW_POSTGRES", postgres.url)
    assert command.main(["expire"]) == 0
    assert capsys.readouterr().out == "1 conversations were over and are deleted.\n"
    assert postgres.rows("SELECT conversation FROM conversations") == [("new",)]


def test_a_worker_deletes_what_is_over_while_it_saves(store, postgres, monkeypatch):
    asyncio.run(store.save(tracker("old")))
    postgres.rows("UPDATE conversations SET changed = now() - interval '2 hours'")
    monkeypatch.setattr("deploy.postgres_trackers.EXPIRE_EVERY", 0)
    asyncio.run(store.save(tracker("new")))
    assert postgres.rows("SELECT conversation FROM conversations") == [("new",)]
