"""espeak-ng: many languages, robotic and clear, in Debian."""

from __future__ import annotations

from speech.errors import SpeechError
from speech.programs import make_wav, printed, require_program
from speech.synthesizer import is_ssml

VOICE = "en-us"
WORDS_A_MINUTE = 160


class EspeakSynthesizer:
    """Says text with espeak-ng, which is started anew for each text."""

    def __init__(self, voice: str = VOICE) -> None:
        """Take one of its voices (`espeak-ng --voices=en`). Raises SpeechError where it lacks it, or is missing."""
        self._program = require_program("espeak-ng", "espeak-ng")
        if voice not in printed([self._program, "--voices"]).split():
            raise SpeechError(f'espeak-ng has no voice "{voice}"; `espeak-ng --voices=en` lists them.')
        self._voice = voice
        self.name = f"espeak-ng-{voice}"

    def speak(self, text: str, pace: float = 1.0) -> bytes:
        """Return the text as a WAV file."""
        ssml = ["-m"] if is_ssml(text) else []
        speed = str(round(WORDS_A_MINUTE * pace))
        command = [self._program, "-v", self._voice, "-s", speed, *ssml, "-b", "1", "-f", "{text}", "-w", "{wav}"]
        return make_wav(command, text)
