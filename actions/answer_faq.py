"""The one action that every topic leads to."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action

from actions.reply import answer_payload, say
from actions.second_question import answer_second
from actions.turn import TOPIC_INTENT, read_turn
from store import open_store


class ActionAnswerFaq(Action):
    """Answer the topic of the intent from the store."""

    def name(self) -> str:
        """Name in domain.yml."""
        return "action_answer_faq"

    async def run(self, dispatcher: Any, tracker: Any, domain: Any) -> list[Any]:
        """Say the answer; offer more where there is more."""
        turn = read_turn(tracker)
        with open_store() as store:
            payload, pending = answer_payload(store, turn, turn.intent.removeprefix(TOPIC_INTENT))
            events = say(dispatcher, turn, payload, pending=pending)
            return answer_second(dispatcher, store, turn) or events
