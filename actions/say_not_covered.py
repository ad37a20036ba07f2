"""Understood, but no source answers it: say so, give the nearest thing the sources do say, and who to ask."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action

from actions.reply import say
from actions.second_question import answer_second
from actions.subject_reply import not_covered_payload
from actions.turn import SUBJECT_INTENT, read_turn
from store import open_store


class ActionSayNotCovered(Action):
    """Say that no source answers this subject."""

    def name(self) -> str:
        """Name in domain.yml."""
        return "action_say_not_covered"

    async def run(self, dispatcher: Any, tracker: Any, domain: Any) -> list[Any]:
        """Say it with the nearest thing that is known."""
        turn = read_turn(tracker)
        with open_store() as store:
            payload, pending = not_covered_payload(store, turn, turn.intent.removeprefix(SUBJECT_INTENT))
            events = say(dispatcher, turn, payload, pending=pending)
            return answer_second(dispatcher, store, turn) or events
