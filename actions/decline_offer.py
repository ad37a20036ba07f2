"""No: to whatever the assistant asked last."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action

from actions.reply import act_payload, say
from actions.turn import read_turn
from store import open_store


class ActionDeclineOffer(Action):
    """Drop the offer. After a clarification, "none of these" also names a person to ask."""

    def name(self) -> str:
        """Name in domain.yml."""
        return "action_decline_offer"

    async def run(self, dispatcher: Any, tracker: Any, domain: Any) -> list[Any]:
        """Say that the offer is dropped."""
        turn = read_turn(tracker)
        variant = "none_of_these" if turn.pending and turn.pending.kind == "clarify" else "any"
        with open_store() as store:
            return say(dispatcher, turn, act_payload(store, turn, "deny", variant))
