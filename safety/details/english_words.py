"""Which words a dictionary of American English has, apart from those that are last names too."""

from __future__ import annotations

from functools import lru_cache
from importlib import resources
from pathlib import Path

import pocketsphinx


def english(word: str) -> str:
    """Return "english" for a word of lower case that is nothing but that, "english or name", else "no english"."""
    words = _words()
    for form in (word, word.split("'")[0]):
        if form in words:
            return words[form]
    return "no english"


@lru_cache(maxsize=1)
def _words() -> dict[str, str]:
    """Read the pronouncing dictionary and the census' 88,799 last names (0.2 seconds, once a process)."""
    dictionary = Path(pocketsphinx.get_model_path("en-us/cmudict-en-us.dict")).read_text(encoding="utf-8")
    census = (resources.files("names") / "dist.all.last").read_text(encoding="ascii").splitlines()
    names = {line.split()[0].lower() for line in census if line.strip()}
    words = {line.split(" ", 1)[0].split("(")[0] for line in dictionary.splitlines()}
    return {word: "english or name" if word in names else "english" for word in words}
