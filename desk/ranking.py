"""One ranking out of two: the assistant's leads where there is one, full text decides among what it leaves open."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from desk.assistant import Understood
from desk.entries import Entry, Place
from desk.index import Match

ASSISTANT_SHARE = 0.85
"""Weight of the assistant's probabilities; `make evaluate-desk HALF=tune` shows what another one would give."""
LONGEST = 8
LEAST = 0.004


@dataclass(frozen=True)
class Ranked:
    """A place in the list: its score (0 to 1), the assistant's probability (None without), and the nearest words."""

    place: Place
    score: float
    probability: float | None
    entry: Entry | None


def rank(matches: Sequence[Match], understood: Understood | None, share: float = ASSISTANT_SHARE) -> list[Ranked]:
    """Return at most eight places, best first; the order is always the same."""
    probabilities = dict(understood.ranking) if understood else {}
    if not understood:
        share = 0.0
    entries = {match.place: match.entry for match in matches}
    scores = {match.place: (1 - share) * match.share for match in matches}
    for place, probability in probabilities.items():
        scores[place] = scores.get(place, 0.0) + share * probability
    ordered = sorted(scores, key=lambda place: (-scores[place], place.kind, place.key))
    return [
        Ranked(place, scores[place], probabilities.get(place) if understood else None, entries.get(place))
        for place in ordered[:LONGEST]
        if scores[place] >= LEAST
    ]
