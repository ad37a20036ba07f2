"""Yes: to whatever the assistant asked last."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action

from actions.clarify_topic import clarify_payload, open_choices
from actions.reply import act_payload, answer_payload, say
from actions.tell_more import more_payload
from actions.turn import read_turn
from store import open_store


class ActionAcceptOffer(Action):
    """Do what was offered: more detail, the nearest topic, or (of several topics) ask which one."""

    def name(self) -> str:
        """Name in domain.yml."""
        return "action_accept_offer"

    async def run(self, dispatcher: Any, tracker: Any, domain: Any) -> list[Any]:
        """Carry out the pending offer; without one, ask what the person would like to know."""
        turn = read_turn(tracker)
        with open_store() as store:
            match turn.pending:
                case None:
                    return say(dispatcher, turn, act_payload(store, turn, "affirm"))
                case pending if pending.kind == "more":
                    return say(dispatcher, turn, more_payload(store, turn, pending.topics[0]))
                case pending if len(pending.topics) == 1:
                    payload, offer = answer_payload(store, turn, pending.topics[0])
                    return say(dispatcher, turn, payload, pending=offer)
                case pending:
                    payload = clarify_payload(store, turn, pending.topics, "which")
                    return say(dispatcher, turn, payload, pending=open_choices(payload))
