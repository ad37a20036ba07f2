"""Say that again."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from rasa_sdk import Action

from actions.payload import Payload
from actions.reply import act_payload, say
from actions.turn import read_turn
from store import open_store


class ActionRepeatReply(Action):
    """Say the exact last words again, with the question they ended in still open."""

    def name(self) -> str:
        """Name in domain.yml."""
        return "action_repeat_reply"

    async def run(self, dispatcher: Any, tracker: Any, domain: Any) -> list[Any]:
        """Repeat the last payload under the act `repeat`."""
        turn = read_turn(tracker)
        if turn.last_reply is None:
            with open_store() as store:
                return say(dispatcher, turn, act_payload(store, turn, "repeat", "nothing_yet"))
        payload = replace(Payload.from_dict(turn.last_reply), act="repeat", confidence=turn.confidence)
        return say(dispatcher, turn, payload, pending=turn.pending, unsure=turn.unsure)
