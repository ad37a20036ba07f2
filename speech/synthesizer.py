"""The protocol of a synthesizer."""

from __future__ import annotations

from typing import Protocol


class Synthesizer(Protocol):
    """Turns text into sound. `name` says engine and voice; other settings that change the sound belong into it."""

    name: str

    def speak(self, text: str, pace: float = 1.0) -> bytes:
        """Return a WAV file (mono, 16-bit) that says `text`, which is plain text or SSML (`<speak>...</speak>`).

        `pace` is how fast: 1 as the voice is, 0.8 slower. Raises SpeechError where the engine fails or is missing.
        """
        ...


def is_ssml(text: str) -> bool:
    """Tell whether a text is SSML."""
    return text.lstrip().startswith("<speak")
