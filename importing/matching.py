"""Proposes which topic or subject each passage answers, by the likeness of sentence vectors. A person decides."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from importing.candidates import Candidate
from importing.passages import Passage

Vectors = np.ndarray[Any, np.dtype[np.float32]]
Encode = Callable[[Sequence[str]], Vectors]
"""Texts to vectors of length 1, in order."""

# Chosen on the five documents with the table in tests/importing/coverage.yml: of 112 cells, 103 were proposed a right
# passage; more topics a sentence (3) find 107, but half of the cells that no document covers get proposals too.
QUESTION_SHARE = 0.3
"""How much of a topic's likeness is its questions'; the rest is its answer's sentences'."""
MOST_TOPICS = 2
"""Topics that one sentence may be proposed for."""
LEAST_TOPIC = 0.45
LEAST_SUBJECT = 0.55
"""A subject has no answer to compare with: a sentence must be this near to how people ask it, and nearer than to a
topic by `SUBJECT_LEAD`."""
SUBJECT_LEAD = 0.05
QUESTIONS_READ = 10
NEW_WORDS = 6
"""A passage with fewer words than this is no new question."""


@dataclass(frozen=True)
class Match:
    """A passage that may answer a topic or a subject; `likeness` is 0 to 1."""

    key: str
    kind: str
    passage: Passage
    likeness: float


@dataclass(frozen=True)
class Proposals:
    """`matches`, likest first for each key, and the passages that are like nothing Marlow knows."""

    matches: tuple[Match, ...]
    new: tuple[Passage, ...]


def propose(passages: Sequence[Passage], candidates: Sequence[Candidate], encode: Encode) -> Proposals:
    """Which passages may answer which candidates; the same document and content always give the same proposals."""
    units = [(at, text) for at, passage in enumerate(passages) for text in (*passage.sentences, passage.text)]
    asked = [(at, text) for at, item in enumerate(candidates) for text in item.questions[:QUESTIONS_READ]]
    said = [(at, text) for at, item in enumerate(candidates) for text in item.sentences]
    texts = list(dict.fromkeys(text for _, text in (*units, *asked, *said)))
    vector = dict(zip(texts, encode(texts), strict=True))
    if not units or not asked:
        return Proposals((), tuple(passages))
    rows = np.stack([vector[text] for _, text in units])
    question = _nearest(rows, asked, vector, len(candidates))
    sentence = _nearest(rows, said, vector, len(candidates))
    topics = np.array([item.kind == "topic" for item in candidates])
    likeness = np.where(topics, QUESTION_SHARE * question + (1 - QUESTION_SHARE) * sentence, question)
    best: dict[tuple[str, int], Match] = {}
    for (at, _), row in zip(units, likeness, strict=True):
        for number in _proposed(row, topics):
            item = candidates[number]
            match = Match(item.key, item.kind, passages[at], round(float(row[number]), 4))
            if (item.key, at) not in best or best[item.key, at].likeness < match.likeness:
                best[item.key, at] = match
    matched = {at for _, at in best}
    new = tuple(
        passage for at, passage in enumerate(passages) if at not in matched and len(passage.text.split()) >= NEW_WORDS
    )
    order = sorted(best.items(), key=lambda entry: (entry[1].kind, entry[1].key, -entry[1].likeness, entry[0][1]))
    return Proposals(tuple(match for _, match in order), new)


def _nearest(rows: Vectors, texts: Sequence[tuple[int, str]], vector: dict[str, Vectors], size: int) -> Vectors:
    """The likeness of each row to the nearest text of each candidate: (rows, candidates); 0 where it has no text."""
    found = np.zeros((len(rows), size), np.float32)
    if texts:
        every = rows @ np.stack([vector[text] for _, text in texts]).T
        owners = np.array([at for at, _ in texts])
        for at in np.unique(owners):
            found[:, at] = every[:, owners == at].max(axis=1)
    return found


def _proposed(row: Vectors, topics: np.ndarray[Any, np.dtype[np.bool_]]) -> list[int]:
    ranked = [int(number) for number in np.argsort(-np.where(topics, row, -1.0), kind="stable")[:MOST_TOPICS]]
    likeliest = float(row[ranked[0]]) if topics.any() else 0.0
    found = [number for number in ranked if topics[number] and row[number] >= LEAST_TOPIC]
    subject = int(np.argmax(np.where(topics, -1.0, row)))
    if not topics[subject] and row[subject] >= max(LEAST_SUBJECT, likeliest + SUBJECT_LEAD):
        found.append(subject)
    return found
