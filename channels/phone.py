"""The telephone: Twilio's voice webhook, from ringing to hang-up (docs/telephone.md)."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from functools import partial, wraps
from typing import Any

from rasa.core.channels.twilio_voice import TwilioVoiceInput
from sanic import Blueprint
from sanic.request import Request
from sanic.response import HTTPResponse, empty, text
from sanic.response import json as json_response

from channels.forgetful_trackers import forget_tracker
from channels.front_door import Refused
from channels.phone_calls import Call, Calls
from channels.phone_turn import Machine, PhoneTurn
from channels.rasa_turn import OnNewMessage, answer_turn, prepare, secret, the_guard
from channels.spoken import Phrases, SpokenDialogue
from channels.twilio_request import TwilioRequests
from channels.twiml import Voice, read_hints
from guard.hand_over import HandOver, hand_over

logger = logging.getLogger(__name__)
CHANNEL = "phone"
DEFAULTS = {"assistant_voice": "Polly.Joanna", "speech_timeout": "2", "speech_model": "phone_call", "enhanced": "false"}
"""Rasa's own settings of twilio_voice, with a voice that reads SSML and a model for telephone lines."""
OVER = frozenset({"completed", "busy", "failed", "no-answer", "canceled"})

Handler = Callable[[Request], Awaitable[HTTPResponse]]


class PhoneInput(TwilioVoiceInput):
    """Rasa's twilio_voice with its settings and their checks; what is said, and to whom, is ours."""

    @classmethod
    def name(cls) -> str:
        """Name in addresses: /webhooks/phone."""
        return CHANNEL

    @classmethod
    def from_credentials(cls, credentials: dict[str, Any] | None) -> PhoneInput:
        """Make the channel; raises Rasa's InvalidConfigException for a voice or a model that Twilio does not have."""
        prepare()
        settings = {name: str((credentials or {}).get(name, default)) for name, default in DEFAULTS.items()}
        return cls(initial_prompt=None, reprompt_fallback_phrase=None, **settings)

    def blueprint(self, on_new_message: OnNewMessage) -> Blueprint:
        """Return the routes."""
        phone = Blueprint("marlow_phone")
        guard = the_guard()
        phrases = Phrases(guard.site)
        requests = TwilioRequests.from_environment(secret())
        voice = Voice(self.assistant_voice, self.speech_timeout, self.speech_model, self.enhanced, read_hints())
        calls = Calls(secret())
        dialogue = SpokenDialogue(phrases, is_off=guard.off.is_off)
        warnings: set[asyncio.Future[HandOver]] = set()

        def turn(request: Request, call: Call) -> PhoneTurn:
            async def forget(conversation: str) -> None:
                guard.turns.forget(conversation)
                await forget_tracker(request.app.ctx.agent, conversation)

            def action(route: str) -> str:
                prefix = requests.address + request.path.rpartition("/")[0]
                return f"{prefix}/{route}?step={requests.next_step(call.key, call.step)}"

            async def reach_desk() -> HandOver:
                return await hand_over(secret(), call.conversation, CHANNEL, guard.turns.of(call.conversation))

            def warn_desk() -> None:
                task = asyncio.ensure_future(reach_desk())  # the caller hears what to do without waiting for the desk
                warnings.add(task)
                task.add_done_callback(warnings.discard)

            machine = Machine(
                ask=partial(answer_turn, on_new_message=on_new_message),
                forget=forget,
                hand_over=reach_desk,
                warn_desk=warn_desk,
                action=action,
            )
            return PhoneTurn(call, dialogue, voice, machine)

        def expected(request: Request) -> tuple[Call, dict[str, str]]:
            fields = requests.read(request)
            sid = named_call(fields)
            step = requests.step(request.args.get("step", ""), calls.key(sid))
            call = calls.resume(sid, step)
            if call is None:
                raise Refused(403, "This turn was taken already, or the call is over.")
            return call, fields

        @phone.get("/")
        async def health(_: Request) -> HTTPResponse:
            return json_response({"status": "ok"})

        @phone.post("/webhook")
        @speaking(phrases, voice)
        async def ringing(request: Request) -> HTTPResponse:
            fields = requests.read(request)
            call = calls.begin(named_call(fields), fields.get("From", ""))
            if call is None:
                raise Refused(403, "This call has begun already.")
            return twiml(turn(request, call).welcome())

        @phone.post("/turn")
        @speaking(phrases, voice)
        async def said(request: Request) -> HTTPResponse:
            call, fields = expected(request)
            return twiml(await turn(request, call).answer(fields))

        @phone.post("/dialled")
        @speaking(phrases, voice)
        async def dialled(request: Request) -> HTTPResponse:
            call, fields = expected(request)
            return twiml(turn(request, call).after_transfer(fields.get("DialCallStatus", "")))

        @phone.post("/status")
        @speaking(phrases, voice)
        async def status(request: Request) -> HTTPResponse:
            fields = requests.read(request)
            sid = named_call(fields)
            if fields.get("CallStatus") in OVER and calls.end(sid) is None:
                raise Refused(403, "This call is over already, or is none of ours.")
            return empty()

        return phone


def speaking(phrases: Phrases, voice: Voice) -> Callable[[Handler], Handler]:
    """Have a route refuse in JSON what is not Twilio's, and say to a caller what else goes wrong: never a dead line."""

    def wrap(handler: Handler) -> Handler:
        @wraps(handler)
        async def served(request: Request) -> HTTPResponse:
            try:
                return await handler(request)
            except Refused as refused:
                return refused.response(CHANNEL)
            except asyncio.CancelledError:
                raise
            except Exception as error:
                logger.error("A telephone turn failed with %s; the caller got the number.", type(error).__name__)
                return twiml(voice.hang_up(phrases.say("trouble")))

        return served

    return wrap


def named_call(fields: dict[str, str]) -> str:
    """Return Twilio's id of a call; raises Refused (400) where the request names none."""
    sid = fields.get("CallSid", "")
    if not sid or len(sid) > 100:
        raise Refused(400, "The request names no call (CallSid).")
    return sid


def twiml(document: str) -> HTTPResponse:
    """Return TwiML as a reply."""
    return text(document, content_type="text/xml; charset=utf-8")
