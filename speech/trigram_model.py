"""A back-off trigram model: how probable a word is after the two before it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Ids = NDArray[np.int64]
Logs = NDArray[np.float64]

BITS = 20
MASK = (1 << BITS) - 1
IMPOSSIBLE = -99.0


def key(*words: Ids) -> Ids:
    """Pack the numbers of up to three words, each below 2**20, into one sortable number."""
    packed = words[0]
    for word in words[1:]:
        packed = (packed << BITS) | word
    return packed


@dataclass(frozen=True)
class TrigramModel:
    """Words and n-grams with their logarithms to base 10.

    `words[i]` is the word number i. `pairs` and `triples` are sorted keys of the bigrams and trigrams (`key`);
    `word_logs`, `pair_logs` and `triple_logs` are the probabilities of their last word after the words before it, and
    `word_backoffs` and `pair_backoffs` the back-off weights of the contexts. A word that cannot follow has IMPOSSIBLE.
    """

    words: tuple[str, ...]
    word_logs: Logs
    word_backoffs: Logs
    pairs: Ids
    pair_logs: Logs
    pair_backoffs: Logs
    triples: Ids
    triple_logs: Logs

    def pair_probability(self, first: Ids, second: Ids) -> Logs:
        """Return log10 P(second | first) for arrays of word numbers."""
        at, known = find(self.pairs, key(first, second))
        backed_off = self.word_backoffs[first] + self.word_logs[second]
        return np.where(known, self.pair_logs[at], backed_off)

    def triple_probability(self, first: Ids, second: Ids, third: Ids) -> Logs:
        """Return log10 P(third | first second) for arrays of word numbers."""
        at, known = find(self.triples, key(first, second, third))
        context, context_known = find(self.pairs, key(first, second))
        weight = np.where(context_known, self.pair_backoffs[context], 0.0)
        return np.where(known, self.triple_logs[at], weight + self.pair_probability(second, third))

    def renumbered(self, words: tuple[str, ...]) -> TrigramModel:
        """Return the same model over another list of words: those it lacks become impossible, others are dropped.

        N-grams with a dropped word are dropped with it; what is left is not made to add up to one again.
        """
        place = {word: number for number, word in enumerate(words)}
        new = np.array([place.get(word, -1) for word in self.words], dtype=np.int64)
        kept = new >= 0
        logs = np.full(len(words), IMPOSSIBLE)
        backoffs = np.zeros(len(words))
        logs[new[kept]] = self.word_logs[kept]
        backoffs[new[kept]] = self.word_backoffs[kept]
        first, second = new[self.pairs >> BITS], new[self.pairs & MASK]
        pairs, pair_order = _sorted_keys(first, second)
        one, two, three = (new[(self.triples >> shift) & MASK] for shift in (2 * BITS, BITS, 0))
        triples, triple_order = _sorted_keys(one, two, three)
        return TrigramModel(
            words,
            logs,
            backoffs,
            pairs,
            self.pair_logs[pair_order],
            self.pair_backoffs[pair_order],
            triples,
            self.triple_logs[triple_order],
        )


def find(sorted_keys: Ids, wanted: Ids) -> tuple[Ids, NDArray[np.bool_]]:
    """Return where each wanted key would stand, clipped to the last place, and whether it stands there."""
    if len(sorted_keys) == 0:
        raise ValueError("A trigram model holds at least one n-gram of each length.")
    at = np.minimum(np.searchsorted(sorted_keys, wanted), len(sorted_keys) - 1)
    return at, sorted_keys[at] == wanted


def _sorted_keys(*words: Ids) -> tuple[Ids, Ids]:
    """Return the sorted keys of the n-grams without a dropped word, and where each stood before."""
    whole = np.flatnonzero(np.all([word >= 0 for word in words], axis=0))
    keys = key(*(word[whole] for word in words))
    order = np.argsort(keys, kind="stable")
    return keys[order], whole[order]
