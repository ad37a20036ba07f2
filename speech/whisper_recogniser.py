"""faster-whisper: OpenAI's Whisper models in CTranslate2's format, from a folder on this machine."""

from __future__ import annotations

import math
import threading
from pathlib import Path

import numpy as np

from speech.errors import SpeechError
from speech.extras import require_library
from speech.transcript import NOTHING_HEARD, Transcript

FILES = ("model.bin", "config.json")
PROMPT = "A patient asks about a bone marrow aspiration and biopsy, lidocaine, sedation, platelets, blood thinners."
SILENT = 0.8
"""Above this probability that nobody speaks, a segment is left out: Whisper makes words of silence."""


class WhisperRecogniser:
    """Hears with a Whisper model; without alternatives, which it does not give."""

    def __init__(self, model: Path, compute_type: str = "int8") -> None:
        """Load the folder. Raises SpeechError where a file or the library is missing, or it cannot be loaded."""
        missing = [name for name in FILES if not (model / name).is_file()]
        if missing:
            raise SpeechError(f"{model} is no faster-whisper model: it lacks {' and '.join(missing)}.")
        library = require_library("faster_whisper", "faster-whisper")
        try:
            self._model = library.WhisperModel(
                str(model), device="cpu", compute_type=compute_type, local_files_only=True
            )
        except (RuntimeError, ValueError) as error:
            raise SpeechError(f"faster-whisper cannot load {model}: {error}") from error
        self.name = f"faster-whisper-{model.name}"
        self._lock = threading.Lock()

    def transcribe(self, audio: bytes) -> Transcript:
        """Return what is said; the confidence is the mean probability of a word piece."""
        samples = np.frombuffer(audio, "<i2").astype(np.float32) / 32768
        with self._lock:
            found, _ = self._model.transcribe(
                samples,
                language="en",
                beam_size=5,
                temperature=0.0,
                condition_on_previous_text=False,
                initial_prompt=PROMPT,
            )
            segments = [one for one in found if one.no_speech_prob < SILENT]
        text = " ".join(one.text.strip() for one in segments)
        if not text:
            return NOTHING_HEARD
        return Transcript.of([(text, math.exp(sum(one.avg_logprob for one in segments) / len(segments)))])
