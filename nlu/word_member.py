"""The second member of the ensemble: words and pieces of words, and a linear model over them.

It knows nothing of meaning, so it errs elsewhere than the encoder does; together they are right more often, and less
sure where one of them is wrong (docs/evaluation.md has the numbers).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix, hstack
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import SGDClassifier

Array = np.ndarray[Any, np.dtype[np.float32]]
WORDS: dict[str, Any] = {"sublinear_tf": True, "ngram_range": (1, 2), "token_pattern": r"(?u)\b\w+\b"}
PIECES: dict[str, Any] = {"sublinear_tf": True, "analyzer": "char_wb", "ngram_range": (2, 5)}
RAREST = 2
"""A piece of a word has to stand in at least this many wordings."""


class WordMember:
    """Probabilities of each label from words, pairs of words, and pieces of 2 to 5 letters."""

    def __init__(self, words: TfidfVectorizer, pieces: TfidfVectorizer, weights: Array, bias: Array) -> None:
        """Hold two fitted vectorizers and a linear model: weights (features, labels), bias (labels)."""
        self._words = words
        self._pieces = pieces
        self._weights = np.ascontiguousarray(weights, np.float32)  # as scipy wants it, or it copies on every call
        self._bias = bias

    @classmethod
    def train(cls, texts: Sequence[str], labels: Sequence[int], seed: int) -> WordMember:
        """Fit on (text, label number) pairs."""
        words = TfidfVectorizer(**WORDS).fit(texts)
        pieces = TfidfVectorizer(**PIECES, min_df=RAREST).fit(texts)
        features = hstack([words.transform(texts), pieces.transform(texts)]).tocsr()
        model = SGDClassifier(loss="log_loss", alpha=2e-5, max_iter=60, random_state=seed).fit(features, labels)
        return cls(words, pieces, model.coef_.T.astype(np.float32), model.intercept_.astype(np.float32))

    def probabilities(self, texts: Sequence[str]) -> Array:
        """Return the probability of each label, (texts, labels): one-against-all, then made to sum to 1."""
        features: csr_matrix = hstack([self._words.transform(texts), self._pieces.transform(texts)]).tocsr()
        features = features.astype(np.float32)
        each = 1.0 / (1.0 + np.exp(-(features @ self._weights + self._bias)))
        return np.asarray(each / np.maximum(each.sum(axis=1, keepdims=True), 1e-9), np.float32)

    def state(self) -> dict[str, Any]:
        """Return arrays that `from_state` reads, for an .npz file."""
        return {
            "words": _terms(self._words),
            "words_idf": self._words.idf_.astype(np.float32),
            "pieces": _terms(self._pieces),
            "pieces_idf": self._pieces.idf_.astype(np.float32),
            "word_weights": self._weights.astype(np.float16),
            "word_bias": self._bias,
        }

    @classmethod
    def from_state(cls, stored: Mapping[str, Any]) -> WordMember:
        """Make a member again from what `state` returned."""
        return cls(
            _vectorizer(WORDS, stored["words"], stored["words_idf"]),
            _vectorizer(PIECES, stored["pieces"], stored["pieces_idf"]),
            stored["word_weights"].astype(np.float32),
            stored["word_bias"],
        )


def _terms(vectorizer: TfidfVectorizer) -> Any:
    return np.array(vectorizer.get_feature_names_out(), dtype=np.str_)


def _vectorizer(settings: dict[str, Any], terms: Any, idf: Any) -> TfidfVectorizer:
    vectorizer = TfidfVectorizer(**settings, vocabulary=[str(term) for term in terms])
    vectorizer.idf_ = idf.astype(np.float64)
    return vectorizer
