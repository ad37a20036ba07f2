"""A warning sign that is happening now: what to do, first and in few words."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action

from actions.reply import act_payload, say
from actions.second_question import answer_second
from actions.turn import read_turn
from safety import find_urgent
from store import open_store


class ActionWarnUrgent(Action):
    """Say what to do now, by the kind of sign: an emergency, one for the clinic, or thoughts of self-harm."""

    def name(self) -> str:
        """Name in domain.yml."""
        return "action_warn_urgent"

    async def run(self, dispatcher: Any, tracker: Any, domain: Any) -> list[Any]:
        """Say `data/acts/urgent_symptoms.md`; the plain words where only the trained intent saw the sign."""
        turn = read_turn(tracker)
        sign = find_urgent(turn.text)
        with open_store() as store:
            payload = act_payload(store, turn, "urgent_symptoms", sign.kind if sign else "any")
            events = say(dispatcher, turn, payload)
            return answer_second(dispatcher, store, turn) or events
