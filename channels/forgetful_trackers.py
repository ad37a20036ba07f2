"""Conversations in memory alone: the last turns of each, for an hour after its last message.

Rasa's own InMemoryTrackerStore keeps every conversation for as long as the process lives, and every turn of it, so that
each message costs more than the one before.
"""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Iterable, Sequence
from typing import Any

from rasa.core.brokers.broker import EventBroker
from rasa.core.tracker_store import FailSafeTrackerStore, SQLTrackerStore, TrackerStore
from rasa.shared.core.constants import ACTION_LISTEN_NAME, ACTION_SESSION_START_NAME
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, Event, SessionStarted, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.nlu.constants import INTENT_RANKING_KEY

from guard.recent_turns import conversation_seconds

KEPT_TURNS = 2
"""What a turn needs of earlier ones stands in slots; the rest is a little to spare."""
KEPT_RANKS = 3
MOST_CONVERSATIONS = 20_000


class ForgetfulTrackerStore(TrackerStore):
    """Keeps events as they are (Rasa's own store turns them into JSON and back several times a message)."""

    def __init__(self, domain: Domain | None, event_broker: EventBroker | None = None, **options: Any) -> None:
        """Take what Rasa gives; `host` is a leftover of its other stores."""
        super().__init__(domain, event_broker)
        options.pop("host", None)
        self._seconds = conversation_seconds()
        self._kept: OrderedDict[str, tuple[float, tuple[Event, ...]]] = OrderedDict()

    async def save(self, tracker: DialogueStateTracker) -> None:
        """Keep the last turns of a conversation, and forget the conversations whose time is over."""
        await self.stream_events(tracker)
        now = time.monotonic()
        self._kept.pop(tracker.sender_id, None)
        self._kept[tracker.sender_id] = (now, tuple(map(without_ranking, last_turns(tracker.events, KEPT_TURNS))))
        while self._kept:
            oldest, (at, _) = next(iter(self._kept.items()))
            if now - at <= self._seconds and len(self._kept) <= MOST_CONVERSATIONS:
                break
            del self._kept[oldest]

    async def retrieve(self, sender_id: str) -> DialogueStateTracker | None:
        """Return a conversation, or None where there is none (any more)."""
        at, events = self._kept.get(sender_id, (0.0, ()))
        if not events or time.monotonic() - at > self._seconds:
            return None
        tracker: DialogueStateTracker = self.init_tracker(sender_id)
        for event in events:
            tracker.update(event, self.domain)
        return tracker

    async def keys(self) -> Iterable[str]:
        """Return the ids of the conversations that are kept."""
        return list(self._kept)

    async def forget(self, sender_id: str) -> None:
        """Forget a conversation now."""
        self._kept.pop(sender_id, None)


def last_turns(events: Sequence[Event], turns: int) -> list[Event]:
    """Return the events of the last turns, and before them what the ones left out have put into slots."""
    said = [place for place, event in enumerate(events) if isinstance(event, UserUttered)]
    if len(said) <= turns:
        return list(events)
    cut = said[-turns]
    slots: dict[str, SlotSet] = {event.key: event for event in list(events)[:cut] if isinstance(event, SlotSet)}
    begin = events[0].timestamp
    head = [ActionExecuted(ACTION_SESSION_START_NAME, timestamp=begin), SessionStarted(timestamp=begin)]
    listen = ActionExecuted(ACTION_LISTEN_NAME, timestamp=events[cut - 1].timestamp)
    return [*head, *slots.values(), listen, *list(events)[cut:]]


def without_ranking(event: Event) -> Event:
    """Return a turn that is over without the probability of every intent, most of what actions were sent."""
    if isinstance(event, UserUttered) and len(event.parse_data.get(INTENT_RANKING_KEY) or []) > KEPT_RANKS:
        event.parse_data = {**event.parse_data, INTENT_RANKING_KEY: event.parse_data[INTENT_RANKING_KEY][:KEPT_RANKS]}
    return event


async def forget_tracker(agent: Any, conversation: str) -> None:
    """Have an agent's tracker store forget a conversation; for ours, and for Rasa's SQL store."""
    store = agent.tracker_store
    if isinstance(store, FailSafeTrackerStore):
        store = store._tracker_store
    if hasattr(store, "forget"):  # ours, and deploy/postgres_trackers.py
        await store.forget(conversation)
    elif isinstance(store, SQLTrackerStore):
        with store.session_scope() as session:
            session.query(store.SQLEvent).filter(store.SQLEvent.sender_id == conversation).delete()
            session.commit()
