"""The protocol of a recogniser."""

from __future__ import annotations

from typing import Protocol

from speech.transcript import Transcript


class Recogniser(Protocol):
    """Turns sound into words. One object may be used from several threads; it takes turns where its engine must."""

    name: str

    def transcribe(self, audio: bytes) -> Transcript:
        """Return what is said in `audio` (16 kHz, mono, 16-bit little-endian PCM without a header).

        Sound without words gives NOTHING_HEARD. Raises SpeechError where the engine fails or cannot be reached.
        """
        ...
