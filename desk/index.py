"""Full-text search in memory: which stored words are most like what is typed, and where they lead.

Each entry is a vector of its words, weighted by rarity (tf-idf); the places of the most similar entries are ranked by
the sum of their similarities. It needs the store alone, so it works when Rasa is stopped.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy import sparse

from desk.entries import Entry, Place
from desk.query import begun_word, plain_words
from desk.vocabulary import Vocabulary

KIND_WEIGHTS = {"title": 1.15, "question": 1.0, "wording": 1.0, "answer": 0.8, "passage": 0.7}
MOST_SIMILAR = 40
POWER = 3
"""Similarities are raised to this power: one entry that fits well counts more than many that fit a little."""
MOST_TYPED = 2000


@dataclass(frozen=True)
class Match:
    """A place, its share of all similarity (0 to 1; together 1), and the entry that is most like the text."""

    place: Place
    share: float
    entry: Entry


class Index:
    """All entries, ready to be searched."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self._entries = list(entries)
        bags = [Counter(plain_words(entry.text)) for entry in self._entries]
        counts = Counter(word for bag in bags for word in bag)
        self._vocabulary = Vocabulary(counts)
        self._columns = {word: at for at, word in enumerate(sorted(counts))}
        n = len(bags)
        self._rarity = np.array([np.log(1 + (n - counts[w] + 0.5) / (counts[w] + 0.5)) for w in sorted(counts)])
        rows = [row for row, bag in enumerate(bags) for _ in bag]
        columns = [self._columns[word] for bag in bags for word in bag]
        values = np.array([count for bag in bags for count in bag.values()], dtype=float) * self._rarity[columns]
        matrix = sparse.csr_matrix((values, (rows, columns)), shape=(n, len(counts)))
        lengths = np.sqrt(np.asarray(matrix.multiply(matrix).sum(axis=1)).ravel())
        kinds = np.array([KIND_WEIGHTS[entry.kind] for entry in self._entries])
        scale = kinds / np.maximum(lengths, 1e-9)
        self._matrix = (sparse.diags(scale) @ matrix).tocsc() if n else matrix.tocsc()

    def find(self, text: str) -> list[Match]:
        """Return the places that the text may mean, best first; none where no word is known."""
        weights = self._weights(text[:MOST_TYPED])
        if not weights:
            return []
        columns = sorted(weights)
        query = np.array([weights[column] for column in columns])
        similar = np.asarray(self._matrix[:, columns] @ (query / np.linalg.norm(query))).ravel()
        most = min(MOST_SIMILAR, len(similar))
        nearest = np.argpartition(-similar, most - 1)[:most]
        nearest = nearest[np.lexsort((nearest, -similar[nearest]))]
        sums: dict[Place, float] = {}
        best: dict[Place, Entry] = {}
        for row in nearest:
            if similar[row] > 0:
                entry = self._entries[row]
                sums[entry.place] = sums.get(entry.place, 0.0) + float(similar[row]) ** POWER
                best.setdefault(entry.place, entry)
        whole = sum(sums.values())
        ordered = sorted(sums, key=lambda place: (-sums[place], place.kind, place.key))
        return [Match(place, sums[place] / whole, best[place]) for place in ordered]

    def _weights(self, text: str) -> dict[int, float]:
        """Return the query's weight for each column, rarity included."""
        words = plain_words(text)
        begun = begun_word(text)
        weights: dict[int, float] = {}
        for at, word in enumerate(words):
            last = at == len(words) - 1 and begun is not None and begun.startswith(word)
            for meant, weight in self._vocabulary.meanings(word, last).items():
                column = self._columns[meant]
                weights[column] = weights.get(column, 0.0) + weight * float(self._rarity[column])
        return weights
