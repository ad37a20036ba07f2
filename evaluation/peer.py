"""What every way of understanding offers, so that they can be compared on the same questions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from evaluation.wordings import Wording


@dataclass(frozen=True)
class Guess:
    """What a peer makes of a message: an intent of ours (with `not_sure` and `clarify`) and its ranking, best first."""

    intent: str
    confidence: float
    ranking: tuple[tuple[str, float], ...]
    second: str = ""
    """what else was asked, where a peer finds two questions in a message"""


class Peer(Protocol):
    """Learns the wordings, then guesses."""

    def learn(self, wordings: Sequence[Wording], folder: Path, options: dict[str, Any]) -> None:
        """Learn; `folder` is an empty one for what is made on the way."""

    def guess(self, text: str) -> Guess:
        """Return what the text means."""


TITLES = {
    "marlow": "Marlow",
    "rasa_default": "Rasa's default pipeline",
    "full_text": "SQLite full-text search",
    "nearest_wording": "Nearest wording, encoder as published",
}


def make_peer(name: str) -> Peer:
    """Return a peer by its name; only what it needs is imported, for its memory is measured."""
    if name == "full_text":
        from evaluation.full_text import FullText

        return FullText()
    if name == "nearest_wording":
        from evaluation.nearest_wording import NearestWording

        return NearestWording()
    from evaluation.rasa_pipeline import RasaPipeline

    return RasaPipeline(own=name == "marlow")


def distinct(ranked: Sequence[tuple[str, float]]) -> tuple[tuple[str, float], ...]:
    """Return a ranking of intents from a ranking of wordings: each intent once, where it comes first."""
    first: dict[str, float] = {}
    for intent, score in ranked:
        first.setdefault(intent, score)
    return tuple(first.items())
