"""What a conversation was about before a message, so that "and for kids" or "how long does that last" makes sense.

The encoder reads the topic's name in front of the message. A wording that was said after an answer carries the topic in
its metadata (`after: duration`); a message gets it from the tracker.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from typing import Any

import numpy as np

TOPIC = "ask_"
HOLDS_SECONDS = 600.0
"""After 10 minutes a message is taken as the start of a new conversation."""
MOST_WORDS_OF_A_CHOICE = 8
"""A longer message is a question of its own, not the words of a choice."""
SHARE_AFTER = 5
"""One in so many wordings that stand alone is also learned as said after some topic, so that no topic pulls it."""

Wording = tuple[str, str, int]


def topic_name(topic: str) -> str:
    """Return a topic's key as words: "pain_during" as "pain during"."""
    return topic.replace("_", " ")


def topic_before_example(example: Any) -> str:
    """Return the name of the topic that a training example was said after; "" where it stands alone."""
    return topic_name(str(noted(example).get("after") or ""))


def noted(example: Any) -> dict[str, Any]:
    """Return what a wording's metadata say: `after` a topic, a `second` intent, or that it was `heard`."""
    return dict((example.get("metadata") or {}).get("example") or {})


def topic_before_message(tracker: Any) -> str:
    """Return the name of the topic that was answered last, at most 10 minutes ago; "" where there is none."""
    topic = tracker.get_slot("last_topic") if tracker is not None else None  # a text may be ranked by itself
    if not topic:
        return ""
    newest = max((event.timestamp for event in tracker.events), default=0.0)
    if time.time() - newest > HOLDS_SECONDS:
        return ""
    return topic_name(str(topic))


def offered_topics(tracker: Any, text: str) -> list[str]:
    """Return the topics that the assistant has just offered, where a text is short enough to pick one of them."""
    pending = tracker.get_slot("pending") if tracker is not None else None
    if not pending or pending.get("kind") != "clarify" or len(text.split()) > MOST_WORDS_OF_A_CHOICE:
        return []
    return [str(topic) for topic in pending["topics"]]


def after_some_topic(wordings: Sequence[Wording], topics: Sequence[str], seed: int = 7) -> list[Wording]:
    """Return some of the wordings that stand alone, each as if said after a topic drawn at random (always the same)."""
    draw = np.random.default_rng(seed)
    alone = [(text, label) for text, before, label in wordings if not before]
    return [
        (text, topic_name(topics[int(draw.integers(len(topics)))].removeprefix(TOPIC)), label)
        for text, label in alone[::SHARE_AFTER]
    ]
