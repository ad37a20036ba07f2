"""festival: larger and slower than flite, with the voices of Debian's festvox packages."""

from __future__ import annotations

import re

from speech.errors import SpeechError
from speech.plain_speech import plain_speech
from speech.programs import make_wav, require_program

VOICE = "kal_diphone"
NAME = re.compile(r"\w+")


class FestivalSynthesizer:
    """Says text with festival's text2wave, which is started anew for each text."""

    def __init__(self, voice: str = VOICE) -> None:
        """Take a voice by festival's name. Raises SpeechError where festival is not installed or the name is none."""
        self._program = require_program("text2wave", "festival festvox-kallpc16k")
        if not NAME.fullmatch(voice):
            raise SpeechError(f'"{voice}" is no name of a festival voice; one is {VOICE}.')
        self._voice = voice
        self.name = f"festival-{voice}"

    def speak(self, text: str, pace: float = 1.0) -> bytes:
        """Return the text as a WAV file.

        SSML is not understood: its tags are left out. The HTS voices know one pace only.
        """
        set_up = f"(begin (voice_{self._voice}) (Parameter.set 'Duration_Stretch {1 / pace:.3f}))"
        return make_wav([self._program, "{text}", "-o", "{wav}", "-eval", set_up], plain_speech(text))
