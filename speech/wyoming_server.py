"""Our ears, mouth and answers for Wyoming clients: Home Assistant can hear, speak and ask through us.

A connection is a conversation. A client sends Transcribe and sound and gets a Transcript; sends a Transcript and gets
it Handled, which is the spoken answer; sends Synthesize and gets sound.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

from wyoming.asr import Transcribe, Transcript
from wyoming.audio import AudioChunk, AudioChunkConverter, AudioStart, AudioStop
from wyoming.error import Error
from wyoming.event import Event
from wyoming.handle import Handled, NotHandled
from wyoming.info import (
    AsrModel,
    AsrProgram,
    Attribution,
    Describe,
    HandleModel,
    HandleProgram,
    Info,
    TtsProgram,
    TtsVoice,
)
from wyoming.server import AsyncEventHandler
from wyoming.tts import Synthesize

from speech.errors import SpeechError
from speech.recogniser import Recogniser
from speech.synthesizer import Synthesizer
from speech.transcript import BYTES_A_SECOND, SAMPLE_RATE
from speech.wav import LONGEST_SECONDS, read_wav

VERSION = "1"
MARLOW = Attribution(name="Marlow", url="")
CHUNK_SECONDS = 0.2
LONGEST_TEXT = 2000

Answer = Callable[[str], str]
"""Answers what somebody asks, in words that can be said; one for each connection, so that it can keep the context."""


class MarlowHandler(AsyncEventHandler):
    """One connection."""

    def __init__(
        self,
        *streams: Any,
        recogniser: Recogniser,
        synthesizer: Synthesizer,
        answers: Callable[[], Answer],
    ) -> None:
        """Take the two streams, the engines, and what begins a conversation with the assistant."""
        super().__init__(*streams)
        self._recogniser = recogniser
        self._synthesizer = synthesizer
        self._answers = answers
        self._answer: Answer | None = None
        self._converter = AudioChunkConverter(rate=SAMPLE_RATE, width=2, channels=1)
        self._sound = bytearray()

    async def handle_event(self, event: Event) -> bool:
        """Answer one event; a failure is told to the client, and the connection goes on."""
        try:
            await self._handle(event)
        except SpeechError as error:
            await self.write_event(Error(text=str(error)).event())
        return True

    async def _handle(self, event: Event) -> None:
        if Describe.is_type(event.type):
            await self.write_event(info(self._recogniser, self._synthesizer).event())
        elif Transcribe.is_type(event.type) or AudioStart.is_type(event.type):
            self._sound.clear()
        elif AudioChunk.is_type(event.type):
            if len(self._sound) < LONGEST_SECONDS * BYTES_A_SECOND:
                self._sound += self._converter.convert(AudioChunk.from_event(event)).audio
        elif AudioStop.is_type(event.type):
            heard = await asyncio.to_thread(self._recogniser.transcribe, bytes(self._sound))
            self._sound.clear()
            await self.write_event(Transcript(text=heard.text).event())
        elif Transcript.is_type(event.type):
            await self._reply(Transcript.from_event(event).text)
        elif Synthesize.is_type(event.type):
            await self._speak(Synthesize.from_event(event).text[:LONGEST_TEXT])

    async def _reply(self, text: str) -> None:
        try:
            if self._answer is None:
                self._answer = await asyncio.to_thread(self._answers)
            said = await asyncio.to_thread(self._answer, text)
        except SpeechError as error:
            await self.write_event(NotHandled(text=str(error)).event())
        else:
            await self.write_event(Handled(text=said).event())

    async def _speak(self, text: str) -> None:
        pcm = read_wav(await asyncio.to_thread(self._synthesizer.speak, text))
        await self.write_event(AudioStart(SAMPLE_RATE, 2, 1).event())
        size = int(BYTES_A_SECOND * CHUNK_SECONDS)
        for at in range(0, len(pcm), size):
            await self.write_event(AudioChunk(SAMPLE_RATE, 2, 1, pcm[at : at + size]).event())
        await self.write_event(AudioStop().event())


def info(recogniser: Recogniser, synthesizer: Synthesizer) -> Info:
    """Return what we can do, as Wyoming tells it."""
    hears = "Hears questions about bone marrow tests"
    answers = "Answers questions about bone marrow aspiration and biopsy"
    ears = AsrModel(recogniser.name, MARLOW, True, hears, VERSION, languages=["en"])
    mouth = TtsVoice(synthesizer.name, MARLOW, True, "Speaks", VERSION, languages=["en"])
    mind = HandleModel("marlow", MARLOW, True, answers, VERSION, languages=["en"])
    return Info(
        asr=[AsrProgram("marlow", MARLOW, True, hears, VERSION, models=[ears])],
        tts=[TtsProgram("marlow", MARLOW, True, "Speaks", VERSION, voices=[mouth])],
        handle=[HandleProgram("marlow", MARLOW, True, answers, VERSION, models=[mind])],
    )
