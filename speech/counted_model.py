"""A trigram model counted on sentences, with interpolated Kneser-Ney smoothing.

Of each count an absolute discount is kept for words not seen in that place; the shorter context then says how likely
each of those is, judged by in how many different contexts a word was seen (Chen and Goodman, 1999, section 2.7).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

import numpy as np

from speech.errors import SpeechError
from speech.trigram_model import IMPOSSIBLE, Ids, TrigramModel, key

START, END = "<s>", "</s>"


def count_model(sentences: Iterable[Sequence[str]]) -> TrigramModel:
    """Count a trigram model on sentences, each a list of words. Raises SpeechError where there is no sentence."""
    triples: Counter[tuple[str, ...]] = Counter()
    opening: Counter[tuple[str, ...]] = Counter()
    for sentence in sentences:
        words = [START, *sentence, END]
        if len(words) > 2:
            opening[START, words[1]] += 1
            triples.update(zip(words, words[1:], words[2:], strict=False))
    if not triples:
        raise SpeechError("There is no sentence to count a language model on.")
    # A shorter n-gram counts once for each different word before it; after <s> there is none, so all its uses count.
    pairs: Counter[tuple[str, ...]] = Counter(triple[1:] for triple in triples)
    pairs.update(opening)
    singles = Counter(pair[-1:] for pair in pairs)
    vocabulary = (START, *sorted(word for (word,) in singles))

    unigram = _smoothed(singles, {(): 1.0}, len(singles))
    bigram = _smoothed(pairs, unigram, len(singles))
    trigram = _smoothed(triples, bigram, len(singles))
    number = {word: at for at, word in enumerate(vocabulary)}

    def packed(grams: Iterable[tuple[str, ...]]) -> tuple[list[tuple[str, ...]], Ids]:
        keys = {gram: _key(gram, number) for gram in grams}
        order = sorted(keys, key=keys.__getitem__)
        return order, np.array([keys[gram] for gram in order], dtype=np.int64)

    pair_weights, triple_weights = _backoffs(pairs), _backoffs(triples)
    pair_order, pair_keys = packed(bigram)
    triple_order, triple_keys = packed(trigram)
    logs = [IMPOSSIBLE if word == START else np.log10(unigram[(word,)]) for word in vocabulary]
    return TrigramModel(
        words=vocabulary,
        word_logs=np.array(logs),
        word_backoffs=np.log10([pair_weights.get((word,), 1.0) for word in vocabulary]),
        pairs=pair_keys,
        pair_logs=np.log10([bigram[pair] for pair in pair_order]),
        pair_backoffs=np.log10([triple_weights.get(pair, 1.0) for pair in pair_order]),
        triples=triple_keys,
        triple_logs=np.log10([trigram[triple] for triple in triple_order]),
    )


def _smoothed(
    counts: Counter[tuple[str, ...]], shorter: dict[tuple[str, ...], float], kinds: int
) -> dict[tuple[str, ...], float]:
    """Return P(last word | words before) of each counted n-gram; single words fall back on all `kinds` alike."""
    discount, totals, weights = _discount(counts), _totals(counts), _backoffs(counts)
    return {
        gram: (count - discount) / totals[gram[:-1]]
        + weights[gram[:-1]] * (shorter[gram[1:]] if len(gram) > 1 else 1 / kinds)
        for gram, count in counts.items()
    }


def _backoffs(counts: Counter[tuple[str, ...]]) -> dict[tuple[str, ...], float]:
    """Return for each context what the discounts leave for the shorter context."""
    discount, totals = _discount(counts), _totals(counts)
    followers = Counter(gram[:-1] for gram in counts)
    return {context: discount * followers[context] / totals[context] for context in totals}


def _totals(counts: Counter[tuple[str, ...]]) -> dict[tuple[str, ...], int]:
    totals: dict[tuple[str, ...], int] = defaultdict(int)
    for gram, count in counts.items():
        totals[gram[:-1]] += count
    return totals


def _discount(counts: Counter[tuple[str, ...]]) -> float:
    """Return Ney's estimate, from how many n-grams were seen once and twice; a half where too few were."""
    seen = Counter(counts.values())
    return seen[1] / (seen[1] + 2 * seen[2]) if seen[1] and seen[2] else 0.5


def _key(gram: tuple[str, ...], number: dict[str, int]) -> int:
    return int(key(*(np.array([number[word]], dtype=np.int64) for word in gram))[0])
