"""Everything that the desk's pages share."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from desk.accounts import Accounts
from desk.announcer import Announcer
from desk.attempts import Attempts
from desk.look_up import LookUp
from desk.questions import Questions
from desk.sessions import Sessions
from desk.settings import DeskSettings
from store.handovers import Handover, Handovers

log = logging.getLogger(__name__)


@dataclass
class Desk:
    """One start of the desk; `key` is what the assistant shows to hand over, `redact` takes personal details out."""

    settings: DeskSettings
    look_up: LookUp
    handovers: Handovers
    questions: Questions
    sessions: Sessions
    accounts: Accounts
    key: str
    redact: Callable[[str], str]
    attempts: Attempts = field(default_factory=Attempts)
    announcer: Announcer = field(default_factory=Announcer)

    def waiting(self) -> tuple[Handover, ...]:
        """Return the hand-overs that are not too old; older ones are deleted."""
        self.handovers.delete_older(self.settings.retention * 60)
        return self.handovers.all()

    def news(self, handover: Handover | None = None) -> dict[str, Any]:
        """Return what every open desk is told: how many hand-overs nobody has taken, and which one just came."""
        free = [one for one in self.waiting() if one.taken_by is None]
        news: dict[str, Any] = {"free": len(free), "urgent": sum(one.kind == "urgent" for one in free)}
        if handover is not None:
            news |= {"reference": handover.reference, "kind": handover.kind}
        return news

    def announce(self, handover: Handover | None = None) -> None:
        """Tell every open desk."""
        self.announcer.announce(self.news(handover))
