"""The web channel: what the chat widget, and a hospital's own pages, talk to (docs/privacy.md, docs/openapi.yaml)."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from functools import wraps
from typing import Any

from rasa.core.channels.channel import InputChannel
from sanic import Blueprint, Sanic
from sanic.request import Request
from sanic.response import HTTPResponse, empty
from sanic.response import json as json_response

from channels.forgetful_trackers import forget_tracker
from channels.front_door import Refused, guard_app, read_object, the_front_door
from channels.live_model import follow_live_model
from channels.rasa_turn import OnNewMessage, answer_turn, conversation_ids, prepare, secret, the_guard
from channels.widget_files import add_widget_files
from guard import Question
from guard.hand_over import HandOver, hand_over
from guard.safe_words import URGENT_ACT

CHANNEL = "web"
DESK_ACTS = frozenset({"human_handoff", URGENT_ACT})
"""After such a reply the desk gets a note; the patient has the telephone number already and does not wait for it."""
REASONS = (None, "out_of_date", "frightening", "not_my_question")
KEY = re.compile(r"[a-z][a-z0-9_]{0,59}")
REVISION = re.compile(r"[0-9A-Za-z.-]{1,64}")

Handler = Callable[[Request], Awaitable[HTTPResponse]]


class WebInput(InputChannel):
    """Signed conversations over HTTP and JSON."""

    @classmethod
    def name(cls) -> str:
        """Name in addresses: /webhooks/web."""
        return CHANNEL

    @classmethod
    def from_credentials(cls, credentials: dict[str, Any] | None) -> WebInput:
        """Make the channel; credentials.yml holds no settings for it."""
        prepare()
        return cls()

    def blueprint(self, on_new_message: OnNewMessage) -> Blueprint:
        """Return the routes."""
        web = Blueprint("marlow_web")
        notes: set[asyncio.Future[HandOver]] = set()

        @web.listener("before_server_start")
        async def set_limits(app: Sanic, _: Any) -> None:
            guard_app(app)
            follow_live_model(app)

        @web.post("/conversations")
        @refusing
        async def start(request: Request) -> HTTPResponse:
            the_front_door().admit(request)
            ids = conversation_ids()
            expires = datetime.fromtimestamp(ids.expires(), UTC).isoformat(timespec="seconds")
            return json_response({"conversation": ids.new(CHANNEL), "expires": expires}, status=201)

        @web.post("/messages")
        @refusing
        async def message(request: Request) -> HTTPResponse:
            conversation = _conversation(request)
            text = read_object(request).get("text")
            if not isinstance(text, str):
                raise Refused(400, 'The body must say {"text": "..."}.')
            replies = await answer_turn(Question(text, conversation, CHANNEL), on_new_message)
            if DESK_ACTS & {str(reply["act"]) for reply in replies}:
                note = asyncio.ensure_future(
                    hand_over(secret(), conversation, CHANNEL, the_guard().turns.of(conversation))
                )
                notes.add(note)  # or it may be collected before it is posted
                note.add_done_callback(notes.discard)
            return json_response({"replies": replies})

        @web.post("/feedback")
        @refusing
        async def feedback(request: Request) -> HTTPResponse:
            conversation = _conversation(request)
            the_guard().feedback(Question("", conversation, CHANNEL), *read_feedback(read_object(request)))
            return empty()

        @web.post("/handover")
        @refusing
        async def person(request: Request) -> HTTPResponse:
            conversation = _conversation(request)
            if request.body:
                read_object(request)
            guard = the_guard()
            done = await hand_over(secret(), conversation, CHANNEL, guard.turns.of(conversation))
            reply = guard.hand_over_payload(done.reference)
            return json_response({"reached": done.reached, "reference": done.reference, "reply": reply})

        @web.delete("/conversation")
        @refusing
        async def forget(request: Request) -> HTTPResponse:
            conversation = _conversation(request)
            conversation_ids().forget(conversation)
            the_guard().turns.forget(conversation)
            await forget_tracker(request.app.ctx.agent, conversation)
            return empty()

        add_widget_files(web)
        return web


def refusing(handler: Handler) -> Handler:
    """Have a route answer what it refuses with the sentence why."""

    @wraps(handler)
    async def served(request: Request) -> HTTPResponse:
        try:
            return await handler(request)
        except Refused as refused:
            return refused.response(CHANNEL)

    return served


def read_feedback(body: dict[str, Any]) -> tuple[str, str | None, bool, str | None]:
    """Return topic, revision, whether it helped, and the reason; raises Refused (400) for anything else."""
    topic, revision = body.get("topic"), body.get("revision")
    helpful, reason = body.get("helpful"), body.get("reason")
    if not (isinstance(topic, str) and KEY.fullmatch(topic)):
        raise Refused(400, '"topic" must be the topic of a reply.')
    if revision is not None and not (isinstance(revision, str) and REVISION.fullmatch(revision)):
        raise Refused(400, '"revision" must be the revision of a reply, or null.')
    if not isinstance(helpful, bool):
        raise Refused(400, '"helpful" must be true or false.')
    if not (reason is None or isinstance(reason, str)) or reason not in REASONS:
        raise Refused(400, f'"reason" must be null or one of: {", ".join(filter(None, REASONS))}.')
    return topic, revision, helpful, reason


def _conversation(request: Request) -> str:
    door = the_front_door()
    door.admit(request)
    return door.conversation(request, CHANNEL)
