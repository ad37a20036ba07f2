import numpy as np
import pytest

from nlu.mishearing import Mishearing, misheard_wordings
from nlu.pronunciation import Pronunciations

WORDS = "sell cell cells sells knee dull needle does it hurt heart how long chemo key mo".split()
TEXTS = ["does the needle hurt", "how long is chemo", "ok", ""] * 10


@pytest.fixture
def mishearing():
    codes = {
        "cells": "sils",
        "sells": "sils",
        "needle": "nital",
        "knee": "ni",
        "dull": "tal",
        "hurt": "hrt",
        "heart": "hart",
    }
    return Mishearing(Pronunciations(codes), WORDS)


def test_the_same_sound_comes_before_a_split_and_a_near_one(mishearing):
    assert mishearing.of_word("cells")[0] == "sells"
    assert mishearing.of_word("needle")[0] == "knee dull"
    assert "heart" in mishearing.of_word("hurt")


def test_a_word_is_never_misheard_as_itself(mishearing):
    assert all(word not in mishearing.of_word(word) for word in WORDS)


def test_nothing_to_mishear(mishearing):
    draw = np.random.default_rng(1)
    assert mishearing.of_text("", draw) == ""
    assert mishearing.of_text("ok", draw) == "ok"


def test_wordings_keep_their_labels_and_come_out_the_same_each_time(mishearing):
    labels = [0, 1, 2, 3] * 10
    first = misheard_wordings(TEXTS, labels, mishearing, 1, seed=3)
    assert first == misheard_wordings(TEXTS, labels, mishearing, 1, seed=3)
    assert first and {label for _, label in first} <= {0, 1}
    assert all(text not in TEXTS for text, _ in first)
