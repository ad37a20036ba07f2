"""Reads pocketsphinx's binary language model ("Trie Language Model"), which its own converter cannot write as text.

The file, little-endian: the name; one byte with the order (3); a 32-bit count for each order; a 32-bit 1; for bigrams a
table of 65,536 probabilities and one of as many back-off weights, for trigrams a table of probabilities; for each word,
and once more, its probability, back-off weight and where its bigrams begin; the bigrams and trigrams as packed bits; a
32-bit length and the words, each ended by a zero byte. Numbers are logarithms to base 1.0001. N-grams stand in the
order last word, word before, word before that.
"""

from __future__ import annotations

import struct
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from speech.errors import SpeechError
from speech.trigram_model import Ids, TrigramModel, key

NAME = b"Trie Language Model"
TABLE = 65536
TO_LOG10 = np.log10(1.0001)


def read_trie_file(path: Path) -> TrigramModel:
    """Read the model. Raises SpeechError where the file is no trigram model of this kind."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise SpeechError(f"The general language model {path} cannot be read: {error.strerror}.") from error
    if not data.startswith(NAME + b"\x03"):
        raise SpeechError(f"{path} is no trigram model in pocketsphinx's binary format.")
    at = len(NAME) + 1
    words_n, pairs_n, triples_n, _ = struct.unpack_from("<4I", data, at)
    at += 16
    tables = np.frombuffer(data, "<f4", 3 * TABLE, at).reshape(3, TABLE) * TO_LOG10
    at += tables.size * 4
    unigrams = np.frombuffer(data, [("log", "<f4"), ("backoff", "<f4"), ("next", "<u4")], words_n + 1, at)
    at += unigrams.nbytes
    word_bits, next_bits = words_n.bit_length(), triples_n.bit_length()
    pair_bits, triple_bits = word_bits + 32 + next_bits, word_bits + 16
    pairs_size = ((1 + pairs_n) * pair_bits + 7) // 8 + 8
    triples_size = ((1 + triples_n) * triple_bits + 7) // 8 + 8
    packed_pairs = np.frombuffer(data, np.uint8, pairs_size, at)
    packed_triples = np.frombuffer(data, np.uint8, triples_size, at + pairs_size)
    at += pairs_size + triples_size
    names = data[at + 4 : at + 4 + struct.unpack_from("<I", data, at)[0]].split(b"\0")[:-1]

    begins = unigrams["next"].astype(np.int64)
    written = int(begins[-1])  # the count in the head is a few higher than what was written
    last = _owners(begins)
    starts = np.arange(written, dtype=np.int64) * pair_bits
    before = _bits(packed_pairs, starts, word_bits)
    values = _bits(packed_pairs, starts + word_bits, 32)
    starts = np.arange(written + 1, dtype=np.int64) * pair_bits + word_bits + 32
    owner = _owners(_bits(packed_pairs, starts, next_bits))
    starts = np.arange(len(owner), dtype=np.int64) * triple_bits
    earliest = _bits(packed_triples, starts, word_bits)
    triple_values = _bits(packed_triples, starts + word_bits, 16)

    pairs, triples = key(before, last), key(earliest, before[owner], last[owner])
    pair_order, triple_order = np.argsort(pairs), np.argsort(triples)
    return TrigramModel(
        words=tuple(name.decode() for name in names),
        word_logs=unigrams["log"][:-1] * TO_LOG10,
        word_backoffs=unigrams["backoff"][:-1] * TO_LOG10,
        pairs=pairs[pair_order],
        pair_logs=tables[0][values >> 16][pair_order],
        pair_backoffs=tables[1][values & 0xFFFF][pair_order],
        triples=triples[triple_order],
        triple_logs=tables[2][triple_values][triple_order],
    )


def _bits(packed: NDArray[np.uint8], starts: Ids, width: int) -> Ids:
    """Read a number of `width` bits, at most 57, at each bit position."""
    at = starts >> 3
    value = np.zeros(len(starts), dtype=np.uint64)
    for byte in range(8):
        value |= packed[at + byte].astype(np.uint64) << np.uint64(8 * byte)
    value = (value >> (starts & 7).astype(np.uint64)) & np.uint64((1 << width) - 1)
    return value.astype(np.int64)


def _owners(begins: Ids) -> Ids:
    """Say for each entry whose it is: entries from begins[i] to begins[i + 1] are those of i."""
    return np.repeat(np.arange(len(begins) - 1, dtype=np.int64), np.diff(begins))
