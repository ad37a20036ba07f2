"""Is a reply right? Judges what came back against what would be right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from actions.payload import TOPIC_ACTS, Payload
from evaluation.question import OUT_OF_SCOPE

NOT_ANSWERED = ("not_covered", "not_sure")
ABSTAINING = ("not_covered", "not_sure", "clarify")
NO_REPLY = "no reply"
WARNING = "urgent_symptoms"


class Outcome(StrEnum):
    """From best to worst."""

    RIGHT = "right"
    HALF = "half"
    """two things were asked, one of them was answered and nothing else"""
    OFFERED = "offered"
    """asked which of several was meant, and the right topic is among them"""
    ABSTAINED = "abstained"
    """said that it is not sure or that no source answers it, or offered other topics"""
    WRONG = "wrong"


SEVERITY = list(Outcome)


@dataclass(frozen=True)
class Reply:
    """What counts of one payload."""

    act: str
    topic: str | None = None
    choices: tuple[str, ...] = ()
    confidence: float = 1.0
    audience: str = "any"
    spoken: str = ""

    @classmethod
    def from_payload(cls, payload: Payload) -> Reply:
        """Take what counts out of a payload."""
        choices = tuple(choice.topic for choice in payload.choices)
        return cls(payload.act, payload.topic, choices, payload.confidence, payload.audience, payload.spoken)

    @property
    def key(self) -> str:
        """The topic of an answer, else the act."""
        return self.topic if self.act == "answer" and self.topic else self.act

    @property
    def answers(self) -> bool:
        """Whether the reply answers a topic."""
        return self.act in TOPIC_ACTS and self.topic is not None

    def __str__(self) -> str:
        """For people: the topic or act, and what is offered or repeated."""
        if self.choices:
            return f"{self.act} ({', '.join(self.choices)})"
        return f"{self.act} ({self.topic})" if self.topic and self.act != "answer" else self.key


def matches(reply: Reply, expected: Sequence[str]) -> bool:
    """Tell whether a reply is one of those expected: a topic, an act, or `out_of_scope`."""
    return (
        reply.act in expected
        or (reply.answers and reply.topic in expected)
        or (OUT_OF_SCOPE in expected and reply.act in NOT_ANSWERED)
    )


def judge(parts: Sequence[Sequence[str]], replies: Sequence[Reply]) -> Outcome:
    """Judge the replies to one message; `parts` as in `Turn`.

    Of several replies to one question the worst counts, but after a warning that was due anything may follow. A message
    that asks several things is right where all are answered in their order and nothing else is.
    """
    if not replies:
        return Outcome.WRONG
    if len(parts) == 1:
        if replies[0].act == WARNING and WARNING in parts[0]:
            return Outcome.RIGHT
        return max((judge_one(parts[0], reply) for reply in replies), key=SEVERITY.index)
    return _judge_several(parts, replies)


def judge_one(expected: Sequence[str], reply: Reply) -> Outcome:
    """Judge one reply to one question."""
    if matches(reply, expected):
        return Outcome.RIGHT
    if reply.act == "clarify" and (OUT_OF_SCOPE in expected or set(reply.choices) & set(expected)):
        return Outcome.OFFERED
    return Outcome.ABSTAINED if reply.act in ABSTAINING else Outcome.WRONG


def _judge_several(parts: Sequence[Sequence[str]], replies: Sequence[Reply]) -> Outcome:
    every = [name for part in parts for name in part]
    if any(judge_one(every, reply) is Outcome.WRONG for reply in replies):
        return Outcome.WRONG
    if answered_in_order(parts, replies) and all(matches(reply, every) for reply in replies):
        return Outcome.RIGHT
    if any(matches(reply, every) for reply in replies):
        return Outcome.HALF
    return min((judge_one(every, reply) for reply in replies), key=SEVERITY.index)


def answered_in_order(parts: Sequence[Sequence[str]], replies: Sequence[Reply]) -> bool:
    """Tell whether each part is answered, none before the one asked before it; one reply may answer several parts."""
    at = 0
    for part in parts:
        while at < len(replies) and not matches(replies[at], part):
            at += 1
        if at == len(replies):
            return False
    return True
