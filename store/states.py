"""The states of an answer, and which of them this site serves.

A file says draft, live or retired. A live answer that somebody has reviewed is reviewed until the day of its next
review, and overdue from that day on.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from store.documents import AnswerDocument

STATES = ("draft", "live", "retired")
PENDING = "pending"
SERVING_SETTINGS = {"unreviewed_answers": ("serve", "withhold"), "overdue_answers": ("note", "withhold")}
"""Settings of data/local/site.yml, each with what it may say."""


@dataclass(frozen=True)
class Serving:
    """What this site serves besides answers that are reviewed and in date."""

    unreviewed: bool
    overdue: bool

    @classmethod
    def of(cls, site: Mapping[str, str]) -> Serving:
        """As the settings say; a setting that is missing or wrong serves nothing."""
        return cls(site.get("unreviewed_answers") == "serve", site.get("overdue_answers") == "note")

    def serves(self, state: str) -> bool:
        """Whether an answer in this state may be said to a patient."""
        return {"reviewed": True, "live": self.unreviewed, "overdue": self.overdue}.get(state, False)


def state_of(answer: AnswerDocument, today: date) -> str:
    """draft, live (nobody has reviewed it), reviewed, overdue or retired."""
    if answer.state != "live":
        return answer.state
    return reviewed_state(answer.review, answer.next_review, today)


def reviewed_state(review: str, next_review: str | None, today: date) -> str:
    """live, reviewed or overdue, for an answer that is neither a draft nor retired."""
    if review == PENDING:
        return "live"
    return "overdue" if next_review is None or next_review <= today.isoformat() else "reviewed"
