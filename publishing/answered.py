"""How one question of the sets was answered, small enough to be kept with a release."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from evaluation.asked import Asked
from evaluation.question import Question

Key = tuple[str, int, bool, str]


@dataclass(frozen=True)
class Answered:
    """`expect` and `got` are for people; `said` changes with the words; `outcome` as in evaluation/scoring.py."""

    id: str
    set: str
    turn: int
    clean: bool
    text: str
    expect: str
    outcome: str
    got: str
    said: str
    urgent_expected: bool
    urgent_said: bool

    @property
    def key(self) -> Key:
        """What makes two answers comparable: the same words at the same place."""
        return self.id, self.turn, self.clean, self.text

    @classmethod
    def of(cls, asked: Asked) -> Answered:
        """What is kept of a message that was asked."""
        words = "\n".join(reply.spoken for reply in asked.replies)
        return cls(
            asked.question.id,
            asked.question.set,
            asked.turn,
            asked.clean,
            asked.text,
            asked.wanted,
            str(asked.outcome),
            asked.got,
            hashlib.sha256(words.encode()).hexdigest()[:12],
            asked.expects("urgent_symptoms"),
            asked.says("urgent_symptoms"),
        )


def ask_questions(model: Path, faq: Path, questions: Sequence[Question]) -> list[Answered]:
    """Ask the whole assistant, in this process (seconds to load, then some 30 messages a second)."""
    from evaluation.asking import ask_all
    from evaluation.assistant import AssistantHere

    with AssistantHere(model, faq) as assistant:
        return [Answered.of(asked) for asked in ask_all(assistant, questions)]


def write_answered(path: Path, answered: Sequence[Answered]) -> None:
    """Write one JSON object a line."""
    path.write_text("".join(json.dumps(asdict(one), ensure_ascii=False) + "\n" for one in answered), encoding="utf-8")


def read_answered(path: Path) -> list[Answered]:
    """Read what `write_answered` wrote."""
    lines = path.read_text(encoding="utf-8").splitlines() if path.is_file() else []
    return [Answered(**json.loads(line)) for line in lines]
