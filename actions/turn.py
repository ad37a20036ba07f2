"""What one turn of the conversation knows: the message as understood, and what was said before."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

SPEAKING_CHANNELS = frozenset({"voice", "phone", "alexa"})
TOPIC_INTENT = "ask_"
SUBJECT_INTENT = "not_covered_"
CONTEXT_SECONDS = 600.0
"""How long an audience or a procedure that was said holds (10 minutes)."""


@dataclass(frozen=True)
class Pending:
    """The question that the assistant asked last: `kind` is more, nearest, or clarify; `topics` what it offered."""

    kind: str
    topics: tuple[str, ...]

    def to_dict(self) -> dict[str, Any]:
        """Return the slot's value (JSON)."""
        return {"kind": self.kind, "topics": list(self.topics)}

    @classmethod
    def from_dict(cls, values: Mapping[str, Any] | None) -> Pending | None:
        """Read a slot's value; None stays None."""
        return cls(str(values["kind"]), tuple(values["topics"])) if values else None


@dataclass(frozen=True)
class Said:
    """Something that was said and holds for a while: `value`, and `at`, seconds since the epoch."""

    value: str
    at: float

    def to_dict(self) -> dict[str, Any]:
        """Return the slot's value (JSON)."""
        return asdict(self)

    @classmethod
    def from_dict(cls, values: Mapping[str, Any] | None) -> Said | None:
        """Read a slot's value; None stays None."""
        return cls(str(values["value"]), float(values["at"])) if values else None


@dataclass(frozen=True)
class Turn:
    """One user message as understood, with the memory of the conversation.

    `ranking` holds (intent, probability) pairs, most probable first. `audience` and `procedure` are what this message
    says or, where it says nothing, what an earlier one said at most 10 minutes ago.
    """

    text: str
    intent: str
    confidence: float
    ranking: tuple[tuple[str, float], ...]
    entities: Mapping[str, tuple[str, ...]]
    speaking: bool
    at: float
    audience: Said | None
    procedure: Said | None
    last_topic: str | None
    last_reply: Mapping[str, Any] | None
    pending: Pending | None
    unsure: int

    @property
    def topics(self) -> tuple[str, ...]:
        """Topic keys of the ranking, most probable first."""
        return tuple(name.removeprefix(TOPIC_INTENT) for name, _ in self.ranking if name.startswith(TOPIC_INTENT))


def read_turn(tracker: Any) -> Turn:
    """Read a rasa_sdk Tracker (its latest message, its slots)."""
    message: Mapping[str, Any] = tracker.latest_message or {}
    intent: Mapping[str, Any] = message.get("intent") or {}
    entities: dict[str, tuple[str, ...]] = {}
    for found in message.get("entities") or []:
        name = str(found["entity"])
        entities[name] = (*entities.get(name, ()), str(found["value"]))
    at = _time_of_last_message(tracker)
    slots: Mapping[str, Any] = tracker.slots
    return Turn(
        text=str(message.get("text") or ""),
        intent=str(intent.get("name") or ""),
        confidence=min(1.0, max(0.0, float(intent.get("confidence") or 0.0))),
        ranking=tuple((str(r["name"]), float(r["confidence"])) for r in message.get("intent_ranking") or []),
        entities=entities,
        speaking=tracker.get_latest_input_channel() in SPEAKING_CHANNELS,
        at=at,
        audience=_said(entities.get("audience"), slots.get("audience"), at),
        procedure=_said(entities.get("procedure"), slots.get("procedure"), at),
        last_topic=slots.get("last_topic"),
        last_reply=slots.get("last_reply"),
        pending=Pending.from_dict(slots.get("pending")),
        unsure=int(slots.get("unsure") or 0),
    )


def _time_of_last_message(tracker: Any) -> float:
    for event in reversed(tracker.events or []):
        if event.get("event") == "user":
            return float(event.get("timestamp") or 0.0)
    return 0.0


def _said(now: tuple[str, ...] | None, before: Mapping[str, Any] | None, at: float) -> Said | None:
    """Pick what holds now. Two different values in one message ("for adults and children") mean neither."""
    if now:
        return Said(now[0], at) if len(set(now)) == 1 else None
    earlier = Said.from_dict(before)
    return earlier if earlier and at - earlier.at <= CONTEXT_SECONDS else None
