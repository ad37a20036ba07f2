"""The built-in recogniser: pocketsphinx with its English sounds and our language model."""

from __future__ import annotations

import threading
from itertools import islice
from typing import Any

import pocketsphinx

from speech.language_files import LanguageFiles
from speech.transcript import NOTHING_HEARD, Transcript
from speech.voice_activity import speech_seconds

READINGS = 60
"""How many of the decoder's readings are looked at; many differ in small words alone."""
KEPT = 5
SHARPNESS = 51.2
"""The decoder shows scores divided by 1024 and weighs sounds down by 20 (ascale); this puts both right."""
LEAST_SECONDS = 0.15
"""Less speech than this is no word; in mere noise the decoder would hear one."""


class PocketsphinxRecogniser:
    """Decodes whole utterances, one at a time."""

    name = "pocketsphinx"

    def __init__(self, files: LanguageFiles | None, **settings: Any) -> None:
        """Load the models (about a second).

        Args:
            files: our language model and dictionary; with None, pocketsphinx's own.
            settings: further settings of the decoder, by pocketsphinx's names.
        """
        ours = {"lm": str(files.model), "dict": str(files.dictionary)} if files else {}
        self._decoder = pocketsphinx.Decoder(loglevel="FATAL", **{**ours, **settings})
        self._lock = threading.Lock()

    def transcribe(self, audio: bytes) -> Transcript:
        """Return what is said, and up to KEPT readings.

        The confidence is the mean of the words' probabilities; the other readings share what the first one leaves, by
        their scores.
        """
        if speech_seconds(audio) < LEAST_SECONDS:
            return NOTHING_HEARD
        with self._lock:
            decoder = self._decoder
            decoder.reinit_feat()  # else what was heard before would change what is heard now
            decoder.start_utt()
            decoder.process_raw(audio, full_utt=True)
            decoder.end_utt()
            best = decoder.hyp()
            if best is None or not best.hypstr:
                return NOTHING_HEARD
            sure = [min(segment.prob, 1.0) for segment in decoder.seg() if not segment.word.startswith(("<", "["))]
            scores: dict[str, float] = {}
            for reading in islice(decoder.nbest(), READINGS):
                if reading.hypstr and reading.hypstr != best.hypstr:
                    scores[reading.hypstr] = max(reading.score, scores.get(reading.hypstr, 0.0))
        confidence = sum(sure) / len(sure) if sure else 0.0
        return Transcript.of([(best.hypstr, confidence), *shared(scores, 1.0 - confidence)])


def shared(scores: dict[str, float], rest: float) -> list[tuple[str, float]]:
    """Share `rest` among the best readings by their scores, best first."""
    ranked = sorted(scores.items(), key=lambda item: (-item[1], item[0]))[: KEPT - 1]
    if not ranked or ranked[0][1] <= 0:
        return []
    weights = [(score / ranked[0][1]) ** SHARPNESS for _, score in ranked]
    return [(text, rest * weight / sum(weights)) for (text, _), weight in zip(ranked, weights, strict=True)]
