"""Where in a sound somebody speaks, by the detector that comes with pocketsphinx (WebRTC's)."""

from __future__ import annotations

import pocketsphinx


def speech_seconds(audio: bytes) -> float:
    """Return how many seconds of 16 kHz mono 16-bit PCM are speech; frames of 30 ms are judged one by one."""
    detector = pocketsphinx.Vad(pocketsphinx.Vad.LOOSE)
    size = detector.frame_bytes
    frames = (audio[at : at + size] for at in range(0, len(audio) - size + 1, size))
    spoken: int = sum(detector.is_speech(frame) for frame in frames)
    return spoken * float(detector.frame_length)
