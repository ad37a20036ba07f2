"""How words sound: pronunciations from CMUdict, as the package pocketsphinx carries it.

A recogniser that mishears writes other words that sound alike ("buy up see" for "biopsy"). Two spellings of one sound
get the same code here: each phoneme is one letter, and phonemes that recognisers confuse share it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from importlib.resources import files
from pathlib import Path

WORD = re.compile(r"[a-z']+")
SOUNDS = {
    **dict.fromkeys(("AA", "AO", "AH", "OW"), "a"),
    **dict.fromkeys(("IH", "IY", "EY", "EH"), "i"),
    **dict.fromkeys(("UH", "UW"), "u"),
    **dict.fromkeys(("B", "P"), "p"),
    **dict.fromkeys(("T", "D"), "t"),
    **dict.fromkeys(("K", "G"), "k"),
    **dict.fromkeys(("F", "V", "TH", "DH"), "f"),
    **dict.fromkeys(("S", "Z"), "s"),
    **dict.fromkeys(("SH", "ZH", "CH", "JH"), "c"),
    **dict.fromkeys(("M", "N", "NG"), "n"),
    "AE": "e",
    "AW": "o",
    "AY": "y",
    "OY": "j",
    "ER": "r",
    "R": "r",
    "L": "l",
    "W": "w",
    "Y": "h",
    "HH": "h",
}
"""CMUdict's phonemes without stress, each to the letter of its group."""
LETTERS = (
    ("tion", "can"), ("sion", "can"), ("ph", "f"), ("th", "f"), ("sh", "c"), ("ch", "c"), ("ck", "k"), ("gh", ""),
    ("qu", "kw"), ("ee", "i"), ("ea", "i"), ("oo", "u"), ("ou", "o"), ("ow", "o"), ("ai", "i"), ("ay", "i"),
    ("igh", "y"), ("er", "r"), ("x", "ks"),
)  # fmt: skip
"""For words that the dictionary lacks (names of medicines, typing errors): letters to sounds, roughly."""
ONE_LETTER = dict(zip("abcdefghijklmnopqrstuvwyz", "epktifkhicklnnapkrstafwis", strict=True))


def dictionary_file() -> Path:
    """Return the path of CMUdict inside the package pocketsphinx."""
    return Path(str(files("pocketsphinx") / "model" / "en-us" / "cmudict-en-us.dict"))


class Pronunciations:
    """The sound of any word: by the dictionary where it has the word, else by its letters."""

    def __init__(self, codes: dict[str, str]) -> None:
        """Hold word -> sound."""
        self._codes = codes

    @classmethod
    def read(cls, path: Path, wanted: Iterable[str] | None = None) -> Pronunciations:
        """Read CMUdict, first pronunciations only; with `wanted` only those words."""
        keep = None if wanted is None else set(wanted)
        codes: dict[str, str] = {}
        for line in path.read_text(encoding="utf-8").splitlines():
            word, *phonemes = line.split()
            if "(" not in word and (keep is None or word in keep):
                codes[word] = "".join(SOUNDS[phoneme.rstrip("012")] for phoneme in phonemes)
        return cls(codes)

    @property
    def codes(self) -> dict[str, str]:
        """Word -> sound, as read."""
        return self._codes

    def of_word(self, word: str) -> str:
        """Return the sound of a lower-case word."""
        return self._codes.get(word) or by_letters(word)

    def of_text(self, text: str) -> str:
        """Return the sounds of a text's words, joined by spaces."""
        return " ".join(self.of_word(word) for word in WORD.findall(text.lower()))


def by_letters(word: str) -> str:
    """Return the rough sound of a word that no dictionary has."""
    for letters, sound in LETTERS:
        word = word.replace(letters, sound.upper())
    out = "".join(letter.lower() if letter.isupper() else ONE_LETTER.get(letter, "") for letter in word)
    return re.sub(r"(.)\1+", r"\1", out)
