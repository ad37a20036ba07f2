"""What is said and done on the telephone, as TwiML: listen, hang up, put through."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import phonenumbers
import yaml
from twilio.twiml.voice_response import Dial, Gather, Say, VoiceResponse

from channels.spoken.phrases import FOLDER
from channels.spoken.ssml import SLOW_RATE

LANGUAGE = "en-US"
REGION = "US"
LONGEST_SAY = 3000
"""Characters that Twilio takes in one <Say>, with room to spare (its limit is 4,096)."""
SILENCE_SECONDS = 6
RING_SECONDS = 30


@dataclass(frozen=True)
class Voice:
    """How the telephone speaks and listens; the fields are those of Rasa's twilio_voice."""

    name: str
    speech_timeout: str
    speech_model: str
    enhanced: str
    hints: str

    def listen(self, text: str, action: str, *, slow: bool = False) -> str:
        """Say a text and wait for speech or a key, which interrupt it; Twilio requests `action`, also on silence."""
        response = VoiceResponse()
        gather = Gather(
            input="speech dtmf",
            action=action,
            method="POST",
            action_on_empty_result=True,
            timeout=SILENCE_SECONDS,
            speech_timeout=self.speech_timeout,
            speech_model=self.speech_model,
            enhanced=self.enhanced,
            language=LANGUAGE,
            hints=self.hints,
            num_digits=1,
            finish_on_key="",
            profanity_filter=False,
            barge_in=True,
        )
        for part in self._says(text, slow):
            gather.append(part)
        response.append(gather)
        return str(response)

    def hang_up(self, text: str, *, slow: bool = False) -> str:
        """Say a text and end the call."""
        response = VoiceResponse()
        for part in self._says(text, slow):
            response.append(part)
        response.hangup()
        return str(response)

    def put_through(self, text: str, number: str, action: str, *, slow: bool = False) -> str:
        """Say a text and call a number (E.164); afterwards Twilio requests `action`."""
        response = VoiceResponse()
        for part in self._says(text, slow):
            response.append(part)
        response.append(Dial(number, action=action, method="POST", timeout=RING_SECONDS, answer_on_bridge=True))
        return str(response)

    def _says(self, text: str, slow: bool) -> list[Say]:
        says = []
        for piece in pieces(text):
            say = Say("" if slow else piece, voice=self.name, language=LANGUAGE)
            if slow:
                say.prosody(piece, rate=SLOW_RATE)
            says.append(say)
        return says


def pieces(text: str, most: int = LONGEST_SAY) -> Sequence[str]:
    """Return a text's paragraphs, and long ones cut between sentences, so that none is longer than `most`."""
    found: list[str] = []
    for paragraph in text.split("\n\n"):
        piece = ""
        for sentence in paragraph.replace(". ", ".\0").split("\0"):
            if piece and len(piece) + 1 + len(sentence) > most:
                found.append(piece)
                piece = ""
            piece = f"{piece} {sentence}".strip()
        found.append(piece)
    return found


def dialable(number: str) -> str | None:
    """Return a number of the hospital's settings in E.164 ("+12025550142"); None where it cannot be dialled."""
    try:
        parsed = phonenumbers.parse(number, REGION)
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_possible_number(parsed):
        return None
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)


def read_hints(file: Path = FOLDER / "hints.yml") -> str:
    """Return the words that the recogniser is told to expect, parted by commas."""
    return ",".join(yaml.safe_load(file.read_text(encoding="utf-8")))
