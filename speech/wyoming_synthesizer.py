"""Speaks through a Wyoming server, for example one of Home Assistant's."""

from __future__ import annotations

from wyoming.audio import AudioChunk, AudioChunkConverter, AudioStart, AudioStop
from wyoming.client import AsyncClient
from wyoming.tts import Synthesize, SynthesizeVoice

from speech.plain_speech import plain_speech
from speech.wav import write_wav
from speech.wyoming_recogniser import next_event, require_address, with_server


class WyomingSynthesizer:
    """Asks for each text over a connection of its own."""

    def __init__(self, address: str, voice: str | None = None) -> None:
        """Take the server's address (tcp://host:port or unix:///path) and one of its voices by name."""
        self.name = f"wyoming-{address}-{voice or 'default'}"
        self._address = require_address(address)
        self._voice = SynthesizeVoice(name=voice) if voice else None

    def speak(self, text: str, pace: float = 1.0) -> bytes:
        """Return the text as a WAV file. The protocol knows no pace and no SSML: its tags are left out."""

        async def exchange(client: AsyncClient) -> bytes:
            await client.write_event(Synthesize(text=plain_speech(text), voice=self._voice).event())
            rate, sound = 0, bytearray()
            while True:
                event = await next_event(client)
                if AudioStart.is_type(event.type):
                    rate = AudioStart.from_event(event).rate
                elif AudioChunk.is_type(event.type):
                    chunk = AudioChunkConverter(width=2, channels=1).convert(AudioChunk.from_event(event))
                    rate = chunk.rate
                    sound += chunk.audio
                elif AudioStop.is_type(event.type):
                    return write_wav(bytes(sound), rate or 16_000)

        return with_server(self._address, exchange)
