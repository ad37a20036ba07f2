"""Messages are read as what was probably said, and other English stays as it is."""

from collections import Counter

import numpy as np
import pytest

from nlu.likely_words import MOST_WORDS, LikelyWords

WORDINGS = [
    *["do they numb the skin first", "how long does the bruise last", "does it hurt when the needle goes in"] * 8,
    *["can i take a shower", "what do platelets do", "which bone do they take it from", "does it hurt"] * 8,
]


@pytest.fixture(scope="module")
def likely() -> LikelyWords:
    return LikelyWords.train(WORDINGS)


@pytest.mark.parametrize(
    ("heard", "said"),
    [
        ("do they none the skin first", "do they numb the skin first"),
        ("how long does the bruce last", "how long does the bruise last"),
        ("does it heard when the kneel goes in", "does it hurt when the needle goes in"),
        ("what do play lets do", "what do platelets do"),
    ],
)
def test_words_that_sound_alike_are_read_as_what_was_said(likely, heard, said):
    assert likely.read(heard) == said


@pytest.mark.parametrize(
    "text",
    [
        *WORDINGS[:4],
        "can you read me my horoscope",
        "my grandson plays baseball on saturdays",
        "",
        "???",
        "12 345",
        "word " * (MOST_WORDS + 1),
    ],
)
def test_what_is_probable_already_stays(likely, text):
    assert likely.read(text) is None


def test_stored_and_read_again(likely, tmp_path):
    np.savez_compressed(tmp_path / "stored.npz", **likely.state())
    with np.load(tmp_path / "stored.npz", allow_pickle=False) as stored:
        again = LikelyWords.from_state(stored)
    assert again.read("do they none the skin first") == "do they numb the skin first"


def test_without_any_wording_nothing_is_read_anew():
    empty = LikelyWords.from_state(LikelyWords(Counter(), Counter()).state())
    assert empty.read("do they none the skin first") is None
