"""Rasa input channel `desk`: what a text may mean, for the agents' look-up. It holds no conversation."""

from __future__ import annotations

import hmac
from typing import Any

from rasa.core.channels.channel import InputChannel
from sanic import Blueprint
from sanic.request import Request
from sanic.response import HTTPResponse
from sanic.response import json as json_response

from channels.front_door import Refused, read_object
from channels.rasa_turn import OnNewMessage, plain, prepare, secret
from guard.secret import key_for
from safety.personal_details import redact

MOST_CHARACTERS = 2000
MOST_RANKED = 12
PURPOSE = "desk"


class DeskInput(InputChannel):
    """Answers `POST /webhooks/desk/rank` for who shows the desk's key."""

    @classmethod
    def name(cls) -> str:
        """Name in credentials.yml and in the address."""
        return "desk"

    @classmethod
    def from_credentials(cls, credentials: dict[str, Any] | None) -> DeskInput:
        """Make the channel; credentials.yml holds no settings for it."""
        prepare()
        return cls()

    def blueprint(self, on_new_message: OnNewMessage) -> Blueprint:
        """Return the route."""
        desk = Blueprint("marlow_desk")
        key = key_for(secret(), PURPOSE).encode()

        @desk.post("/rank")
        async def rank(request: Request) -> HTTPResponse:
            try:
                text = read_text(request, key)
            except Refused as refusal:
                return refusal.response("desk")
            agent = getattr(request.app.ctx, "agent", None)
            if agent is None or not agent.is_ready():
                return Refused(503, "No model is loaded yet.").response("desk")
            return json_response(ranking_of(await agent.parse_message(text)))

        return desk


def read_text(request: Request, key: bytes) -> str:
    """Return the text to rank, redacted; raises Refused for who does not show the key, and for what is no text."""
    if not hmac.compare_digest(request.headers.get("x-marlow-key", "").encode(), key):
        raise Refused(401, "The header X-Marlow-Key is missing or wrong.")
    text = read_object(request).get("text")
    if not isinstance(text, str) or not plain(text).strip() or len(text) > MOST_CHARACTERS:
        raise Refused(400, f'Send {{"text": "..."}} with 1 to {MOST_CHARACTERS} characters.')
    return plain(redact(text))


def ranking_of(parsed: dict[str, Any]) -> dict[str, Any]:
    """Return Rasa's understanding as the desk reads it.

    `intent` is the gate's decision, `ranking` the most probable intents, best first; `audience` and `procedure` are
    what the text says, null where it says nothing or two things.
    """
    return {
        "intent": parsed["intent"]["name"],
        "ranking": [
            {"intent": item["name"], "probability": float(item["confidence"])}
            for item in (parsed.get("intent_ranking") or [])[:MOST_RANKED]
        ],
        "audience": _only_value(parsed, "audience"),
        "procedure": _only_value(parsed, "procedure"),
    }


def _only_value(parsed: dict[str, Any], entity: str) -> str | None:
    values = {str(found["value"]) for found in parsed.get("entities") or [] if found["entity"] == entity}
    return values.pop() if len(values) == 1 else None
