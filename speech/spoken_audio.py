"""Sound of texts, kept by what is said: the answers are finite, so nearly everything has been said before."""

from __future__ import annotations

import hashlib
import os
import re
import threading
from collections import OrderedDict
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path

from speech.synthesizer import Synthesizer, is_ssml
from speech.wav import join_wavs

SENTENCE_END = re.compile(r"(?<=[.!?:])\s+(?=[A-Z\d\"'])")
IN_MEMORY = 64 * 1024 * 1024
"""Bytes of sound that are kept in memory; all our answers are about half of it."""


class SpokenAudio:
    """A synthesizer with a memory, sentence by sentence; from any thread.

    The sentences of the stored answers lie in the folder, one WAV file `<hash>.wav` each; the hash is of engine, voice,
    pace and words. The folder can be deleted at any time. What is said besides them is kept in memory alone.
    """

    def __init__(self, synthesizer: Synthesizer, folder: Path) -> None:
        """Take the engine and the folder for the files (made where missing)."""
        self._synthesizer = synthesizer
        self._folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        self._memory: OrderedDict[str, bytes] = OrderedDict()
        self._bytes = 0
        self._lock = threading.Lock()

    def speak(self, text: str, pace: float = 1.0) -> bytes:
        """Return a WAV file that says a text. Raises SpeechError where the engine fails."""
        return join_wavs([make() for make in self.makers(text, pace)])

    def makers(self, text: str, pace: float = 1.0) -> list[Callable[[], bytes]]:
        """Return what makes each sentence's WAV file, so that the first can be heard while the others are made."""
        return [partial(self._said, sentence, pace) for sentence in sentences(text)]

    def warm(self, texts: Iterable[str]) -> int:
        """Write every sentence of the texts into the folder, and delete all others; return how many were new."""
        wanted = {self._file(sentence): sentence for text in texts for sentence in sentences(text)}
        for old in self._folder.glob("*.wav"):
            if old not in wanted:
                old.unlink(missing_ok=True)
        missing = {file: sentence for file, sentence in wanted.items() if not file.is_file()}
        for file, sentence in missing.items():
            new = file.with_name(f".{file.name}.{os.getpid()}")
            new.write_bytes(self._synthesizer.speak(sentence))
            new.replace(file)
        return len(missing)

    def _said(self, sentence: str, pace: float) -> bytes:
        file = self._file(sentence, pace)
        with self._lock:
            if file.name in self._memory:
                self._memory.move_to_end(file.name)
                return self._memory[file.name]
        try:
            wav = file.read_bytes()
        except FileNotFoundError:
            wav = self._synthesizer.speak(sentence, pace)
        with self._lock:
            if file.name not in self._memory:
                self._memory[file.name] = wav
                self._bytes += len(wav)
            while self._bytes > IN_MEMORY and len(self._memory) > 1:
                self._bytes -= len(self._memory.popitem(last=False)[1])
        return wav

    def _file(self, sentence: str, pace: float = 1.0) -> Path:
        said = "\n".join((self._synthesizer.name, f"{pace:.2f}", sentence))
        return self._folder / f"{hashlib.sha256(said.encode()).hexdigest()[:32]}.wav"


def sentences(text: str) -> list[str]:
    """Return the sentences of a text; SSML is one, for its tags may span several."""
    if is_ssml(text):
        return [text.strip()]
    return [sentence for part in SENTENCE_END.split(text) if (sentence := " ".join(part.split()))]
