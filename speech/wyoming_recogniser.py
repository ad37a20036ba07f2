"""Hears through a Wyoming server, for example one of Home Assistant's."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

from wyoming.asr import Transcribe
from wyoming.asr import Transcript as Heard
from wyoming.audio import AudioChunk, AudioStart, AudioStop
from wyoming.client import AsyncClient
from wyoming.error import Error
from wyoming.event import Event

from speech.errors import SpeechError
from speech.transcript import BYTES_A_SECOND, SAMPLE_RATE, Transcript

LIMIT = 20.0
CHUNK = BYTES_A_SECOND // 5
UNKNOWN = 0.5
"""The confidence of a transcript from a server that tells none."""

Reply = TypeVar("Reply")


class WyomingRecogniser:
    """Sends each sound over a connection of its own."""

    def __init__(self, address: str, language: str = "en") -> None:
        """Take the server's address (tcp://host:port or unix:///path) and the language to hear."""
        self.name = f"wyoming-{address}"
        self._address = require_address(address)
        self._language = language

    def transcribe(self, audio: bytes) -> Transcript:
        """Return what is said."""

        async def exchange(client: AsyncClient) -> Transcript:
            await client.write_event(Transcribe(language=self._language).event())
            await client.write_event(AudioStart(SAMPLE_RATE, 2, 1).event())
            for at in range(0, len(audio), CHUNK):
                await client.write_event(AudioChunk(SAMPLE_RATE, 2, 1, audio[at : at + CHUNK]).event())
            await client.write_event(AudioStop().event())
            while True:
                event = await next_event(client)
                if Heard.is_type(event.type):
                    return Transcript.of([(Heard.from_event(event).text.strip(), UNKNOWN)])

        return with_server(self._address, exchange)


def require_address(address: str) -> str:
    """Return the address. Raises SpeechError unless it is a Wyoming address."""
    if not address.startswith(("tcp://", "unix://")):
        raise SpeechError(f'"{address}" is no Wyoming address; write tcp://127.0.0.1:10300 or unix:///run/ears.sock.')
    return address


def with_server(address: str, exchange: Callable[[AsyncClient], Awaitable[Reply]]) -> Reply:
    """Connect, exchange events, and disconnect. Raises SpeechError where that fails or takes longer than LIMIT."""

    async def connected() -> Reply:
        async with AsyncClient.from_uri(address) as client:
            return await exchange(client)

    try:
        return asyncio.run(asyncio.wait_for(connected(), LIMIT))
    except TimeoutError:
        raise SpeechError(f"The Wyoming server at {address} did not answer within {LIMIT:.0f} s.") from None
    except (OSError, ValueError) as error:
        raise SpeechError(f"The Wyoming server at {address} cannot be used: {error}.") from error


async def next_event(client: AsyncClient) -> Event:
    """Return the server's next event. Raises SpeechError where it hangs up or tells an error."""
    event = await client.read_event()
    if event is None:
        raise SpeechError("The Wyoming server ended the connection without an answer.")
    if Error.is_type(event.type):
        raise SpeechError(f"The Wyoming server says: {Error.from_event(event).text}")
    return event
