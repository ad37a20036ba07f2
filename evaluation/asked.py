"""One message that was asked, and what came back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from evaluation.question import Question, Turn
from evaluation.scoring import NO_REPLY, Outcome, Reply, judge


@dataclass(frozen=True)
class Asked:
    """One message and its replies (nearly always one).

    `turn` counts from 0 within a dialogue; `ranking` are the most probable intents with their probability, as the
    trained model ranked them; `clean` marks the clean wording of a misheard question; `failure` says why there is no
    reply.
    """

    question: Question
    turn: int
    replies: tuple[Reply, ...]
    ranking: tuple[tuple[str, float], ...]
    seconds: float
    clean: bool = False
    failure: str = ""

    @property
    def asked(self) -> Turn:
        """The turn that was asked."""
        return self.question.turns[self.turn]

    @property
    def text(self) -> str:
        """The words that were sent."""
        return self.question.clean if self.clean and self.question.clean else self.asked.text

    @property
    def outcome(self) -> Outcome:
        """How good the replies are."""
        return judge(self.asked.parts, self.replies)

    @property
    def right(self) -> bool:
        """Whether everything was right."""
        return self.outcome is Outcome.RIGHT

    @property
    def several(self) -> bool:
        """Whether the message asks several things."""
        return len(self.asked.parts) > 1

    @property
    def confidence(self) -> float:
        """How sure the assistant was of what it did: the least sure of its replies, 0 to 1."""
        return min((reply.confidence for reply in self.replies), default=0.0)

    @property
    def wanted(self) -> str:
        """What would be right, for people."""
        return " + ".join(" or ".join(part) for part in self.asked.parts)

    @property
    def got(self) -> str:
        """What came back, for people."""
        return " + ".join(map(str, self.replies)) or NO_REPLY

    def says(self, act: str) -> bool:
        """Tell whether one of the replies is this act."""
        return any(reply.act == act for reply in self.replies)

    def expects(self, name: str) -> bool:
        """Tell whether this topic or act would be right."""
        return any(name in part for part in self.asked.parts)

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON object of results/replies.jsonl."""
        return {
            "id": self.question.id,
            "set": self.question.set,
            "channel": self.question.channel,
            "turn": self.turn,
            "text": self.text,
            "clean": self.clean,
            "expect": [list(part) for part in self.asked.parts],
            "outcome": str(self.outcome),
            "got": [str(reply) for reply in self.replies],
            "confidence": round(self.confidence, 4),
            "top": [[name, round(probability, 4)] for name, probability in self.ranking],
            "milliseconds": round(self.seconds * 1000, 2),
            "failure": self.failure,
        }
