"""Say that again."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from rasa_sdk import Action

from actions.payload import Payload
from actions.reply import act_payload, say, withheld_payload
from actions.turn import read_turn
from store import open_store


def said_topics(payload: Payload) -> tuple[str, ...]:
    """Return the topics whose words a reply holds; an answer may have been taken back since it was said.

    A reply that names no topic may hold the lead of one (not_covered, personal_advice), which it names as related.
    """
    return tuple(choice.topic for choice in payload.related) if payload.topic is None else (payload.topic,)


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
        last = Payload.from_dict(turn.last_reply)
        with open_store() as store:
            if not all(store.holds(topic) for topic in said_topics(last)):
                return say(dispatcher, turn, withheld_payload(store, turn))
        payload = replace(last, act="repeat", confidence=turn.confidence)
        return say(dispatcher, turn, payload, pending=turn.pending, unsure=turn.unsure)
