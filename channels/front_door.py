"""What every request passes before it is read: where it comes from, how big it is, how often, whose conversation."""

from __future__ import annotations

import json
import logging
import os
from functools import cache
from typing import Any
from urllib.parse import urlsplit

from sanic import Sanic
from sanic.exceptions import SanicException
from sanic.request import Request
from sanic.response import HTTPResponse
from sanic.response import json as json_response

from channels.rasa_turn import conversation_ids
from guard import metrics
from guard.origins import ORIGINS, read_origins
from guard.rate_limit import RateLimit, limits

logger = logging.getLogger(__name__)

PROXIES = "MARLOW_PROXIES"
MOST_BYTES = 16 * 1024
"""Of a body that holds text; 500 characters are 3,000 bytes at most when every one is written as \\uXXXX."""
MOST_BYTES_OF_ANY = 4 * 1024 * 1024
"""Of any body: a minute of speech at 16,000 samples a second has 2 MB."""


class Refused(Exception):
    """A request that is not served; the message is a sentence for whoever sent it."""

    def __init__(self, status: int, sentence: str, wait: int = 0) -> None:
        """Take the HTTP status, the sentence, and after how many seconds it may be tried again (0: no matter)."""
        super().__init__(sentence)
        self.status = status
        self.wait = wait

    def response(self, channel: str) -> HTTPResponse:
        """Return the reply, and count it."""
        metrics.REFUSED.labels(channel, str(self.status)).inc()
        headers = {"Retry-After": str(self.wait)} if self.wait else {}
        return json_response({"error": str(self)}, status=self.status, headers=headers)


class FrontDoor:
    """The checks, with this process's settings and rate limits; all channels share one."""

    def __init__(self, by_conversation: RateLimit, by_address: RateLimit, origins: frozenset[str]) -> None:
        """Take the limits, and the origins of the websites that may ask besides the assistant's own pages."""
        self._by_conversation = by_conversation
        self._by_address = by_address
        self._origins = origins

    def admit(self, request: Request) -> None:
        """Raises Refused: 403 for a website that is not on the list, 429 for an address that asks too often."""
        origin = request.headers.get("origin")
        if origin and origin not in self._origins and urlsplit(origin).netloc != request.headers.get("host"):
            raise Refused(403, f"This website may not ask here; whoever runs the assistant adds it to {ORIGINS}.")
        self._slow_down(self._by_address, request.remote_addr or request.ip or "")

    def conversation(self, request: Request, *channels: str) -> str:
        """Return the id of the conversation that the request belongs to.

        Raises Refused: 401 where the token is missing, forged, expired or of another channel; 429 where the
        conversation goes too fast.
        """
        words = request.headers.get("authorization", "").split()
        token = words[1] if len(words) == 2 and words[0].lower() == "bearer" else ""
        for channel in channels:
            conversation = conversation_ids().conversation(token, channel) if token else None
            if conversation:
                self._slow_down(self._by_conversation, conversation)
                return conversation
        raise Refused(401, "This conversation is not known here or is over; start a new one.")

    def _slow_down(self, limit: RateLimit, key: str) -> None:
        wait = limit.wait(key)
        if wait:
            raise Refused(429, f"That was a lot at once. Please try again in {wait} s.", wait)


@cache
def the_front_door() -> FrontDoor:
    """Return this process's front door."""
    return FrontDoor(*limits(), frozenset(read_origins()))


def read_object(request: Request) -> dict[str, Any]:
    """Return the JSON object of a request's body.

    Raises Refused: 413 where it is too big, 400 where it is no JSON object.
    """
    if len(request.body) > MOST_BYTES:
        raise Refused(413, f"The message is too big; at most {MOST_BYTES} bytes are read.")
    try:
        body = json.loads(request.body)
    except (ValueError, RecursionError):
        raise Refused(400, "The body is not JSON in UTF-8.") from None
    if not isinstance(body, dict):
        raise Refused(400, "The body must be a JSON object.")
    return body


def guard_app(app: Sanic) -> None:
    """Set an app's limits, and have it say what went wrong as a JSON sentence, without repeating what was sent."""
    app.config.REQUEST_MAX_SIZE = MOST_BYTES_OF_ANY
    app.config.REQUEST_TIMEOUT = 20
    app.config.PROXIES_COUNT = int(os.environ.get(PROXIES) or 0) or None
    app.error_handler.add(Exception, _say_what_went_wrong)


def _say_what_went_wrong(_: Request, error: Exception) -> HTTPResponse:
    if isinstance(error, Refused):
        return error.response("any")
    if isinstance(error, SanicException) and error.status_code and error.status_code < 500:
        sentences = {404: "There is nothing here.", 405: "This address does not do that.", 413: "That is too big."}
        sentence = sentences.get(error.status_code, "The request cannot be read.")
        return json_response({"error": sentence}, status=error.status_code)
    logger.error("A request failed with %s.", type(error).__name__)
    return json_response({"error": "That did not work. Please try again, or call the clinic."}, status=503)
