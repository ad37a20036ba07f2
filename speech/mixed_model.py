"""Mixes two trigram models by linear interpolation: our wordings give the subject, a general model the language."""

from __future__ import annotations

import numpy as np

from speech.trigram_model import BITS, IMPOSSIBLE, MASK, Ids, Logs, TrigramModel, find

SMALLEST = 1e-99


def mix(ours: TrigramModel, general: TrigramModel, weight: float) -> TrigramModel:
    """Return the model with P = weight * P(ours) + (1 - weight) * P(general), over the words of both.

    It holds the n-grams of either; where neither has one, new back-off weights make each context add up to one again.
    """
    words = tuple(dict.fromkeys((*general.words, *ours.words)))
    models = (ours.renumbered(words), general.renumbered(words))

    def blend(logs: tuple[Logs, Logs]) -> Logs:
        return weight * 10.0 ** logs[0] + (1 - weight) * 10.0 ** logs[1]

    single = blend((models[0].word_logs, models[1].word_logs))
    possible = single > SMALLEST
    single = np.where(possible, single / single.sum(), 0.0)

    pairs = np.union1d(models[0].pairs, models[1].pairs)
    first, second = pairs >> BITS, pairs & MASK
    pair = blend((models[0].pair_probability(first, second), models[1].pair_probability(first, second)))
    word_backoffs = backoff_weights(first, pair, single[second], len(words))

    triples = np.union1d(models[0].triples, models[1].triples)
    one, two, three = triples >> (2 * BITS), (triples >> BITS) & MASK, triples & MASK
    triple = blend((models[0].triple_probability(one, two, three), models[1].triple_probability(one, two, three)))
    at, known = find(pairs, triples & ((1 << (2 * BITS)) - 1))
    shorter = np.where(known, pair[at], word_backoffs[two] * single[three])
    context, context_known = find(pairs, triples >> BITS)
    triples, triple, shorter, context = (part[context_known] for part in (triples, triple, shorter, context))
    pair_backoffs = backoff_weights(context, triple, shorter, len(pairs))
    return TrigramModel(
        words=words,
        word_logs=np.where(possible, logs_of(single), IMPOSSIBLE),
        word_backoffs=logs_of(word_backoffs),
        pairs=pairs,
        pair_logs=logs_of(pair),
        pair_backoffs=logs_of(pair_backoffs),
        triples=triples,
        triple_logs=logs_of(triple),
    )


def backoff_weights(contexts: Ids, longer: Logs, shorter: Logs, count: int) -> Logs:
    """Return each context's back-off weight: what its n-grams leave, over what the shorter context leaves for that."""
    left = 1.0 - np.bincount(contexts, longer, count)
    left_shorter = 1.0 - np.bincount(contexts, shorter, count)
    weights: Logs = np.clip(left, 1e-6, 1.0) / np.clip(left_shorter, 1e-6, None)
    return weights


def logs_of(probability: Logs) -> Logs:
    """Return logarithms to base 10; nothing is quite impossible."""
    logs: Logs = np.log10(np.maximum(probability, SMALLEST))
    return logs
