"""Peer: the wording whose vector is nearest, by the sentence encoder as it was published."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from evaluation.peer import Guess, distinct
from evaluation.wordings import Wording
from nlu.encoder import SentenceEncoder, find_weights

NEAREST = 50


class NearestWording:
    """All vectors in memory; similarity is the cosine, for they have length 1."""

    def __init__(self) -> None:
        """Load the encoder."""
        self._encoder = SentenceEncoder(find_weights())
        self._intents: list[str] = []
        self._vectors = np.zeros((0, 384), np.float32)

    def learn(self, wordings: Sequence[Wording], folder: Path, options: dict[str, Any]) -> None:
        """Encode every wording."""
        self._intents = [wording.intent for wording in wordings]
        self._vectors = self._encoder.encode([wording.text.lower() for wording in wordings])

    def guess(self, text: str) -> Guess:
        """Return the nearest wording's intent; the confidence is the cosine, at least 0."""
        near = self._vectors @ self._encoder.encode([text.lower()])[0]
        best = np.argsort(-near, kind="stable")[:NEAREST]
        ranking = distinct([(self._intents[i], float(near[i])) for i in best])
        return Guess(ranking[0][0], min(1.0, max(0.0, ranking[0][1])), ranking)
