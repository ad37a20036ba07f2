"""Alexa: the web service of a custom skill (docs/alexa.md)."""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import logging
from dataclasses import replace
from functools import partial
from typing import Any

from rasa.core.channels.channel import InputChannel
from sanic import Blueprint
from sanic.request import Request
from sanic.response import HTTPResponse
from sanic.response import json as json_response

from channels.alexa_intents import ENDS, FALLBACK, words_of
from channels.alexa_request import AlexaRequest, AlexaRequests
from channels.alexa_signature import AlexaSignature
from channels.forgetful_trackers import forget_tracker
from channels.front_door import Refused
from channels.phone_turn import spelled
from channels.rasa_turn import OnNewMessage, answer_turn, prepare, secret, the_guard
from channels.spoken import Heard, Phrases, SpokenDialogue, Utterance, ssml
from channels.spoken.rendering import URGENT
from guard.hand_over import hand_over

logger = logging.getLogger(__name__)
CHANNEL = "alexa"
NOTHING: dict[str, Any] = {"version": "1.0", "response": {}}
"""What Alexa takes for a request that may not be answered with speech."""


class AlexaInput(InputChannel):
    """Launch, questions, commands, help, stop, fallback and the end of a session."""

    @classmethod
    def name(cls) -> str:
        """Name in addresses: /webhooks/alexa."""
        return CHANNEL

    @classmethod
    def from_credentials(cls, credentials: dict[str, Any] | None) -> AlexaInput:
        """Make the channel; credentials.yml holds no settings for it."""
        prepare()
        return cls()

    def blueprint(self, on_new_message: OnNewMessage) -> Blueprint:
        """Return the routes."""
        alexa = Blueprint("marlow_alexa")
        guard = the_guard()
        phrases = Phrases(guard.site)
        signature = AlexaSignature.from_environment()
        requests = AlexaRequests.from_environment()
        dialogue = SpokenDialogue(phrases, is_off=guard.off.is_off)
        ask = partial(answer_turn, on_new_message=on_new_message)

        async def forget(agent: Any, conversation: str) -> None:
            guard.turns.forget(conversation)
            await forget_tracker(agent, conversation)

        async def said_to(asked: AlexaRequest, agent: Any) -> Utterance | None:
            """Return what is said; None where nothing may be said."""
            conversation = conversation_of(asked.session)
            name = str(asked.intent.get("name") or "")
            if asked.kind == "LaunchRequest":
                return plain(phrases.say("alexa_welcome"), phrases.say("welcome_question"))
            if asked.kind == "SessionEndedRequest":
                dialogue.memory.forget(conversation)
                await forget(agent, conversation)
            if asked.kind != "IntentRequest":
                return None
            if name in ENDS:
                return plain(phrases.say("goodbye"), "", ends=True)
            words = words_of(asked.intent)
            if name == FALLBACK or words is None:
                return asking(plain(phrases.say("fallback"), phrases.say("anything_else")))
            said = await dialogue.turn(Heard(words, conversation, CHANNEL), ask, partial(forget, agent))
            return asking(await with_reference(said, conversation))

        def asking(said: Utterance) -> Utterance:
            """Have what leaves the session open end in a question (Amazon's rule), but for a warning."""
            if said.ends or said.act == URGENT or said.text.endswith("?"):
                return said
            return replace(said, text=f"{said.text} {phrases.say('anything_else')}")

        async def with_reference(said: Utterance, conversation: str) -> Utterance:
            """Tell the desk of a warning sign or a wish for a person; where it answers, end with the reference."""
            if not said.wants_person and said.act != URGENT:
                return said
            taken = await hand_over(secret(), conversation, CHANNEL, guard.turns.of(conversation))
            if not taken.reached or not taken.reference:
                return said
            reference = phrases.say("transfer_reference", reference=spelled(taken.reference))
            return replace(said, text=f"{said.text} {reference}")

        @alexa.get("/")
        async def health(_: Request) -> HTTPResponse:
            return json_response({"status": "ok"})

        @alexa.post("/skill")
        async def skill(request: Request) -> HTTPResponse:
            try:
                await asyncio.to_thread(signature.check, dict(request.headers.items()), request.body)
                asked = requests.read(request.body)
                said = await said_to(asked, request.app.ctx.agent)
            except Refused as refused:
                return refused.response(CHANNEL)
            except asyncio.CancelledError:
                raise
            except Exception as error:
                logger.error("An Alexa turn failed with %s; the person got the number.", type(error).__name__)
                said = plain(phrases.say("trouble"), "", ends=True)
            return json_response(NOTHING if said is None else response_of(said))

        return alexa


def response_of(said: Utterance) -> dict[str, Any]:
    """Return Alexa's JSON for an utterance: SSML, the reprompt, and whether the session ends."""
    response: dict[str, Any] = {
        "outputSpeech": {"type": "SSML", "ssml": ssml(said.text, slow=said.slow)},
        "shouldEndSession": said.ends,
    }
    if not said.ends:
        response["reprompt"] = {"outputSpeech": {"type": "SSML", "ssml": ssml(said.reprompt, slow=said.slow)}}
    return {"version": "1.0", "sessionAttributes": {}, "response": response}


def plain(text: str, reprompt: str, *, ends: bool = False, slow: bool = False) -> Utterance:
    """Return words about the conversation itself."""
    return Utterance(text, "command", reprompt, ends=ends, slow=slow)


def conversation_of(session: str) -> str:
    """Return our id for a session: a keyed hash, so that Amazon's ids are nowhere kept."""
    return f"alexa-{hmac.new(secret(), f'alexa {session}'.encode(), hashlib.sha256).hexdigest()[:32]}"
