"""Groups the questions that nobody could answer, so that an editor decides about many at once.

Two vectors stand for a text: the published sentence encoder's of the whole text, and of its content words alone, for
"is it ok if I" and "bone marrow biopsy" stand in every second question and say nothing about what is asked. The
similarity of two texts is the mean of both cosines. Agglomerative clustering with average linkage joins groups while
their mean distance stays below LARGEST_DISTANCE, which was chosen on the wordings of data/nlu/not_covered/.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from sklearn.cluster import AgglomerativeClustering
from sklearn.feature_extraction.text import ENGLISH_STOP_WORDS

from store.question_log import Decision, Unanswered

LARGEST_DISTANCE = 0.7
NEAR = 0.8
"""From this similarity on a new text is taken for one that was decided about before."""
MOST_TEXTS = 4000
"""The newest texts that are grouped; the matrix of distances grows with the square."""
WORD = re.compile(r"[\w']+")
TELLING = frozenset("alone back bottom call front fire full mine move name side system thick thin".split())
FRAMES = (ENGLISH_STOP_WORDS - TELLING) | frozenset(
    """bone marrow biopsy aspiration test procedure hospital clinic doctor doctors nurse day ok okay allowed please yes
    no long soon whats im ive havent dont cant wont ask know need want possible problem thing things done having way
    like got going""".split()
)
SETTLED = ("never_ours", "ignore")

Encode = Callable[[Sequence[str]], Any]
"""Texts to vectors of length 1, shape (texts, size)."""


@dataclass(frozen=True)
class Group:
    """Questions that ask nearly the same.

    `texts` are the different texts, the most typical first; `asked` is how often they were asked in all; `like` is what
    was decided about a text that is nearly the same.
    """

    texts: tuple[str, ...]
    asked: int
    channels: tuple[tuple[str, int], ...]
    reasons: tuple[tuple[str, int], ...]
    first_day: str
    last_day: str
    like: Decision | None = None

    @property
    def key(self) -> str:
        """A short name that stays while the group's most typical text does."""
        return hashlib.sha256(self.texts[0].encode()).hexdigest()[:6]


def find_groups(asked: Sequence[Unanswered], decisions: Sequence[Decision], encode: Encode) -> list[Group]:
    """Return the groups of what is not decided yet, the most asked first.

    Left out is each text that was decided about, and each that is nearly one which is settled for good (SETTLED).
    """
    decided = {decision.text for decision in decisions}
    by_text: dict[str, list[Unanswered]] = {}
    for one in reversed(asked):
        if one.text not in decided and (one.text in by_text or len(by_text) < MOST_TEXTS):
            by_text.setdefault(one.text, []).append(one)
    texts = sorted(by_text)
    if not texts:
        return []
    known = list(decisions)
    vectors = both_vectors([*texts, *(decision.text for decision in known)], encode)
    own, old = vectors[: len(texts)], vectors[len(texts) :]
    nearest = _nearest(own, old)
    settled = {
        at for at, (which, how) in enumerate(nearest) if how >= NEAR and known[which].decision in SETTLED
    }  # fmt: skip
    kept = [at for at in range(len(texts)) if at not in settled]
    if not kept:
        return []
    groups = []
    for members in cluster(own[kept]):
        rows = [kept[at] for at in members]
        typical = own[rows] @ own[rows].mean(0)
        ordered = [row for _, row in sorted(zip(-typical, rows, strict=True))]
        alike = max((nearest[row] for row in rows), key=lambda pair: pair[1])
        like = known[alike[0]] if alike[1] >= NEAR else None
        groups.append(_group([texts[row] for row in ordered], by_text, like))
    return sorted(groups, key=lambda group: (-group.asked, -len(group.texts), group.texts))


def cluster(vectors: Any) -> list[list[int]]:
    """Return the row numbers of each group, in the order of the first rows."""
    if len(vectors) == 1:
        return [[0]]
    distances = np.clip(1 - vectors @ vectors.T, 0, 2)
    np.fill_diagonal(distances, 0)
    model = AgglomerativeClustering(
        n_clusters=None, affinity="precomputed", linkage="average", distance_threshold=LARGEST_DISTANCE
    )
    groups: dict[int, list[int]] = {}
    for row, label in enumerate(model.fit_predict(distances)):
        groups.setdefault(int(label), []).append(row)
    return list(groups.values())


def both_vectors(texts: Sequence[str], encode: Encode) -> Any:
    """Return one vector of length 1 a text, whose products are the mean of both cosines."""
    whole, content = encode(texts), encode([content_words(text) for text in texts])
    return np.concatenate([whole, content], axis=1) / np.sqrt(2)


def content_words(text: str) -> str:
    """Return the words that say what is asked about; the whole text where none is left."""
    return " ".join(word for word in WORD.findall(text.lower()) if word not in FRAMES) or text


def _nearest(own: Any, old: Any) -> list[tuple[int, float]]:
    if not len(old):
        return [(0, -1.0)] * len(own)
    similar = own @ old.T
    return [(int(row.argmax()), float(row.max())) for row in similar]


def _group(texts: list[str], by_text: dict[str, list[Unanswered]], like: Decision | None) -> Group:
    asked = [one for text in texts for one in by_text[text]]
    days = sorted(one.day for one in asked)
    return Group(
        tuple(texts),
        len(asked),
        tuple(Counter(one.channel for one in asked).most_common()),
        tuple(Counter(one.why for one in asked).most_common()),
        days[0],
        days[-1],
        like,
    )
