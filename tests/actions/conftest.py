"""A conversation without Rasa: the real actions, the real content, a tracker that remembers what they set."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import pytest
from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

import store
from actions import (
    accept_offer,
    answer_faq,
    choose_option,
    clarify_topic,
    decline_advice,
    decline_offer,
    repeat_reply,
    say_not_covered,
    say_not_sure,
    say_words,
    tell_more,
    warn_urgent,
)

ROOT = Path(__file__).parents[2]
ACTIONS = {
    "repeat": repeat_reply.ActionRepeatReply,
    "more_detail": tell_more.ActionTellMore,
    "affirm": accept_offer.ActionAcceptOffer,
    "deny": decline_offer.ActionDeclineOffer,
    "choose_option": choose_option.ActionChooseOption,
    "urgent_symptoms": warn_urgent.ActionWarnUrgent,
    "personal_advice": decline_advice.ActionDeclineAdvice,
    "not_sure": say_not_sure.ActionSayNotSure,
    "clarify": clarify_topic.ActionClarifyTopic,
}


@pytest.fixture(scope="session")
def built_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("store") / "faq.db"
    store.build(ROOT / "data", path)
    return path


class Conversation:
    """Say an intent (with entities and a ranking), get the payload; slots carry over."""

    def __init__(self) -> None:
        self.slots: dict[str, Any] = {}
        self.now = 1_000.0

    def say(
        self,
        intent: str,
        *,
        entities: dict[str, str] | None = None,
        ranking: list[tuple[str, float]] | None = None,
        channel: str = "rest",
        text: str = "words",
    ) -> dict[str, Any]:
        self.now += 10
        message = {
            "text": text,
            "intent": {"name": intent, "confidence": 0.9},
            "intent_ranking": [{"name": n, "confidence": p} for n, p in ranking or [(intent, 0.9)]],
            "entities": [{"entity": e, "value": v} for e, v in (entities or {}).items()],
        }
        events = [{"event": "user", "timestamp": self.now, "input_channel": channel}]
        tracker = Tracker("patient", self.slots, message, events, False, None, {}, "action_listen")
        dispatcher = CollectingDispatcher()
        action = ACTIONS.get(intent)
        if action is None and intent.startswith("ask_"):
            action = answer_faq.ActionAnswerFaq
        elif action is None and intent.startswith("not_covered_"):
            action = say_not_covered.ActionSayNotCovered
        elif action is None:
            action = say_words.ActionSayWords
        for event in asyncio.run(action().run(dispatcher, tracker, {})):
            self.slots[event["name"]] = event["value"]
        said = 2 if "second_intent" in (entities or {}) else 1
        assert len(dispatcher.messages) == said, "one reply for each thing that was asked"
        self.replies = [message["custom"] for message in dispatcher.messages]
        self.text = dispatcher.messages[0]["text"]
        payload: dict[str, Any] = self.replies[0]
        return payload


@pytest.fixture
def conversation(built_store: Path, monkeypatch: pytest.MonkeyPatch) -> Conversation:
    monkeypatch.setenv("MARLOW_STORE", str(built_store))
    return Conversation()
