"""The second member of the ensemble: words, pieces of words and how they sound, and a linear model over them.

It knows nothing of meaning, so it errs elsewhere than the encoder does; together they are right more often, and less
sure where one of them is wrong (docs/evaluation.md has the numbers). Sounds make "key mo" and "chemo" one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix, hstack
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import SGDClassifier

from nlu.pronunciation import Pronunciations, dictionary_file

Array = np.ndarray[Any, np.dtype[np.float32]]
RAREST = 2
"""A piece of a word has to stand in at least this many wordings."""
WORDS: dict[str, Any] = {"sublinear_tf": True, "ngram_range": (1, 2), "token_pattern": r"(?u)\b\w+\b"}
PIECES: dict[str, Any] = {"sublinear_tf": True, "analyzer": "char_wb", "ngram_range": (2, 5), "min_df": RAREST}
FEATURES: tuple[tuple[str, bool, dict[str, Any]], ...] = (
    ("words", False, WORDS),
    ("pieces", False, PIECES),
    ("sounding_words", True, WORDS),
    ("sounding_pieces", True, PIECES),
)
"""Name, whether it reads the sounds of the text in place of its letters, and the vectorizer's settings."""


class WordMember:
    """Probabilities of each label from words, pairs of words, and pieces of 2 to 5 letters, as written and as heard."""

    def __init__(self, vectorizers: Sequence[TfidfVectorizer], weights: Array, bias: Array) -> None:
        """Hold fitted vectorizers, one for each of FEATURES, and a linear model: weights (features, labels), bias."""
        self._vectorizers = tuple(vectorizers)
        self._weights = np.ascontiguousarray(weights, np.float32)
        self._bias = bias
        self._terms: list[_Terms] = []
        first = 0
        for vectorizer in vectorizers:
            self._terms.append(_Terms(vectorizer, first))
            first += len(vectorizer.vocabulary_)

    @classmethod
    def train(cls, texts: Sequence[str], labels: Sequence[int], seed: int) -> WordMember:
        """Fit on (text, label number) pairs."""
        read = _as_written_and_as_heard(texts)
        vectorizers = [TfidfVectorizer(**settings).fit(read[heard]) for _, heard, settings in FEATURES]
        features = _features(vectorizers, texts)
        model = SGDClassifier(loss="log_loss", alpha=2e-5, max_iter=60, random_state=seed).fit(features, labels)
        return cls(vectorizers, model.coef_.T.astype(np.float32), model.intercept_.astype(np.float32))

    def probabilities(self, texts: Sequence[str]) -> Array:
        """Return the probability of each label, (texts, labels): one-against-all, then made to sum to 1."""
        scores = np.tile(np.asarray(self._bias, np.float32), (len(texts), 1))
        read = _as_written_and_as_heard(texts)
        for terms, (_, heard, _) in zip(self._terms, FEATURES, strict=True):
            for row, text in enumerate(read[heard]):
                rows, values = terms.of(text)
                scores[row] += values @ self._weights[rows]
        each = 1.0 / (1.0 + np.exp(-scores))
        return np.asarray(each / np.maximum(each.sum(axis=1, keepdims=True), 1e-9), np.float32)

    def state(self) -> dict[str, Any]:
        """Return arrays that `from_state` reads, for an .npz file."""
        arrays: dict[str, Any] = {"word_weights": self._weights.astype(np.float16), "word_bias": self._bias}
        for (name, _, _), vectorizer in zip(FEATURES, self._vectorizers, strict=True):
            arrays[name] = np.array(vectorizer.get_feature_names_out(), dtype=np.str_)
            arrays[f"{name}_idf"] = vectorizer.idf_.astype(np.float32)
        return arrays

    @classmethod
    def from_state(cls, stored: Mapping[str, Any]) -> WordMember:
        """Make a member again from what `state` returned."""
        vectorizers = []
        for name, _, settings in FEATURES:
            vectorizer = TfidfVectorizer(**settings, vocabulary=[str(term) for term in stored[name]])
            vectorizer.idf_ = stored[f"{name}_idf"].astype(np.float64)
            vectorizers.append(vectorizer)
        return cls(vectorizers, stored["word_weights"].astype(np.float32), stored["word_bias"])


class _Terms:
    """What a vectorizer gives for one text, without its matrices and checks: they take ten times the sums' time."""

    def __init__(self, vectorizer: TfidfVectorizer, first: int) -> None:
        """Take a fitted vectorizer and the number of its first feature."""
        self._analyze = vectorizer.build_analyzer()
        self._number: dict[str, int] = vectorizer.vocabulary_
        self._idf = vectorizer.idf_.astype(np.float32)
        self._first = first

    def of(self, text: str) -> tuple[Any, Array]:
        """Return the numbers of the text's features, and their values."""
        counts = Counter(self._number[term] for term in self._analyze(text) if term in self._number)
        if not counts:
            return np.zeros(0, np.intp), np.zeros(0, np.float32)
        numbers = np.fromiter(counts, np.intp, len(counts))
        often = np.fromiter(counts.values(), np.float32, len(counts))
        values = (1.0 + np.log(often)) * self._idf[numbers]
        return self._first + numbers, np.asarray(values / np.linalg.norm(values), np.float32)


@cache
def sounds() -> Pronunciations:
    """Return the pronunciations of the whole dictionary, read once."""
    return Pronunciations.read(dictionary_file())


def _as_written_and_as_heard(texts: Sequence[str]) -> tuple[Sequence[str], Sequence[str]]:
    return texts, [sounds().of_text(text) for text in texts]


def _features(vectorizers: Sequence[TfidfVectorizer], texts: Sequence[str]) -> csr_matrix:
    read = _as_written_and_as_heard(texts)
    parts = [v.transform(read[heard]) for v, (_, heard, _) in zip(vectorizers, FEATURES, strict=True)]
    return hstack(parts).tocsr()
