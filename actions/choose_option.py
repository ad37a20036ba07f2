"""The second one: a choice from what the assistant offered."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action

from actions.reply import act_payload, answer_payload, say
from actions.turn import read_turn
from store import open_store


class ActionChooseOption(Action):
    """Answer the topic that was picked by number; without open choices, say that it was not understood."""

    def name(self) -> str:
        """Name in domain.yml."""
        return "action_choose_option"

    async def run(self, dispatcher: Any, tracker: Any, domain: Any) -> list[Any]:
        """Read the entity `choice` (1 is the first, -1 the last)."""
        turn = read_turn(tracker)
        offered = turn.pending.topics if turn.pending else ()
        number = int(turn.entities.get("choice", ("0",))[0])
        with open_store() as store:
            if 1 <= number <= len(offered) or (number == -1 and offered):
                payload, pending = answer_payload(store, turn, offered[number - 1 if number > 0 else -1])
                return say(dispatcher, turn, payload, pending=pending)
            return say(
                dispatcher, turn, act_payload(store, turn, "not_sure"), pending=turn.pending, unsure=turn.unsure + 1
            )
