"""Where in a sound somebody speaks, by the detector that comes with pocketsphinx (WebRTC's)."""

from __future__ import annotations

import numpy as np
import pocketsphinx


def speech_seconds(audio: bytes) -> float:
    """Return how many seconds of 16 kHz mono 16-bit PCM are speech; frames of 30 ms are judged one by one."""
    detector = pocketsphinx.Vad(pocketsphinx.Vad.LOOSE)
    size = detector.frame_bytes
    frames = (audio[at : at + size] for at in range(0, len(audio) - size + 1, size))
    spoken: int = sum(detector.is_speech(frame) for frame in frames)
    return spoken * float(detector.frame_length)


def loudness_range(audio: bytes) -> float:
    """Return by how many decibels the loud parts of a sound exceed the quiet ones; steady noise has about one."""
    size = 480
    samples = np.frombuffer(audio[: len(audio) - len(audio) % (2 * size)], "<i2").astype(np.float64)
    if not len(samples):
        return 0.0
    power = (samples.reshape(-1, size) ** 2).mean(axis=1)
    quiet, loud = np.percentile(10 * np.log10(power + 1), (5, 95))
    return float(loud - quiet)
