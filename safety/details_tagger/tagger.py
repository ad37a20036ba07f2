"""Asks the model how likely each token of a message belongs to a detail."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pycrfsuite

from safety.details.detail import KINDS, Detail, Kind
from safety.details.tokens import Tokens
from safety.details_tagger.examples import NOTHING
from safety.details_tagger.features import features
from safety.details_tagger.lexicon import Lexicon
from safety.details_tagger.model_files import model_folder
from safety.details_tagger.training import LEXICON, MODEL


@dataclass(frozen=True)
class Likely:
    """Of each token of a message: how likely it belongs to a detail (0 to 1), and of which kind it would be."""

    chances: tuple[float, ...]
    kinds: tuple[Kind, ...]


class Tagger:
    """A model that was read; may be asked from several threads."""

    def __init__(self, folder: Path) -> None:
        """Read the model of a folder. Raises OSError or ValueError where it cannot be read."""
        self._tagger = pycrfsuite.Tagger()
        self._tagger.open(str(folder / MODEL))
        self._lexicon = Lexicon.read(folder / LEXICON)
        self._known = [kind for kind in KINDS if kind in self._tagger.labels()]
        self._lock = threading.Lock()

    def likely(self, tokens: Tokens, rules: Sequence[Detail]) -> Likely:
        """Return how likely each token belongs to a detail; `rules`: what the rules find in the message."""
        rows = features(tokens, rules, self._lexicon)
        if not rows:
            return Likely((), ())
        with self._lock:
            self._tagger.set(rows)
            chances = [1.0 - self._tagger.marginal(NOTHING, at) for at in range(len(rows))]
            kinds = [self._kind(at) if chance > 0.01 else KINDS[-1] for at, chance in enumerate(chances)]
        return Likely(tuple(chances), tuple(kinds))

    def _kind(self, at: int) -> Kind:
        return max(self._known, key=lambda kind: self._tagger.marginal(kind, at))


_reading = threading.Lock()
_tagger: Tagger | None = None


def tagger() -> Tagger:
    """Return the tagger of this process, reading its model first (and making it where it is missing).

    Raises:
        LineError: where a line of data/details/ cannot be read.
        OSError, ValueError: where the model cannot be made or read. A message is not stored then.
    """
    global _tagger
    with _reading:
        if _tagger is None:
            _tagger = Tagger(model_folder())
        return _tagger
