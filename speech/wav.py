"""WAV files: read whatever a browser, a telephone or a microphone made, written as 16-bit mono."""

from __future__ import annotations

import io
import wave
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.signal import resample_poly

from speech.errors import SpeechError
from speech.transcript import SAMPLE_RATE

EXTENSIBLE, PCM = b"\xfe\xff", b"\x01\x00"
LONGEST_SECONDS = 60
"""What is longer is cut: nobody asks one question for a minute."""


def read_wav(data: bytes) -> bytes:
    """Return the samples of a WAV file as 16 kHz mono 16-bit PCM; at most LONGEST_SECONDS of it.

    Takes 8, 16, 24 and 32 bit, any number of channels and any rate from 8 to 96 kHz. Raises SpeechError for anything
    else.
    """
    try:
        with wave.open(io.BytesIO(plain_header(data))) as file:
            channels, width, rate = file.getnchannels(), file.getsampwidth(), file.getframerate()
            frames = file.readframes(rate * LONGEST_SECONDS)
    except (wave.Error, EOFError, RuntimeError, ValueError) as error:
        raise SpeechError(f"This is no WAV file that can be read ({error}); send 16-bit mono PCM at 16 kHz.") from error
    if not (8_000 <= rate <= 96_000 and channels in range(1, 9) and width in (1, 2, 3, 4)):
        raise SpeechError(f"A WAV file with {rate} Hz, {channels} channels and {8 * width} bits cannot be read.")
    whole = frames[: len(frames) - len(frames) % (width * channels)]
    samples = _samples(whole, width).reshape(-1, channels).mean(axis=1)
    return resampled(samples, rate)


def plain_header(data: bytes) -> bytes:
    """Return a WAV file with a plain header where it has the extensible one for PCM, which `wave` cannot read."""
    at = data.find(b"fmt ", 12, 4096)
    if at < 0 or data[at + 8 : at + 10] != EXTENSIBLE or data[at + 32 : at + 34] != PCM:
        return data
    return data[: at + 8] + PCM + data[at + 10 :]


def resampled(samples: NDArray[np.float64], rate: int, target: int = SAMPLE_RATE) -> bytes:
    """Return samples (16-bit range) at a rate as 16-bit PCM at the target rate."""
    if rate != target and len(samples):
        common = np.gcd(rate, target)
        samples = resample_poly(samples, target // common, rate // common)
    return np.clip(np.rint(samples), -32768, 32767).astype("<i2").tobytes()


def write_wav(pcm: bytes, rate: int = SAMPLE_RATE) -> bytes:
    """Return a WAV file of 16-bit mono PCM."""
    file = io.BytesIO()
    with wave.open(file, "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(2)
        out.setframerate(rate)
        out.writeframes(pcm)
    return file.getvalue()


def join_wavs(files: Sequence[bytes], pause: float = 0.15) -> bytes:
    """Return one WAV file that plays several after each other with a pause (seconds) between them.

    They may have different rates; the first one's is kept. Raises SpeechError where one cannot be read.
    """
    if not files:
        return write_wav(b"")
    rate = wav_rate(files[0])
    parts = [_pcm_at(file, rate) for file in files]
    return write_wav(bytes(2 * int(rate * pause)).join(parts), rate)


def wav_parts(data: bytes) -> tuple[int, bytes]:
    """Return the rate of a WAV file and its sound as 16-bit mono PCM; raises SpeechError where it is none."""
    rate = wav_rate(data)
    return rate, _pcm_at(data, rate)


def wav_rate(data: bytes) -> int:
    """Return the samples a second of a WAV file; raises SpeechError where it is none."""
    try:
        with wave.open(io.BytesIO(data)) as file:
            rate: int = file.getframerate()
            return rate
    except (wave.Error, EOFError) as error:
        raise SpeechError(f"The synthesizer gave no WAV file ({error}).") from error


def wav_seconds(data: bytes) -> float:
    """Return how long a WAV file plays; raises SpeechError where it is none."""
    try:
        with wave.open(io.BytesIO(data)) as file:
            seconds: float = file.getnframes() / file.getframerate()
            return seconds
    except (wave.Error, EOFError) as error:
        raise SpeechError(f"This is no WAV file ({error}).") from error


def _pcm_at(data: bytes, rate: int) -> bytes:
    with wave.open(io.BytesIO(data)) as file:
        samples = _samples(file.readframes(file.getnframes()), file.getsampwidth())
        return resampled(samples.reshape(-1, file.getnchannels()).mean(axis=1), file.getframerate(), rate)


def _samples(frames: bytes, width: int) -> NDArray[np.float64]:
    """Return samples in the range of 16 bits."""
    if width == 1:
        return (np.frombuffer(frames, np.uint8).astype(np.float64) - 128) * 256
    if width == 3:
        padded = np.zeros((len(frames) // 3, 4), np.uint8)
        padded[:, 1:] = np.frombuffer(frames, np.uint8).reshape(-1, 3)
        return padded.reshape(-1).view("<i4").astype(np.float64) / 65536
    kind, scale = ("<i2", 1) if width == 2 else ("<i4", 65536)
    return np.frombuffer(frames, kind).astype(np.float64) / scale
