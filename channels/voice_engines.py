"""This process's ears and mouth: loaded in the background, and told in a sentence where they are missing.

The other channels go on without them.
"""

from __future__ import annotations

import asyncio
import logging
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from functools import cache
from pathlib import Path
from typing import Protocol

from speech.engines import BUILD, ROOT, make_synthesizer, settings_of
from speech.errors import SpeechError
from speech.recogniser_process import RecogniserProcess
from speech.spoken_audio import SpokenAudio
from speech.transcript import Transcript

logger = logging.getLogger(__name__)

SLOW = 0.8
"""The pace of somebody who asked for "slower"."""


class Ears(Protocol):
    """A recogniser that loads before it hears."""

    def start(self) -> None:
        """Load."""
        ...

    def transcribe(self, audio: bytes) -> Transcript:
        """Return what is said."""
        ...


class VoiceEngines:
    """Hears and speaks for the channels of this process, without holding them up."""

    def __init__(self, ears: Ears, make_mouth: Callable[[], SpokenAudio]) -> None:
        """Take the recogniser, and what makes the synthesizer; begin to load both."""
        self._ears = ears
        self._mouth: Future[SpokenAudio] = Future()
        threading.Thread(target=self._load, args=(make_mouth,), daemon=True, name="speech").start()

    def _load(self, make_mouth: Callable[[], SpokenAudio]) -> None:
        try:
            mouth = make_mouth()
        except SpeechError as error:
            logger.error("%s", error)
            self._mouth.set_exception(error)
        else:
            self._mouth.set_result(mouth)
        try:
            self._ears.start()
        except SpeechError as error:
            logger.error("%s", error)

    def warm(self, texts: Sequence[str]) -> None:
        """Say texts in the background, so that they are known later; what was known and is not among them goes."""

        def say_them(mouth: Future[SpokenAudio]) -> None:
            try:
                mouth.result().warm(texts)
            except SpeechError as error:
                logger.error("The stored answers could not all be said beforehand: %s", error)

        threading.Thread(target=say_them, args=(self._mouth,), daemon=True, name="warm speech").start()

    async def hear(self, audio: bytes) -> Transcript:
        """Return what is said in 16 kHz mono 16-bit PCM. Raises SpeechError where the recogniser cannot."""
        return await asyncio.to_thread(self._ears.transcribe, audio)

    async def say(self, text: str, pace: float = 1.0) -> bytes:
        """Return a WAV file that says a text. Raises SpeechError where the synthesizer cannot."""
        return await asyncio.to_thread(lambda: self._mouth.result().speak(text, pace))

    async def sentences(self, text: str, pace: float = 1.0) -> list[Callable[[], bytes]]:
        """Return one maker of a WAV file for each sentence, so that the first can be sent early."""
        mouth = await asyncio.to_thread(self._mouth.result)
        return mouth.makers(text, pace)


@cache
def the_voice_engines(root: Path = ROOT) -> VoiceEngines:
    """Return this process's engines."""
    return VoiceEngines(
        RecogniserProcess(root),
        lambda: SpokenAudio(make_synthesizer(settings_of(root), root), root / BUILD / "audio"),
    )
