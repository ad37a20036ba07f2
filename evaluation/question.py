"""A question of a set, or a dialogue: what is said, and which replies would be right."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

SETS = (
    "covered",
    "out_of_scope",
    "urgent",
    "looks_urgent",
    "advice",
    "two_questions",
    "negation",
    "acts",
    "misheard",
    "dialogue",
)
CHANNELS = ("voice", "web", "agent")
HALVES = ("tune", "test", "all")
OUT_OF_SCOPE = "out_of_scope"
"""What a question expects that no source answers: that Marlow says so, or says that it is not sure."""


@dataclass(frozen=True)
class Turn:
    """One message.

    `parts` holds, for each thing that is asked in it, the topics and acts that would be right, the best first; nearly
    always one part. `audience` is whom the question is about, or None where it does not matter.
    """

    text: str
    parts: tuple[tuple[str, ...], ...]
    audience: str | None = None


@dataclass(frozen=True)
class Question:
    """One line of a question file: a single message, or a dialogue of several in one conversation.

    `near` marks a neighbour of what is covered (a lumbar puncture, a skin biopsy); `pair` ties two lines together that
    differ in one word; `clean` is what was said where `text` is what a recogniser made of it.
    """

    id: str
    set: str
    channel: str
    turns: tuple[Turn, ...]
    near: bool = False
    pair: str | None = None
    clean: str | None = None

    @property
    def half(self) -> str:
        """Which half the question belongs to: "tune", on which thresholds are chosen, or "test"."""
        return half_of(self.pair or self.id)


def half_of(key: str) -> str:
    """Return "tune" where the last hex digit of the key's SHA-256 is even, else "test"."""
    return "test" if int(hashlib.sha256(key.encode()).hexdigest()[-1], 16) % 2 else "tune"


def in_half(questions: list[Question], half: str) -> list[Question]:
    """Return the questions of a half; "all" for both."""
    return [question for question in questions if half in ("all", question.half)]
