"""sherpa-onnx: transducer models in ONNX, from a folder on this machine."""

from __future__ import annotations

import math
import threading
from pathlib import Path

import numpy as np

from speech.errors import SpeechError
from speech.extras import require_library
from speech.transcript import SAMPLE_RATE, Transcript

PARTS = ("encoder", "decoder", "joiner")


class SherpaRecogniser:
    """Hears with an offline transducer; without alternatives."""

    def __init__(self, model: Path) -> None:
        """Load the folder. Raises SpeechError where a part or the library is missing."""
        files = {part: sorted(model.glob(f"*{part}*.onnx")) for part in PARTS}
        missing = [part for part in PARTS if not files[part]]
        if missing or not (model / "tokens.txt").is_file():
            lacks = [f"{part}*.onnx" for part in missing]
            lacks += [] if (model / "tokens.txt").is_file() else ["tokens.txt"]
            raise SpeechError(f"{model} is no sherpa-onnx transducer: it lacks {' and '.join(lacks)}.")
        library = require_library("sherpa_onnx", "sherpa-onnx")
        self._recogniser = library.OfflineRecognizer.from_transducer(
            **{part: str(files[part][0]) for part in PARTS},
            tokens=str(model / "tokens.txt"),
            num_threads=2,
            decoding_method="modified_beam_search",
        )
        self.name = f"sherpa-onnx-{model.name}"
        self._lock = threading.Lock()

    def transcribe(self, audio: bytes) -> Transcript:
        """Return what is said; the confidence is the mean probability of a token, one half where the model has none."""
        samples = np.frombuffer(audio, "<i2").astype(np.float32) / 32768
        with self._lock:
            stream = self._recogniser.create_stream()
            stream.accept_waveform(SAMPLE_RATE, samples)
            self._recogniser.decode_stream(stream)
            result = stream.result
        logs = list(getattr(result, "ys_log_probs", None) or [])
        sure = math.exp(sum(logs) / len(logs)) if logs else 0.5
        return Transcript.of([(result.text.strip().lower(), sure)])
