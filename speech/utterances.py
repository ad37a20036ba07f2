"""Cuts a stream of sound into utterances: where somebody begins to speak, and where they have finished."""

from __future__ import annotations

from collections.abc import Iterator

import pocketsphinx

from speech.transcript import BYTES_A_SECOND
from speech.wav import LONGEST_SECONDS

WINDOW = 0.5
"""Seconds that are judged at once: shorter, and a breath ends the question; longer, and the answer comes later."""
RATIO = 0.9
BEFORE = int(0.3 * BYTES_A_SECOND)
"""Sound kept from before the speech was noticed, so that its first consonant is not cut."""


class Utterances:
    """Feed it sound (16 kHz mono 16-bit PCM)."""

    def __init__(self) -> None:
        """Begin in silence."""
        self._detector = self._new()
        self._waiting = bytearray()
        self._utterance = bytearray()
        self._before = bytearray()

    def feed(self, sound: bytes) -> Iterator[bytes | None]:
        """Yield None where somebody begins to speak, and an utterance where it ends, in order."""
        self._waiting += sound
        size = self._detector.frame_bytes
        while len(self._waiting) >= size:
            frame, self._waiting = bytes(self._waiting[:size]), self._waiting[size:]
            spoke = self._detector.in_speech
            speech = self._detector.process(frame)
            if speech is not None:
                if not spoke:
                    self._utterance = bytearray(self._before)
                    yield None
                self._utterance += speech
            self._before = (self._before + frame)[-BEFORE:]
            finished = speech is not None and not self._detector.in_speech
            if finished or len(self._utterance) >= LONGEST_SECONDS * BYTES_A_SECOND:
                yield self._cut()

    def finish(self) -> bytes:
        """Return what has been said since the last utterance, where somebody is speaking; nothing where nobody is."""
        if not self._detector.in_speech:
            return b""
        rest = self._detector.end_stream(bytes(self._waiting)) if self._waiting else b""
        self._utterance += rest or b""
        return self._cut()

    def _cut(self) -> bytes:
        utterance, self._utterance = bytes(self._utterance), bytearray()
        self._detector = self._new()
        return utterance

    @staticmethod
    def _new() -> pocketsphinx.Endpointer:
        return pocketsphinx.Endpointer(window=WINDOW, ratio=RATIO)
