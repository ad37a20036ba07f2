"""The built-in recogniser: OpenAI's Whisper base, on two cores in less time than was spoken."""

from __future__ import annotations

import math
import threading
from collections.abc import Sequence
from typing import Any

import ctranslate2
import numpy as np

from speech.log_mel import FRAMES_A_SECOND, Floats, log_mel
from speech.spoken_words import spoken_words
from speech.transcript import NOTHING_HEARD, SAMPLE_RATE, Transcript
from speech.voice_activity import loudness_range, speech_seconds
from speech.whisper_base_files import package_folders, read_model, read_tokenizer

PROMPT = (
    " A patient asks about a bone marrow aspiration and biopsy: lidocaine, sedation, platelets, blood thinners,"
    " warfarin, aspirin, ibuprofen, hematologist, leukemia, lymphoma, myeloma."
)
"""Tells Whisper which words to expect."""
READINGS = 5
WINDOW = 30
"""Seconds that Whisper was trained to hear at once."""
SHORTEST, AFTER = 8, 2
"""Seconds that it hears at least, and of silence after the words: a quarter of the work, and as well understood."""
TOKENS, TOKENS_A_SECOND = 12, 8
"""More than this nobody says: the model has begun to repeat itself, and gets the whole window."""
SILENT, UNSURE = 0.6, 0.4
"""Above this probability that nobody speaks, words that it is less sure of than this were not said."""
LEAST_SECONDS = 0.15
"""Less speech than this is no word."""
LEAST_RANGE = 6.0
"""Decibels; what varies less is steady noise, in which Whisper would hear words."""
ECHO = 4
"""So many words in a row of the prompt, and nothing else, are what Whisper makes of loud noise."""


class WhisperBaseRecogniser:
    """Hears utterances, one at a time."""

    name = "whisper-base"

    def __init__(self, threads: int = 1) -> None:
        """Load the model (about a second); raises SpeechError where its packages are missing or damaged.

        One thread: several wait for each other at every step, and on a busy machine for seconds.
        """
        folders = package_folders()
        files = read_model(folders)
        self._tokenizer = read_tokenizer(folders[-1])
        self._model: Any = ctranslate2.models.Whisper(
            self.name, device="cpu", compute_type="int8", intra_threads=threads, files=files
        )
        start = ["<|startoftranscript|>", "<|en|>", "<|transcribe|>", "<|notimestamps|>"]
        before = self._tokenizer.encode(PROMPT, add_special_tokens=False).ids
        names = [self._tokenizer.token_to_id(name) for name in ("<|startofprev|>", *start)]
        self._prompt = [names[0], *before, *names[1:]]
        self._lock = threading.Lock()

    def transcribe(self, audio: bytes) -> Transcript:
        """Return what is said, and up to READINGS readings; the confidence is the mean probability of a word piece.

        The other readings share what the first one leaves, by their probabilities. Of a long sound each window is
        heard by itself, and gives one reading.
        """
        if speech_seconds(audio) < LEAST_SECONDS or loudness_range(audio) < LEAST_RANGE:
            return NOTHING_HEARD
        samples = np.frombuffer(audio, "<i2").astype(np.float32) / 32768
        size = WINDOW * SAMPLE_RATE
        with self._lock:
            heard = [self._hear(samples[at : at + size]) for at in range(0, len(samples), size)]
        parts = [readings for readings in heard if readings]
        if len(parts) <= 1:
            return Transcript.of(parts[0] if parts else [])
        text = " ".join(readings[0][0] for readings in parts)
        return Transcript.of([(text, min(readings[0][1] for readings in parts))])

    def _hear(self, samples: Floats) -> list[tuple[str, float]]:
        """Return the readings of one window, best first; none where nobody speaks."""
        seconds = len(samples) / SAMPLE_RATE
        most = TOKENS + int(TOKENS_A_SECOND * seconds)
        for window in (min(WINDOW, max(SHORTEST, math.ceil(seconds) + AFTER)), WINDOW):
            found = self._decode(log_mel(samples, window * FRAMES_A_SECOND), most)
            if found.no_speech_prob > SILENT and math.exp(found.scores[0]) < UNSURE:
                return []
            if len(found.sequences_ids[0]) < most:
                return self._readings(found.sequences_ids, found.scores)
        return []

    def _decode(self, features: Floats, most: int) -> Any:
        view = ctranslate2.StorageView.from_array(features[None])
        return self._model.generate(
            view,
            [self._prompt],
            beam_size=READINGS,
            num_hypotheses=READINGS,
            max_length=len(self._prompt) + most,
            return_scores=True,
            return_no_speech_prob=True,
        )[0]

    def _readings(self, sequences: Sequence[Sequence[int]], scores: Sequence[float]) -> list[tuple[str, float]]:
        """Return texts with confidences; what differs in its punctuation alone is one reading."""
        texts: dict[tuple[str, ...], str] = {}
        weights: dict[tuple[str, ...], float] = {}
        for tokens, score in zip(sequences, scores, strict=True):
            text = self._tokenizer.decode(list(tokens)).strip()
            words = tuple(spoken_words(text))
            if is_echo(words) and not texts:
                return []
            if words and not is_echo(words):
                texts.setdefault(words, text)
                weights[words] = weights.get(words, 0.0) + math.exp(score * (len(tokens) + 1))
        if not texts:
            return []
        first, *others = texts
        sure = math.exp(scores[0])
        rest = sum(weights[words] for words in others) or 1.0
        return [(texts[first], sure), *((texts[words], (1 - sure) * weights[words] / rest) for words in others)]


def is_echo(words: Sequence[str]) -> bool:
    """Tell whether words are nothing but a piece of the prompt."""
    prompt = " ".join(spoken_words(PROMPT))
    return len(words) >= ECHO and f" {' '.join(words)} " in f" {prompt} "
