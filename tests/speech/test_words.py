"""Words as they are said, and how they sound."""

from pathlib import Path

import pocketsphinx
import pytest

from speech.pronunciations import MEDICAL_WORDS, as_spelled, compound, guess, read_dictionary, with_ending
from speech.spoken_words import number_words, spoken_words

KNOWN = {"nose": "N OW Z", "bleed": "B L IY D", "doctor": "D AA K T ER", "tech": "T EH K", "nurse": "N ER S"}


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("Does it HURT?", "does it hurt"),
        ("shes 5, bmb on the 3rd", "she's five bone marrow biopsy on the third"),
        ("i\u2019m 103 & \u2018fine\u2019", "i'm one hundred three and fine"),
        ("what's the iv for", "what's the i v for"),
        ("plt 40,000", "platelet forty thousand"),
        ("2nd time at 2pm", "second time at two p m"),
    ],
)
def test_words_as_they_are_said(written, said):
    assert spoken_words(written) == said.split()


@pytest.mark.parametrize(
    ("digits", "said"),
    [("0", "zero"), ("14", "fourteen"), ("70", "seventy"), ("007", "zero zero seven"), ("2009", "two thousand nine")],
)
def test_numbers_in_words(digits, said):
    assert " ".join(number_words(digits)) == said


def test_words_are_put_together_from_known_ones():
    assert with_ending("doctor's", KNOWN) == "D AA K T ER Z"
    assert with_ending("techs", KNOWN) == "T EH K S"
    assert with_ending("nurse's", KNOWN) == "N ER S IH Z"
    assert compound("nosebleed", KNOWN) == "N OW Z B L IY D"
    assert compound("nurse", KNOWN) is None and with_ending("nurse", KNOWN) is None


def test_other_words_are_asked_of_flite(need_program):
    need_program("flite")
    assert guess(["trephining", "doctors"], KNOWN)["trephining"].split()[0] in ("T", "TH")


def test_without_flite_other_words_are_left_out(monkeypatch):
    monkeypatch.setenv("PATH", "/nowhere")
    assert guess(["trephining", "doctors"], KNOWN) == {"doctors": "D AA K T ER Z"}
    assert as_spelled({"warfarin": "W"}) == {}


def test_medical_words_use_the_dictionarys_sounds():
    theirs = read_dictionary(Path(pocketsphinx.get_model_path("en-us/cmudict-en-us.dict")))
    sounds = {sound for phones in theirs.values() for sound in phones.split()}
    for word, phones in read_dictionary(MEDICAL_WORDS).items():
        assert set(phones.split()) <= sounds, word
