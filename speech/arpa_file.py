"""Writes a trigram model as an ARPA text file, which pocketsphinx reads."""

from __future__ import annotations

from pathlib import Path

from speech.trigram_model import BITS, MASK, TrigramModel


def write_arpa_file(model: TrigramModel, path: Path) -> None:
    """Write the model."""
    words = model.words
    with path.open("w", encoding="ascii") as file:
        counts = (len(words), len(model.pairs), len(model.triples))
        file.write("\\data\\\n" + "".join(f"ngram {order}={count}\n" for order, count in enumerate(counts, 1)))
        file.write("\n\\1-grams:\n")
        file.writelines(
            f"{log:.4f} {word} {backoff:.4f}\n"
            for log, word, backoff in zip(model.word_logs, words, model.word_backoffs, strict=True)
        )
        file.write("\n\\2-grams:\n")
        file.writelines(
            f"{log:.4f} {words[pair >> BITS]} {words[pair & MASK]} {backoff:.4f}\n"
            for log, pair, backoff in zip(
                model.pair_logs.tolist(), model.pairs.tolist(), model.pair_backoffs.tolist(), strict=True
            )
        )
        file.write("\n\\3-grams:\n")
        file.writelines(
            f"{log:.4f} {words[triple >> 2 * BITS]} {words[triple >> BITS & MASK]} {words[triple & MASK]}\n"
            for log, triple in zip(model.triple_logs.tolist(), model.triples.tolist(), strict=True)
        )
        file.write("\n\\end\\\n")
