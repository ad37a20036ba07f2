"""piper: neural voices in ONNX, from a file on this machine."""

from __future__ import annotations

import io
import threading
import wave
from pathlib import Path

from speech.errors import SpeechError
from speech.extras import require_library
from speech.plain_speech import plain_speech
from speech.wav import write_wav


class PiperSynthesizer:
    """Says text with a piper voice, which stays loaded."""

    def __init__(self, model: Path) -> None:
        """Load a voice (.onnx, beside it .onnx.json). Raises SpeechError where a file or the library is missing."""
        if not model.with_name(f"{model.name}.json").is_file():
            raise SpeechError(f"The piper voice {model} lacks its settings, {model.name}.json beside it.")
        self._library = require_library("piper", "piper-tts")
        self._voice = self._library.PiperVoice.load(str(model))
        self._lock = threading.Lock()
        self.name = f"piper-{model.stem}"

    def speak(self, text: str, pace: float = 1.0) -> bytes:
        """Return the text as a WAV file. SSML is not understood: its tags are left out."""
        plain = plain_speech(text)
        if not plain:
            return write_wav(b"")
        file = io.BytesIO()
        with self._lock, wave.open(file, "wb") as out:
            settings = self._library.SynthesisConfig(length_scale=1 / pace)
            self._voice.synthesize_wav(plain, out, syn_config=settings)
        return file.getvalue()
