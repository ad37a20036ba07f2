"""Not understood: say so, and the second time running name a person to ask."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action

from actions.reply import act_payload, say
from actions.turn import read_turn
from store import open_store


class ActionSayNotSure(Action):
    """Say that the question was not understood. Also what Rasa falls back to when no rule fits."""

    def name(self) -> str:
        """Name in domain.yml."""
        return "action_say_not_sure"

    async def run(self, dispatcher: Any, tracker: Any, domain: Any) -> list[Any]:
        """Ask for other words; from the second time on, give the telephone number too."""
        turn = read_turn(tracker)
        with open_store() as store:
            payload = act_payload(store, turn, "not_sure", "again" if turn.unsure else "any")
        return say(dispatcher, turn, payload, pending=turn.pending, unsure=turn.unsure + 1)
