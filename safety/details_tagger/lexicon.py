"""Which words are ordinary here and which look like names, counted from the training lines and the lists of names."""

from __future__ import annotations

import json
import math
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from safety.details.name_words import name_words

_SMOOTHING = 0.5


@dataclass(frozen=True)
class Lexicon:
    """`common`: how often a word stands in lines without details; `looks`: how much more often three letters stand
    in names than in ordinary words (natural logarithm)."""

    common: dict[str, int]
    looks: dict[str, float]

    def how_common(self, word: str, counted: bool = False) -> str:
        """Return "0", "1", "few" or "many" for a word of lower case; `counted` where one of them is the word itself."""
        count = self.common.get(word, 0) - counted
        return "many" if count > 9 else "few" if count > 1 else str(max(0, count))

    def looks_like_name(self, word: str) -> int:
        """Return -3 (an ordinary word by its letters) to 3 (a name)."""
        parts = _threes(word)
        mean = sum(self.looks.get(part, 0.0) for part in parts) / max(1, len(parts))
        return max(-3, min(3, round(2 * mean)))

    def write(self, path: Path) -> None:
        """Write it as JSON."""
        path.write_text(json.dumps({"common": self.common, "looks": self.looks}), encoding="utf-8")

    @classmethod
    def read(cls, path: Path) -> Lexicon:
        """Read what `write` wrote. Raises OSError or ValueError where it cannot be read."""
        values = json.loads(path.read_text(encoding="utf-8"))
        return cls(values["common"], values["looks"])


def count_words(lines: Iterable[list[str]]) -> Lexicon:
    """Count the words (lower case) of lines without details."""
    words = name_words()
    common = Counter(word for line in lines for word in line)
    names = Counter(part for name in sorted(words.first | words.last) for part in _threes(name))
    ordinary = Counter(part for word in sorted(words.ordinary | common.keys()) for part in _threes(word))
    every = sorted(names.keys() | ordinary.keys())
    size = _SMOOTHING * len(every)
    of_names, of_ordinary = sum(names.values()) + size, sum(ordinary.values()) + size
    looks = {
        part: round(
            math.log((names[part] + _SMOOTHING) / of_names) - math.log((ordinary[part] + _SMOOTHING) / of_ordinary), 2
        )
        for part in every
    }
    return Lexicon(dict(sorted(common.items())), looks)


def _threes(word: str) -> list[str]:
    """Return every three letters in a row, with the word's ends."""
    marked = f"^{word}$"
    return [marked[at : at + 3] for at in range(len(marked) - 2)]
