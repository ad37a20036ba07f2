"""Leaves out the n-grams that say little more than their shorter context: an eighth of the size, heard as well."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from speech.mixed_model import backoff_weights, logs_of
from speech.trigram_model import BITS, MASK, Ids, Logs, TrigramModel, find

TAIL = (1 << (2 * BITS)) - 1


def prune(model: TrigramModel, threshold: float) -> TrigramModel:
    """Return the model without n-grams whose probability, in all, differs too little from backing off.

    Of each n-gram the weight is P(n-gram) * |ln P(word | context) - ln P(word | shorter context)|, a bound of what it
    adds to the model's relative entropy (Stolcke, 1998); those below the threshold go, unless a longer n-gram needs
    them. The back-off weights are made anew.
    """
    first, second = model.pairs >> BITS, model.pairs & MASK
    two, three = (model.triples >> BITS) & MASK, model.triples & MASK
    context, _ = find(model.pairs, model.triples >> BITS)
    pair_of = model.word_logs[first] + model.pair_logs
    shorter = model.pair_backoffs[context] + model.pair_probability(two, three)
    kept_triples = _weight(pair_of[context] + model.triple_logs, model.triple_logs, shorter) >= threshold
    triples, triple_logs = model.triples[kept_triples], model.triple_logs[kept_triples]

    shorter = model.word_backoffs[first] + model.word_logs[second]
    kept_pairs = _weight(pair_of, model.pair_logs, shorter) >= threshold
    for needed in (triples >> BITS, triples & TAIL):
        at, known = find(model.pairs, needed)
        kept_pairs[at[known]] = True
    pairs, pair_logs = model.pairs[kept_pairs], model.pair_logs[kept_pairs]

    single = 10.0**model.word_logs
    word_backoffs = backoff_weights(pairs >> BITS, 10.0**pair_logs, single[pairs & MASK], len(model.words))
    at, known = find(pairs, triples & TAIL)
    two, three = (triples >> BITS) & MASK, triples & MASK
    shorter = np.where(known, 10.0 ** pair_logs[at], word_backoffs[two] * single[three])
    context, _ = find(pairs, triples >> BITS)
    pair_backoffs = backoff_weights(context, 10.0**triple_logs, shorter, len(pairs))
    return TrigramModel(
        words=model.words,
        word_logs=model.word_logs,
        word_backoffs=logs_of(word_backoffs),
        pairs=pairs,
        pair_logs=pair_logs,
        pair_backoffs=logs_of(pair_backoffs),
        triples=triples,
        triple_logs=triple_logs,
    )


def _weight(whole: Logs, longer: Logs, shorter: Logs) -> Logs:
    weight: NDArray[np.float64] = 10.0**whole * np.abs(longer - shorter) * np.log(10)
    return weight


def most_common(model: TrigramModel, count: int) -> set[str]:
    """Return the most probable words of a model."""
    order: Ids = np.argsort(-model.word_logs, kind="stable")[:count]
    return {model.words[number] for number in order}
