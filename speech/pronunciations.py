"""How the words of our wordings sound: pocketsphinx's dictionary, our medical words, and guesses for the rest."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterable, Mapping
from pathlib import Path

MEDICAL_WORDS = Path(__file__).with_name("medical_words.dict")
PROGRAM = "flite"
# flite's phones are those of the dictionary, but for the unstressed vowel and its silences.
PHONES = {"ax": "AH", "pau": ""}
VOICELESS = frozenset("P T K F TH".split())
HISSING = frozenset("S Z SH ZH CH JH".split())

Pronunciations = dict[str, str]


def read_dictionary(path: Path) -> Pronunciations:
    """Read "word PH ON ES" lines; further ways to say a word are named word(2), word(3)."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return {word: phones for word, _, phones in (line.partition(" ") for line in lines) if phones}


def guess(words: Iterable[str], known: Mapping[str, str]) -> Pronunciations:
    """Return a pronunciation for each word that can be given one, in the order of the words.

    A word that is a known one with an ending, or two known ones written together, is put together from them. The others
    are asked of flite; where flite is not installed they are left out, and the recogniser does not know them.
    """
    guessed: Pronunciations = {}
    for word in words:
        phones = with_ending(word, known) or compound(word, known) or ask_flite(word)
        if phones:
            guessed[word] = phones
    return guessed


def as_spelled(medical: Mapping[str, str]) -> Pronunciations:
    """Return how a medical word sounds when it is read as it is spelled, as one more way to say it, where that differs.

    Many people know the name of their medicine from the box alone.
    """
    words = [word for word in medical if "(" not in word]
    read_out = {word: phones for word in words if (phones := ask_flite(word))}
    return {f"{word}(9)": phones for word, phones in read_out.items() if phones != medical[word]}


def with_ending(word: str, known: Mapping[str, str]) -> str | None:
    """Return the sound of a known word with 's or s; None where the word is not that."""
    for ending in ("'s", "s"):
        stem = word.removesuffix(ending)
        if stem != word and len(stem) > 2 and stem in known:
            last = known[stem].split()[-1]
            return f"{known[stem]} {'IH Z' if last in HISSING else 'S' if last in VOICELESS else 'Z'}"
    return None


def compound(word: str, known: Mapping[str, str]) -> str | None:
    """Return the sound of two known words of at least four letters written together (nosebleed); else None."""
    for cut in range(4, len(word) - 3):
        if word[:cut] in known and word[cut:] in known:
            return f"{known[word[:cut]]} {known[word[cut:]]}"
    return None


def ask_flite(word: str) -> str | None:
    """Return how flite would say a word; None where flite is not installed or says nothing."""
    if shutil.which(PROGRAM) is None:
        return None
    command = [PROGRAM, "-voice", "kal", "-ps", "-o", "none", "-t", word]
    printed = subprocess.run(command, capture_output=True, text=True, timeout=10).stdout
    return " ".join(filter(None, (PHONES.get(phone, phone.upper()) for phone in printed.split()))) or None
