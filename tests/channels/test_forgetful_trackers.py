"""A few turns of each conversation, for an hour."""

from __future__ import annotations

import asyncio
import time

import pytest

pytestmark = pytest.mark.slow


def test_turn_800_is_as_big_as_turn_8_and_slots_stay() -> None:
    from rasa.shared.core.domain import Domain
    from rasa.shared.core.events import ActionExecuted, BotUttered, SlotSet, UserUttered

    from channels.forgetful_trackers import KEPT_TURNS, ForgetfulTrackerStore

    domain = Domain.from_yaml(
        "version: '3.1'\nslots:\n  topic:\n    type: any\n    mappings:\n    - type: custom\n"
        "  old:\n    type: any\n    mappings:\n    - type: custom\n"
    )
    trackers = ForgetfulTrackerStore(domain)

    async def talk() -> dict[int, int]:
        sizes = {}
        for turn in range(1, 801):
            tracker = await trackers.get_or_create_tracker("a")
            if turn == 1:
                tracker.update(SlotSet("old", "kept"), domain)
            tracker.update(UserUttered(f"question {turn}"), domain)
            tracker.update(SlotSet("topic", turn), domain)
            tracker.update(BotUttered(f"answer {turn}"), domain)
            tracker.update(ActionExecuted("action_listen"), domain)
            await trackers.save(tracker)
            sizes[turn] = len(tracker.events)
        return sizes

    sizes = asyncio.run(talk())
    assert sizes[800] == sizes[8]
    tracker = asyncio.run(trackers.retrieve("a"))
    assert tracker is not None
    said = [event.text for event in tracker.events if isinstance(event, UserUttered)]
    assert said == [f"question {turn}" for turn in range(801 - KEPT_TURNS, 801)]
    assert tracker.get_slot("topic") == 800 and tracker.get_slot("old") == "kept"
    assert tracker.latest_message is not None and tracker.latest_message.text == "question 800"
    assert tracker.latest_action_name == "action_listen"


def test_conversations_end(monkeypatch: pytest.MonkeyPatch) -> None:
    from rasa.shared.core.events import UserUttered

    from channels.forgetful_trackers import ForgetfulTrackerStore, forget_tracker

    now = [1000.0]
    monkeypatch.setattr(time, "monotonic", lambda: now[0])
    monkeypatch.setenv("MARLOW_CONVERSATION_MINUTES", "1")
    trackers = ForgetfulTrackerStore(None)

    async def add(sender: str) -> None:
        tracker = await trackers.get_or_create_tracker(sender)
        tracker.update(UserUttered("hi"))
        await trackers.save(tracker)

    async def talk() -> None:
        for number in range(5000):
            await add(str(number))
        assert len(list(await trackers.keys())) == 5000
        now[0] += 61
        assert await trackers.retrieve("7") is None
        await add("last")
        assert list(await trackers.keys()) == ["last"]
        agent = type("Agent", (), {"tracker_store": trackers})
        await forget_tracker(agent, "last")
        assert list(await trackers.keys()) == []

    asyncio.run(talk())


def test_an_sql_store_forgets_too() -> None:
    from rasa.core.tracker_store import FailSafeTrackerStore, SQLTrackerStore
    from rasa.shared.core.events import UserUttered

    from channels.forgetful_trackers import forget_tracker

    trackers = FailSafeTrackerStore(SQLTrackerStore(db="", dialect="sqlite"))
    agent = type("Agent", (), {"tracker_store": trackers})

    async def talk() -> None:
        for sender in ("a", "b"):
            tracker = await trackers.get_or_create_tracker(sender)
            tracker.update(UserUttered("hi"))
            await trackers.save(tracker)
        await forget_tracker(agent, "a")
        assert await trackers.retrieve("a") is None
        assert await trackers.retrieve("b") is not None

    asyncio.run(talk())
