"""Wordings put together: two questions in one message, and one question with another that is not meant.

Learned beside the wordings themselves, so that the encoder reads "does it hurt, how long does it take" as two topics of
about equal weight, and "not the pain, how long it takes" as one. Always the same for the same wordings.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

JOINTS = (" and ", ", and ", " and also ", "? ", ". ", ", ", " ", " also ", "? and ", ". also, ", " then ", " plus ")
"""How people join two questions; spoken ones often come without anything between them."""
NOT_FIRST = (
    "not {other}, {meant}",
    "not {other}. {meant}",
    "i don't mean {other}, {meant}",
    "i'm not asking {other}, i'm asking {meant}",
    "i know {other}, but {meant}",
    "never mind {other}, {meant}",
    "forget {other}. {meant}",
    "no, not {other} - {meant}",
    "caller is not asking {other}, wants to know {meant}",
    "i understand {other}. what i want to know is {meant}",
)
NOT_LAST = (
    "{meant}, not {other}",
    "{meant}. not {other}",
    "{meant} - i don't mean {other}",
    "{meant}, i'm not asking {other}",
    "{meant} - caller doesn't mean {other}",
    "{meant} but not {other}",
)
LONGEST = 14
"""Only wordings of at most so many words are joined."""

Joined = tuple[str, int, int]
"""A text, and the labels of what it means; the same one twice where it means one thing."""


def joined_wordings(
    texts: Sequence[str], labels: Sequence[int], topics: frozenset[int], pairs: int, contrasts: int, seed: int
) -> list[Joined]:
    """Return `pairs` messages of two questions, in order, and `contrasts` messages of which one half is not meant.

    Only wordings whose label is in `topics` are joined.
    """
    draw = np.random.default_rng(seed)
    short = [(text.strip(" ?.!"), label) for text, label in zip(texts, labels, strict=True)]
    short = [(text, label) for text, label in short if label in topics and 2 <= len(text.split()) <= LONGEST]
    if len({label for _, label in short}) < 2:
        return []

    def two_of_different_labels() -> tuple[tuple[str, int], tuple[str, int]]:
        while True:
            first, second = (short[int(i)] for i in draw.integers(0, len(short), 2))
            if first[1] != second[1]:
                return first, second

    joined: list[Joined] = []
    for _ in range(pairs):
        (one, label), (other, second) = two_of_different_labels()
        joined.append((f"{one}{JOINTS[int(draw.integers(len(JOINTS)))]}{other}", label, second))
    for number in range(contrasts):
        (meant, label), (other, _) = two_of_different_labels()
        frames = NOT_FIRST if number % 2 else NOT_LAST
        frame = frames[int(draw.integers(len(frames)))]
        joined.append((frame.format(meant=meant, other=other), label, label))
    return joined
