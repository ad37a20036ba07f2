"""vosk: Kaldi models, from a folder on this machine."""

from __future__ import annotations

import json
import math
import threading
from pathlib import Path

from speech.errors import SpeechError
from speech.extras import require_library
from speech.transcript import SAMPLE_RATE, Transcript

ALTERNATIVES = 5


class VoskRecogniser:
    """Hears with a vosk model, with alternatives."""

    def __init__(self, model: Path) -> None:
        """Load the folder. Raises SpeechError where it is no model or the library is missing."""
        if not (model / "am" / "final.mdl").is_file() and not (model / "final.mdl").is_file():
            raise SpeechError(f"{model} is no vosk model: it lacks am/final.mdl.")
        self._library = require_library("vosk", "vosk")
        self._library.SetLogLevel(-1)
        self._model = self._library.Model(str(model))
        self.name = f"vosk-{model.name}"
        self._lock = threading.Lock()

    def transcribe(self, audio: bytes) -> Transcript:
        """Return what is said; vosk's scores become confidences that add up to one."""
        with self._lock:
            recogniser = self._library.KaldiRecognizer(self._model, SAMPLE_RATE)
            recogniser.SetMaxAlternatives(ALTERNATIVES)
            recogniser.AcceptWaveform(audio)
            found = json.loads(recogniser.FinalResult()).get("alternatives", [])
        scores: dict[str, float] = {}
        for one in found:
            scores.setdefault(one["text"].strip(), float(one["confidence"]))
        best = max(scores.values(), default=0.0)
        weights = {text: math.exp(score - best) for text, score in scores.items()}
        total = sum(weights.values()) or 1.0
        return Transcript.of(sorted(((t, w / total) for t, w in weights.items()), key=lambda pair: -pair[1]))
