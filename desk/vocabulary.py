"""Which stored words a typed word can mean: itself, longer ones that it begins, or near ones where it is misspelled."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping

from rapidfuzz import process
from rapidfuzz.distance import OSA

SHORTEST_PREFIX = 2
MOST_LONGER = 12
LONGER_WEIGHT = 0.5
MOST_NEAR = 4
NEAR_WEIGHT = 0.7
SHORTEST_NEAR = 4
LONG = 8
"""From this length two slips are allowed, below it one."""


class Vocabulary:
    """The stored words with the number of entries that hold each."""

    def __init__(self, counts: Mapping[str, int]) -> None:
        self._counts = counts
        self._sorted = sorted(counts)

    def meanings(self, word: str, begun: bool) -> dict[str, float]:
        """Return stored words with a weight from 0 to 1; `begun` says that more letters may follow."""
        found = {word: 1.0} if word in self._counts else {}
        if begun and len(word) >= SHORTEST_PREFIX:
            for longer in self._longer(word):
                found.setdefault(longer, LONGER_WEIGHT)
        if not found and len(word) >= SHORTEST_NEAR:
            found = dict.fromkeys(self._near(word), NEAR_WEIGHT)
        return found

    def _longer(self, word: str) -> list[str]:
        start = bisect_left(self._sorted, word)
        end = bisect_left(self._sorted, word + "\uffff")
        return sorted(self._sorted[start:end], key=lambda w: (-self._counts[w], w))[:MOST_LONGER]

    def _near(self, word: str) -> list[str]:
        most = 2 if len(word) >= LONG else 1
        found = process.extract(word, self._sorted, scorer=OSA.distance, score_cutoff=most, limit=None)
        found.sort(key=lambda match: (match[1], -self._counts[match[0]], match[0]))
        return [match[0] for match in found if match[1] == found[0][1]][:MOST_NEAR]
