"""The language models: counted, mixed, pruned, written; and pocketsphinx's own file read."""

from pathlib import Path

import numpy as np
import pocketsphinx
import pytest

from speech.arpa_file import write_arpa_file
from speech.counted_model import count_model
from speech.errors import SpeechError
from speech.mixed_model import mix
from speech.pruned_model import most_common, prune
from speech.trie_file import read_trie_file
from speech.trigram_model import TrigramModel

OURS = [line.split() for line in ("does it hurt", "how long does it take", "how long is it", "does the needle hurt")]
OTHERS = [line.split() for line in ("how are you", "does he take it", "is it long", "the cat is hurt", "the cat is")]
GENERAL = Path(pocketsphinx.get_model_path("en-us/en-us.lm.bin"))


def total_after(model: TrigramModel, *context: str) -> float:
    """The sum of the probabilities of all words after a context."""
    every = np.arange(len(model.words))
    words = [np.full(len(every), model.words.index(word)) for word in context]
    logs = model.pair_probability(*words, every) if len(words) == 1 else model.triple_probability(*words, every)
    return float((10.0**logs).sum())


def probability(model: TrigramModel, *words: str) -> float:
    numbers = [np.array([model.words.index(word)]) for word in words]
    return float(10 ** model.triple_probability(*numbers)[0])


@pytest.mark.parametrize("threshold", [0.0, 1e-4, 1e-3])
def test_probabilities_add_up_to_one_after_every_context(threshold):
    ours, others = count_model(OURS), count_model(OTHERS)
    model = prune(mix(ours, others, 0.8), threshold)
    assert (10.0**model.word_logs).sum() == pytest.approx(1)
    for first in model.words:
        assert total_after(model, first) == pytest.approx(1, abs=1e-5), first
        for second in model.words:
            assert total_after(model, first, second) == pytest.approx(1, abs=1e-5), (first, second)


def test_the_mixture_is_the_weighted_mean_where_both_know_the_words():
    ours, others = count_model(OURS), count_model(OTHERS)
    mixed = mix(ours, others, 0.8)
    for words in (("<s>", "does", "it"), ("take", "it", "</s>"), ("is", "it", "hurt")):
        expected = 0.8 * probability(ours, *words)
        if set(words) <= set(others.words):
            expected += 0.2 * probability(others, *words)
        assert probability(mixed, *words) == pytest.approx(expected, rel=0.02), words


def test_pruning_makes_it_smaller_and_keeps_what_longer_ones_need():
    whole = mix(count_model(OURS), count_model(OTHERS), 0.8)
    small = prune(whole, 3e-3)
    assert 0 < len(small.triples) < len(whole.triples)
    assert set(small.triples >> 20) <= set(small.pairs)


def test_what_was_counted_is_more_probable_than_what_was_not():
    model = count_model(OURS)
    assert probability(model, "how", "long", "does") > probability(model, "how", "long", "hurt") > 0


def test_no_sentence_is_told():
    with pytest.raises(SpeechError, match="no sentence"):
        count_model([[]])


def test_pocketsphinx_reads_what_is_written(tmp_path):
    model = prune(mix(count_model(OURS), count_model(OTHERS), 0.8), 1e-4)
    write_arpa_file(model, tmp_path / "small.arpa")
    decoder = pocketsphinx.Decoder(lm=str(tmp_path / "small.arpa"), loglevel="FATAL")
    log, theirs = decoder.get_logmath(), decoder.get_lm("_default")
    for words in (("how", "long", "does"), ("the", "cat", "is"), ("hurt", "you", "take")):
        assert log.log_to_log10(theirs.prob(words[::-1])) == pytest.approx(
            np.log10(probability(model, *words)), abs=0.01
        )


def test_the_general_model_is_read_as_pocketsphinx_reads_it():
    model = read_trie_file(GENERAL)
    decoder = pocketsphinx.Decoder(loglevel="FATAL")
    log, theirs = decoder.get_logmath(), decoder.get_lm("_default")
    for line in ("does it hurt", "how long does", "the bone marrow", "zebra crossing hello", "i want to"):
        words = line.split()
        assert log.log_to_log10(theirs.prob(words[::-1])) == pytest.approx(
            np.log10(probability(model, *words)), abs=0.001
        )
    assert "the" in most_common(model, 10)


def test_a_file_that_is_no_such_model_is_told(tmp_path):
    (tmp_path / "other.bin").write_bytes(b"something else")
    with pytest.raises(SpeechError, match=r"other\.bin is no trigram model"):
        read_trie_file(tmp_path / "other.bin")
    with pytest.raises(SpeechError, match=r"missing\.bin cannot be read"):
        read_trie_file(tmp_path / "missing.bin")
