"""The voice channel: speech in, speech out, over HTTP and as a stream (docs/speech.md)."""

from __future__ import annotations

from functools import partial
from typing import Any

from rasa.core.channels.channel import InputChannel
from sanic import Blueprint
from sanic.request import Request
from sanic.response import HTTPResponse, raw
from sanic.response import json as json_response

from channels.front_door import Refused, read_object, the_front_door
from channels.rasa_turn import OnNewMessage, answer_turn, conversation_ids, prepare, secret, the_guard
from channels.voice_engines import the_voice_engines
from channels.voice_stream import converse, forget
from channels.voice_turn import CHANNEL, VoiceTurn
from channels.web import refusing
from guard.hand_over import HandOver, hand_over
from speech.errors import SpeechError
from speech.wav import read_wav

WAV_TYPES = frozenset({"audio/wav", "audio/x-wav", "audio/wave", "audio/vnd.wave"})
LONGEST_TEXT = 2000
"""Characters of a text that is said; the longest stored answer has half of it."""


class VoiceInput(InputChannel):
    """Sound over HTTP and over a WebSocket."""

    @classmethod
    def name(cls) -> str:
        """Name in addresses: /webhooks/voice."""
        return CHANNEL

    @classmethod
    def from_credentials(cls, credentials: dict[str, Any] | None) -> VoiceInput:
        """Make the channel; credentials.yml holds no settings for it, data/local/speech.yml does."""
        prepare()
        turns = VoiceTurn(the_guard(), the_voice_engines(), reach_desk)
        turns.engines.warm(turns.known_texts())
        return cls(turns)

    def __init__(self, turns: VoiceTurn) -> None:
        """Take what takes the turns."""
        self._turns = turns

    def blueprint(self, on_new_message: OnNewMessage) -> Blueprint:
        """Return the routes."""
        voice = Blueprint("marlow_voice")
        turns = self._turns
        ask = partial(answer_turn, on_new_message=on_new_message)

        @voice.post("/ask")
        @refusing
        async def asked(request: Request) -> HTTPResponse:
            conversation, token = conversation_of(request)
            audio = audio_of(request)
            try:
                reply = await turns.turn(audio, conversation, ask, partial(forget, request.app.ctx.agent))
            except SpeechError as error:
                raise Refused(503, str(error)) from error
            return json_response(reply.as_dict(token))

        @voice.post("/say")
        @refusing
        async def said(request: Request) -> HTTPResponse:
            text = text_of(request, turns)
            try:
                return raw(await turns.engines.say(text), content_type="audio/wav")
            except SpeechError as error:
                raise Refused(503, str(error)) from error

        @voice.websocket("/stream")
        async def stream(request: Request, socket: Any) -> None:
            await converse(request, socket, turns, ask)

        return voice


async def reach_desk(conversation: str) -> HandOver:
    """Ask the desk to take a conversation over; it has one second."""
    return await hand_over(secret(), conversation, CHANNEL, the_guard().turns.of(conversation))


def conversation_of(request: Request) -> tuple[str, str]:
    """Return the id of the request's conversation and its token; a new one where the request carries none.

    Raises Refused for a token that is not good, and for who asks too often.
    """
    door = the_front_door()
    door.admit(request)
    given = request.headers.get("authorization")
    if given:
        return door.conversation(request, CHANNEL, "web"), given.split()[-1]
    token = conversation_ids().new(CHANNEL)
    conversation = conversation_ids().conversation(token, CHANNEL)
    assert conversation is not None
    return conversation, token


def audio_of(request: Request) -> bytes:
    """Return the 16 kHz PCM of the WAV file that was sent.

    Raises Refused: 415 for another kind of content, 400 for a file that cannot be read.
    """
    kind = request.headers.get("content-type", "").split(";")[0].strip().lower()
    if kind not in WAV_TYPES:
        raise Refused(415, "Send a WAV file, with Content-Type: audio/wav.")
    try:
        return read_wav(request.body)
    except SpeechError as error:
        raise Refused(400, str(error)) from error


def text_of(request: Request, turns: VoiceTurn) -> str:
    """Return the text to say: a topic's, which everybody may hear, or any text within a conversation.

    Raises Refused: 400, 401, 404 for an unknown topic, 413 for too long a text.
    """
    the_front_door().admit(request)
    body = read_object(request)
    if isinstance(body.get("topic"), str):
        text = turns.guard.answer_said(body["topic"])
        if text is None:
            raise Refused(404, f'There is no stored answer "{body["topic"][:60]}".')
        return text
    the_front_door().conversation(request, CHANNEL, "web")
    text = body.get("text")
    if not isinstance(text, str) or not text.strip():
        raise Refused(400, 'The body must say {"text": "..."} or {"topic": "..."}.')
    if len(text) > LONGEST_TEXT:
        raise Refused(413, f"The text is too long; at most {LONGEST_TEXT} characters are said.")
    return text
