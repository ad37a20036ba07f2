"""Speech in and speech out over a WebSocket, with barge-in: who speaks is listened to, and the assistant stops.

The client sends binary messages, 16 kHz mono 16-bit PCM in pieces of any size, and JSON as text: first
`{"type": "start", "conversation": token or null}`, later `{"type": "end"}` where a button is let go. It gets JSON
(`ready`, `speech_started`, `transcript`, `reply`, `audio_start`, `audio_end`, `audio_stop`, `error`) and, between
`audio_start` and `audio_end`, binary messages of the rate told there. On `audio_stop` it throws away what it has not
played yet.
"""

from __future__ import annotations

import asyncio
import json
import time
from contextlib import suppress
from functools import partial
from typing import Any

from sanic.request import Request

from channels.forgetful_trackers import forget_tracker
from channels.front_door import Refused, the_front_door
from channels.rasa_turn import conversation_ids, the_guard
from channels.voice_turn import CHANNEL, Ask, VoiceTurn, pace_of, payloads_of
from speech.errors import SpeechError
from speech.utterances import Utterances
from speech.wav import wav_parts

PIECE = 0.1
"""Seconds of sound in one message."""
AHEAD = 0.5
"""Seconds that sound is sent before it is due, so that little has to be thrown away when somebody speaks."""
IDLE = 300.0
"""Seconds without any message, after which the connection is closed."""


async def converse(request: Request, socket: Any, turns: VoiceTurn, ask: Ask) -> None:
    """Talk until the client hangs up."""
    try:
        the_front_door().admit(request)
        first = json.loads(await receive(socket) or "")  # None where the client has gone already
        conversation, token = conversation_of_stream(first)
    except Refused as refused:
        await socket.send(json.dumps({"type": "error", "error": str(refused)}))
        return
    except (ValueError, TypeError):
        await socket.send(json.dumps({"type": "error", "error": 'The first message must be {"type": "start"}.'}))
        return
    await socket.send(json.dumps({"type": "ready", "conversation": token}))
    session = StreamSession(socket, turns, conversation, ask, partial(forget, request.app.ctx.agent))
    try:
        await session.listen()
    finally:
        await session.close()


async def forget(agent: Any, conversation: str) -> None:
    """Forget what the guard and Rasa know of a conversation that starts over."""
    the_guard().turns.forget(conversation)
    await forget_tracker(agent, conversation)


def conversation_of_stream(first: Any) -> tuple[str, str]:
    """Return the id and the token of the conversation that the first message names; a new one where it names none.

    Raises Refused for a token that is not good, ValueError for another message.
    """
    if not isinstance(first, dict) or first.get("type") != "start":
        raise ValueError("start")
    token = first.get("conversation") or conversation_ids().new(CHANNEL)
    for channel in (CHANNEL, "web"):
        if isinstance(token, str) and (conversation := conversation_ids().conversation(token, channel)):
            return conversation, token
    raise Refused(401, "This conversation is not known here or is over; start a new one.")


class StreamSession:
    """One connection: listens all the time, answers one utterance after the other."""

    def __init__(self, socket: Any, turns: VoiceTurn, conversation: str, ask: Ask, forget: Any) -> None:
        """Take the connection, what takes the turns, and the conversation."""
        self._socket = socket
        self._turns = turns
        self._conversation = conversation
        self._ask = ask
        self._forget = forget
        self._utterances = Utterances()
        self._reply: asyncio.Task[None] | None = None
        self._audible_until = 0.0

    async def listen(self) -> None:
        """Take the client's messages until it hangs up or falls silent for long."""
        while True:
            message = await receive(self._socket)
            if message is None:
                return
            if isinstance(message, str):
                if is_end(message) and (sound := self._utterances.finish()):
                    await self._take(sound)
                continue
            for event in self._utterances.feed(bytes(message)):
                if event is None:
                    await self._send(type="speech_started")
                    await self._stop_talking()
                else:
                    await self._take(event)

    async def close(self) -> None:
        """Stop what is going on."""
        if self._reply is not None:
            self._reply.cancel()
            with suppress(asyncio.CancelledError, Exception):
                await self._reply

    async def _take(self, sound: bytes) -> None:
        await self._stop_talking()
        if self._reply is not None and not self._reply.done():
            await asyncio.wait({self._reply})  # what was asked before is answered, in the order asked
        self._reply = asyncio.ensure_future(self._answer(sound))

    async def _answer(self, sound: bytes) -> None:
        try:
            heard = await self._turns.hear(sound)
            await self._send(type="transcript", transcript=heard.text, confidence=round(heard.confidence, 3))
            said = await self._turns.answer(heard, self._conversation, self._ask, self._forget)
            await self._send(type="reply", spoken=said.text, payloads=payloads_of(said))
            for make in await self._turns.engines.sentences(said.text, pace_of(said)):
                await self._play(await asyncio.to_thread(make))
            if self._audible_until:
                await self._send(type="audio_end")
        except SpeechError as error:
            await self._send(type="error", error=str(error))

    async def _play(self, wav: bytes) -> None:
        rate, pcm = wav_parts(wav)
        if not self._audible_until:
            await self._send(type="audio_start", rate=rate)
            self._audible_until = time.monotonic()
        size = 2 * int(rate * PIECE)
        for at in range(0, len(pcm), size):
            piece = pcm[at : at + size]
            await self._socket.send(piece)
            self._audible_until = max(self._audible_until, time.monotonic()) + len(piece) / 2 / rate
            await asyncio.sleep(max(0.0, self._audible_until - time.monotonic() - AHEAD))

    async def _stop_talking(self) -> None:
        """Be silent at once, where the client hears us or is about to."""
        audible = self._audible_until > time.monotonic()
        self._audible_until = 0.0
        if self._reply is not None and not self._reply.done() and audible:
            self._reply.cancel()
        if audible:
            await self._send(type="audio_stop")

    async def _send(self, **message: Any) -> None:
        await self._socket.send(json.dumps(message))


async def receive(socket: Any) -> str | bytes | None:
    """Return the client's next message; None where it hung up, or sent nothing for IDLE seconds.

    Sanic 21.12's own `recv` does this, but hands a coroutine to asyncio.wait, which Python 3.11 refuses.
    """
    socket.recv_cancel = asyncio.get_running_loop().create_future()  # Sanic cancels it when the connection ends
    getting = asyncio.ensure_future(socket.assembler.get(IDLE))
    try:
        await asyncio.wait({socket.recv_cancel, getting}, return_when=asyncio.FIRST_COMPLETED)
        message: str | bytes | None = getting.result() if getting.done() else None
        return message
    finally:
        getting.cancel()
        socket.recv_cancel = None


def is_end(message: str) -> bool:
    """Tell whether a text message says that the utterance is over."""
    try:
        read = json.loads(message)
    except ValueError:
        return False
    return isinstance(read, dict) and read.get("type") == "end"
