"""Questions as sounds: said by real synthesizers, and as a telephone or a noisy room leaves them."""

from __future__ import annotations

import hashlib
import subprocess
from pathlib import Path

import numpy as np

from evaluation.errors import EvaluationError
from speech.errors import SpeechError
from speech.festival_synthesizer import FestivalSynthesizer
from speech.flite_synthesizer import FliteSynthesizer
from speech.synthesizer import Synthesizer
from speech.transcript import SAMPLE_RATE
from speech.wav import read_wav, write_wav

VOICES = ("flite slt", "flite rms", "flite awb", "festival kal_diphone", "festival cmu_us_slt_arctic_hts")
CONDITIONS = ("clean", "telephone", "noise")
"""As it was said; 300 to 3400 Hz at 8 kHz in mu-law, as a telephone carries it; white noise 20 dB below the speech."""
NOISE_DB = 20.0
SILENCE = 0.3
"""Seconds before and after what is said."""


class SpokenQuestions:
    """Says questions, and keeps the sounds in a folder."""

    def __init__(self, folder: Path) -> None:
        """Take the folder. Raises EvaluationError where a synthesizer is missing."""
        folder.mkdir(parents=True, exist_ok=True)
        self._folder = folder
        self._voices: dict[str, Synthesizer] = {}
        try:
            for voice in VOICES:
                engine, _, name = voice.partition(" ")
                if engine == "flite":
                    self._voices[voice] = FliteSynthesizer(name)
                else:
                    self._voices[voice] = FestivalSynthesizer(name)
        except SpeechError as error:
            raise EvaluationError(str(error)) from error

    def sound(self, text: str, voice: str, condition: str) -> bytes:
        """Return what a voice says under a condition, as 16 kHz mono 16-bit PCM. Raises EvaluationError."""
        name = hashlib.sha256("\n".join((voice, condition, text)).encode()).hexdigest()[:32]
        file = self._folder / f"{name}.wav"
        if not file.is_file():
            try:
                said = read_wav(self._voices[voice].speak(text))
            except SpeechError as error:
                raise EvaluationError(f'{voice} cannot say "{text}": {error}') from error
            quiet = bytes(2 * int(SILENCE * SAMPLE_RATE))
            file.write_bytes(write_wav(changed(quiet + said + quiet, condition, int(name[:8], 16))))
        return read_wav(file.read_bytes())


def changed(pcm: bytes, condition: str, seed: int) -> bytes:
    """Return a sound as a condition leaves it; the noise is the same for the same seed."""
    if condition == "telephone":
        return telephone(pcm)
    if condition == "noise":
        samples = np.frombuffer(pcm, "<i2").astype(np.float64)
        loud = np.sqrt(np.mean(samples[np.abs(samples) > 0] ** 2)) if samples.any() else 1.0
        noise = np.random.default_rng(seed).standard_normal(len(samples)) * loud / 10 ** (NOISE_DB / 20)
        return bytes(np.clip(np.rint(samples + noise), -32768, 32767).astype("<i2").tobytes())
    return pcm


def telephone(pcm: bytes) -> bytes:
    """Return a sound as a telephone carries it, by sox. Raises EvaluationError where sox is missing or fails."""
    wav = write_wav(pcm)
    carried = ["sox", "-D", "-t", "wav", "-", "-t", "wav", "-r", "8000", "-e", "mu-law", "-", "sinc", "300-3400"]
    back = ["sox", "-D", "-t", "wav", "-", "-t", "raw", "-r", "16000", "-e", "signed", "-b", "16", "-"]
    try:
        narrow = subprocess.run(carried, input=wav, capture_output=True, check=True, timeout=60).stdout
        wide: bytes = subprocess.run(back, input=narrow, capture_output=True, check=True, timeout=60).stdout
        return wide
    except FileNotFoundError as error:
        raise EvaluationError("The program sox is missing; on Debian: apt-get install sox.") from error
    except subprocess.SubprocessError as error:
        raise EvaluationError(f"sox failed: {error}.") from error
