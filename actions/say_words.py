"""Acts that say fixed words: greet, goodbye, thanks, help, bot_challenge, stop, human_handoff."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action

from actions.reply import act_payload, say
from actions.turn import read_turn
from store import open_store


class ActionSayWords(Action):
    """Say the words of the act that the intent names."""

    def name(self) -> str:
        """Name in domain.yml."""
        return "action_say_words"

    async def run(self, dispatcher: Any, tracker: Any, domain: Any) -> list[Any]:
        """Say `data/acts/<intent>.md`."""
        turn = read_turn(tracker)
        with open_store() as store:
            payload = act_payload(store, turn, turn.intent)
        return say(dispatcher, turn, payload)
