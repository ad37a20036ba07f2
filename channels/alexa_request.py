"""An Alexa request: is it fresh, for our skill, not seen before, and what does it hold?"""

from __future__ import annotations

import json
import os
import time
from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from channels.front_door import Refused

SKILLS = "MARLOW_ALEXA_SKILL"
MOST_SECONDS = 150
"""How old, or how far ahead, a request's time may be; Amazon's rule."""
MOST_BYTES = 64 * 1024
MOST_REQUESTS = 100_000


@dataclass(frozen=True)
class AlexaRequest:
    """A request of our skill. `session` is Alexa's id of it, `intent` the intent of an IntentRequest, else {}."""

    kind: str
    session: str
    intent: Mapping[str, Any]


class AlexaRequests:
    """Reads requests whose signature has been checked, each once."""

    def __init__(self, skills: frozenset[str], clock: Callable[[], float] = time.time) -> None:
        """Take the ids of our skills."""
        self._skills = skills
        self._clock = clock
        self._seen: OrderedDict[str, float] = OrderedDict()

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ) -> AlexaRequests:
        """Read MARLOW_ALEXA_SKILL: one id, or several parted by commas or spaces."""
        return cls(frozenset((environment.get(SKILLS) or "").replace(",", " ").split()))

    def read(self, body: bytes) -> AlexaRequest:
        """Return what a body holds.

        Raises Refused: 400 for what Alexa would not send, 403 for another skill, an old request, or one seen before.
        """
        if not self._skills:
            raise Refused(403, f"The Alexa skill is not set up here: put its id into {SKILLS}.")
        message = _object(body)
        request, session = _part(message, "request"), message.get("session")
        kind, name, at = (_text(request, field) for field in ("type", "requestId", "timestamp"))
        if _skill(message) not in self._skills:
            raise Refused(403, "The request is for another skill.")
        self._require_fresh(at)
        self._require_new(name)
        intent = _part(request, "intent") if kind == "IntentRequest" else {}
        started = session.get("sessionId") if isinstance(session, dict) else None
        return AlexaRequest(kind, started if isinstance(started, str) and started else name, intent)

    def _require_fresh(self, at: str) -> None:
        try:
            age = self._clock() - datetime.fromisoformat(at).timestamp()
        except (ValueError, OverflowError):
            raise Refused(400, "The request's timestamp is none.") from None
        if abs(age) > MOST_SECONDS:
            raise Refused(403, f"The request is not of the last {MOST_SECONDS} seconds.")

    def _require_new(self, name: str) -> None:
        now = self._clock()
        while self._seen and (
            len(self._seen) >= MOST_REQUESTS or now - next(iter(self._seen.values())) > 3 * MOST_SECONDS
        ):
            self._seen.popitem(last=False)
        if name in self._seen:
            raise Refused(403, "This request was answered already.")
        self._seen[name] = now


def _object(body: bytes) -> dict[str, Any]:
    if len(body) > MOST_BYTES:
        raise Refused(413, f"The request is too big; at most {MOST_BYTES} bytes are read.")
    try:
        message = json.loads(body)
    except (ValueError, RecursionError):
        raise Refused(400, "The body is not JSON in UTF-8.") from None
    if not isinstance(message, dict):
        raise Refused(400, "The body must be a JSON object.")
    return message


def _part(message: Mapping[str, Any], name: str) -> dict[str, Any]:
    part = message.get(name)
    if not isinstance(part, dict):
        raise Refused(400, f'The request has no "{name}".')
    return part


def _text(part: Mapping[str, Any], name: str) -> str:
    text = part.get(name)
    if not isinstance(text, str) or not text or len(text) > 500:
        raise Refused(400, f'The request has no "{name}".')
    return text


def _skill(message: Mapping[str, Any]) -> str | None:
    """Return the id of the skill: the context's, which every request has, and the session's where it has one."""
    named = set()
    for path in (("context", "System"), ("session",)):
        part: Any = message
        for step in (*path, "application", "applicationId"):
            part = part.get(step) if isinstance(part, dict) else None
        if part is not None:
            named.add(part if isinstance(part, str) else None)
    return named.pop() if len(named) == 1 else None
