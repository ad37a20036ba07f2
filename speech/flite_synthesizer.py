"""flite: small, quick (a hundred times faster than speech), in Debian."""

from __future__ import annotations

from speech.errors import SpeechError
from speech.programs import make_wav, printed, require_program
from speech.synthesizer import is_ssml

VOICE = "slt"


class FliteSynthesizer:
    """Says text with flite, which is started anew for each text."""

    def __init__(self, voice: str = VOICE) -> None:
        """Take one of flite's voices (`flite -lv`). Raises SpeechError where it lacks it, or is not installed."""
        self._program = require_program("flite", "flite")
        voices = printed([self._program, "-lv"]).partition(":")[2].split()
        if voice not in voices:
            raise SpeechError(f'flite has no voice "{voice}"; it has {", ".join(sorted(voices))}.')
        self._voice = voice
        self.name = f"flite-{voice}"

    def speak(self, text: str, pace: float = 1.0) -> bytes:
        """Return the text as a WAV file."""
        stretch = ["--setf", f"duration_stretch={1 / pace:.3f}"]
        ssml = ["-ssml"] if is_ssml(text) else []
        command = [self._program, "-voice", self._voice, *stretch, *ssml, "-f", "{text}", "-o", "{wav}"]
        return make_wav(command, text)
