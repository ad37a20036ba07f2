"""The voice channels' own phrases (data/spoken/phrases.yml), and how each topic is called (topics.yml beside it)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import yaml

from channels.spoken.sayable import sayable

FOLDER = Path(__file__).resolve().parents[2] / "data" / "spoken"
Site = Callable[[], Mapping[str, str]]
"""Returns the hospital's settings: data/local/site.yml, and `<name>_spoken` for each telephone number."""


class Phrases:
    """Fixed phrases with the hospital's settings filled in."""

    def __init__(self, site: Site, folder: Path = FOLDER) -> None:
        """Read the files.

        Raises ValueError where one of them is no list of names and texts.
        """
        self._site = site
        self._phrases = read_texts(folder / "phrases.yml")
        self._topics = read_texts(folder / "topics.yml")

    def say(self, name: str, **known: str) -> str:
        """Return a phrase as it is said; raises KeyError for one that is not in the file."""
        return sayable(self._phrases[name].format_map({**self._site(), **known}))

    def topic(self, topic: str | None) -> str | None:
        """Return how a topic is called in a sentence ("how long it takes"); None for an unknown one."""
        return self._topics.get(topic or "")

    def site(self, name: str) -> str:
        """Return a setting of the hospital; raises KeyError for one that is not there."""
        return self._site()[name]


def read_texts(file: Path) -> dict[str, str]:
    """Return the names and texts of a YAML file; raises ValueError for anything else."""
    read = yaml.safe_load(file.read_text(encoding="utf-8"))
    if not isinstance(read, dict) or not all(isinstance(part, str) for entry in read.items() for part in entry):
        raise ValueError(f"{file} must hold one name and one text a line, for example: duration: how long it takes")
    return read


def read_lists(file: Path) -> dict[str, tuple[str, ...]]:
    """Return the names and lists of texts of a YAML file; raises ValueError for anything else."""
    read = yaml.safe_load(file.read_text(encoding="utf-8"))
    if not isinstance(read, dict) or not all(isinstance(texts, list) for texts in read.values()):
        raise ValueError(f"{file} must hold names, each with a list of phrases.")
    for text in (text for name, texts in read.items() for text in (name, *texts)):
        if not isinstance(text, str):
            raise ValueError(f"{file} has {text!r} without quotation marks, which YAML takes for no text; quote it.")
    return {name: tuple(texts) for name, texts in read.items()}
