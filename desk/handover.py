"""A hand-over as it comes in: read, checked, redacted once more, and given a reference that can be said aloud."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Collection
from datetime import datetime
from typing import Any

from store.handovers import Handover, HandoverTurn

KINDS = ("person", "urgent")
CHANNELS = ("web", "voice", "phone", "alexa")
LETTERS = "ACEFHJKLMNPRTUWXY"
"""No letter that sounds like another on a bad line (B, D, G, V, ...) or looks like a digit (I, O, S, Z)."""
MOST_TURNS = 50
MOST_CHARACTERS = 2000
MOST_BYTES = 200_000


class HandoverError(ValueError):
    """A hand-over that cannot be read; the message is a sentence for the sender."""


def read_handover(body: Any, redact: Callable[[str], str], taken: Collection[str]) -> Handover:
    """Return the hand-over of a request's body under a new reference; `taken` are the references in use.

    Raises HandoverError.
    """
    if not isinstance(body, dict):
        raise HandoverError("The body must be a JSON object.")
    kind, channel = _one_of(body, "kind", KINDS), _one_of(body, "channel", CHANNELS)
    turns = body.get("turns")
    if not isinstance(turns, list):
        raise HandoverError('"turns" must be a list.')
    return Handover(
        reference=new_reference(taken),
        conversation=_text(body, "conversation"),
        channel=channel,
        kind=kind,
        turns=tuple(_turn(turn, redact) for turn in turns[-MOST_TURNS:]),
        at=_minute(body),
        received=0.0,
    )


def new_reference(taken: Collection[str]) -> str:
    """Return a reference such as K7-42 that is not in use."""
    while True:
        reference = f"{secrets.choice(LETTERS)}{secrets.randbelow(8) + 2}-{secrets.randbelow(90) + 10}"
        if reference not in taken:
            return reference


def _turn(values: Any, redact: Callable[[str], str]) -> HandoverTurn:
    if not isinstance(values, dict):
        raise HandoverError('Each of "turns" must be an object with asked, act, topic and said.')
    topic = values.get("topic")
    if topic is not None and not isinstance(topic, str):
        raise HandoverError('"topic" must be a text or null.')
    said = values.get("said")
    return HandoverTurn(
        asked=redact(_text(values, "asked", empty=True)),
        act=_text(values, "act"),
        topic=topic,
        said=said[:MOST_CHARACTERS] if isinstance(said, str) else "",
    )


def _text(values: dict[str, Any], name: str, empty: bool = False) -> str:
    value = values.get(name)
    if not isinstance(value, str) or not (value.strip() or empty):
        raise HandoverError(f'"{name}" must be a text that is not empty.')
    return value[:MOST_CHARACTERS]


def _one_of(values: dict[str, Any], name: str, allowed: tuple[str, ...]) -> str:
    value = values.get(name)
    if value not in allowed:
        raise HandoverError(f'"{name}" must be one of {", ".join(allowed)}.')
    return str(value)


def _minute(values: dict[str, Any]) -> str:
    try:
        return datetime.fromisoformat(_text(values, "at")).astimezone().isoformat(timespec="minutes")
    except ValueError as error:
        raise HandoverError('"at" must be a minute such as 2026-11-20T14:05+00:00.') from error
