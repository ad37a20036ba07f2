"""The features that Whisper hears: the logarithm of the power in 80 mel bands, every 10 ms."""

from __future__ import annotations

import math
from functools import cache

import numpy as np
from numpy.typing import NDArray

from speech.transcript import SAMPLE_RATE

Floats = NDArray[np.float32]

BANDS, WINDOW, STEP = 80, 400, 160
FRAMES_A_SECOND = SAMPLE_RATE // STEP
LINEAR_HERTZ, BREAK, LOG_STEP = 200 / 3, 1000.0, math.log(6.4) / 27
"""Slaney's mel scale: linear up to BREAK, then logarithmic."""


def log_mel(samples: Floats, frames: int) -> Floats:
    """Return features, (80, frames), of samples from -1 to 1; silence follows what is too short, the rest is cut."""
    whole = np.zeros(frames * STEP, np.float32)
    kept = samples[: len(whole)]
    whole[: len(kept)] = kept
    padded = np.pad(whole, WINDOW // 2, mode="reflect")
    pieces = np.lib.stride_tricks.sliding_window_view(padded, WINDOW)[::STEP][:frames]
    window = np.hanning(WINDOW + 1)[:-1]
    power = np.abs(np.fft.rfft(pieces * window, axis=1)) ** 2
    logs = np.log10(np.maximum(mel_filters() @ power.T, 1e-10))
    return np.ascontiguousarray((np.maximum(logs, logs.max() - 8.0) + 4.0) / 4.0, np.float32)


@cache
def mel_filters() -> NDArray[np.float64]:
    """Return the weights of the frequencies in each band, (80, 201): triangles of the same area."""
    edges = hertz(np.linspace(0.0, mel(SAMPLE_RATE / 2), BANDS + 2))
    frequencies = np.fft.rfftfreq(WINDOW, 1 / SAMPLE_RATE)
    low, middle, high = edges[:-2, None], edges[1:-1, None], edges[2:, None]
    triangles = np.minimum((frequencies - low) / (middle - low), (high - frequencies) / (high - middle))
    weights: NDArray[np.float64] = np.maximum(triangles, 0.0) * 2.0 / (high - low)
    return weights


def mel(frequency: float) -> float:
    """Return the mel of a frequency in hertz."""
    if frequency < BREAK:
        return frequency / LINEAR_HERTZ
    return BREAK / LINEAR_HERTZ + math.log(frequency / BREAK) / LOG_STEP


def hertz(mels: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the frequencies of mels."""
    start = BREAK / LINEAR_HERTZ
    result: NDArray[np.float64] = np.where(mels < start, mels * LINEAR_HERTZ, BREAK * np.exp(LOG_STEP * (mels - start)))
    return result
