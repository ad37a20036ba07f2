import pytest

from nlu.pronunciation import Pronunciations, by_letters, dictionary_file


@pytest.fixture(scope="module")
def sounds():
    return Pronunciations.read(dictionary_file())


@pytest.mark.parametrize(("one", "other"), [("chemo", "key mo"), ("hole", "whole"), ("sells", "cells"), ("see", "sea")])
def test_what_sounds_alike_has_one_code(sounds, one, other):
    assert sounds.of_text(one).replace(" ", "") == sounds.of_text(other).replace(" ", "")


def test_what_sounds_different_has_another(sounds):
    assert sounds.of_word("hip") != sounds.of_word("hurt")


def test_words_that_no_dictionary_has(sounds):
    assert sounds.of_word("lidocane") == by_letters("lidocane") != ""
    assert sounds.of_text("") == sounds.of_text("123 ?!") == ""


def test_only_the_wanted_words_are_read():
    assert set(Pronunciations.read(dictionary_file(), ["needle", "nosuchword"]).codes) == {"needle"}
