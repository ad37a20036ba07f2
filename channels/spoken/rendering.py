"""From the payloads of a reply to the words that are said: what to do first, what was understood, and the lead."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from channels.spoken.number_words import ordinal, year
from channels.spoken.phrases import Phrases
from channels.spoken.sayable import sayable
from channels.spoken.utterance import Utterance

Payload = dict[str, Any]
URGENT = "urgent_symptoms"
OFFER = re.compile(r"(?<=[.!?])\s+[^.!?]*\?\s*\Z")
"""The question that an answer ends with ("Would you like more?")."""
MONTHS = (
    "January February March April May June July August September October November December".split()
)  # fmt: skip
LAST_QUESTION = re.compile(r"[^.!?\n]*\?\s*\Z")


@dataclass(frozen=True)
class Renderer:
    """Makes utterances; `phrases` are the channel's own words."""

    phrases: Phrases

    def speak(self, payloads: Sequence[Payload], *, brief: bool = False, slow: bool = False) -> Utterance:
        """Return what is said for the payloads of one reply; `brief` leaves out what was understood."""
        ordered = sorted(payloads, key=lambda payload: payload["act"] != URGENT)
        said = [
            self._said(payload, brief=brief, last=place == len(ordered) - 1) for place, payload in enumerate(ordered)
        ]
        text = "\n\n".join(said)
        last = ordered[-1]
        choices = tuple(choice["title"] for choice in last.get("choices") or ())
        question = LAST_QUESTION.search(text)
        asks = "choice" if choices else "yes_no" if last["act"] in ("answer", "not_covered") and question else ""
        return Utterance(
            text=text,
            act=ordered[0]["act"],
            reprompt=self._reprompt(question[0].strip() if question else None, bool(choices)),
            payloads=tuple(ordered),
            asks=asks,
            choices=choices,
            slow=slow,
            ends=any(payload["act"] == "goodbye" for payload in ordered),
            wants_person=any(payload["act"] == "human_handoff" for payload in ordered),
        )

    def _said(self, payload: Payload, *, brief: bool, last: bool) -> str:
        words = sayable(payload["spoken"])
        if payload["act"] != "answer":
            return words
        if not last:
            words = OFFER.sub("", words)  # one question at a time: the last one's
        understood = self.understood(payload.get("topic"))
        return words if brief or not understood else f"{understood} {words}"

    def _reprompt(self, question: str | None, choosing: bool) -> str:
        if choosing:
            return self.phrases.say("which_one")
        return question or self.phrases.say("anything_else")

    def understood(self, topic: str | None) -> str | None:
        """Return what to say before an answer, "About how long it takes:"; None for a topic without such words."""
        named = self.phrases.topic(topic)
        return self.phrases.say("about", topic=named) if named else None

    def ask_whether(self, payloads: Sequence[Payload], *, slow: bool = False) -> Utterance:
        """Return the question whether the topics of answers were meant, instead of the answers.

        Its payload is a clarify with these topics as its choices.
        """
        answers = [payload for payload in payloads if payload["act"] == "answer"]
        topics = [self.phrases.topic(payload["topic"]) or sayable(payload["title"]) for payload in answers]
        text = self.phrases.say("did_you_ask", topic=" and about ".join(topics))
        choices = [{"topic": payload["topic"], "title": payload["title"]} for payload in answers]
        nothing: Payload = {"topic": None, "title": None, "sources": [], "sources_differ": False, "related": []}
        clarify = {**answers[0], **nothing, "act": "clarify", "spoken": text, "written": text, "choices": choices}
        return Utterance(text, "clarify", text, (clarify,), asks="yes_no", slow=slow, choices=())

    def sources(self, payload: Payload) -> str:
        """Return which publishers an answer rests on."""
        publishers = list(dict.fromkeys(source["publisher"] for source in payload["sources"]))
        if not publishers:
            return self.phrases.say("no_sources")
        return self.phrases.say("sources", publishers=listed(publishers))

    def dates(self, payload: Payload) -> str:
        """Return when each document that an answer rests on was checked, as far as it says."""
        dated: dict[str, str | None] = {source["publisher"]: source["reviewed"] for source in payload["sources"]}
        if not dated:
            return self.phrases.say("no_sources")
        said = [
            self.phrases.say("checked", publisher=publisher, date=spoken_date(date))
            if date
            else self.phrases.say("not_dated", publisher=publisher)
            for publisher, date in dated.items()
        ]
        return " ".join([*said, self.phrases.say("no_clinician")])


def listed(names: Sequence[str]) -> str:
    """Return "a", "a and b", "a, b and c"."""
    return " and ".join(filter(None, [", ".join(names[:-1]), names[-1]]))


def spoken_date(date: str) -> str:
    """Return "2022-01-18" as "January eighteenth, twenty twenty-two", "2022-10" as "October twenty twenty-two".

    Raises ValueError for what is no such date.
    """
    parts = [int(part) for part in date.split("-")]
    if not 1 <= len(parts) <= 3:
        raise ValueError(f"{date!r} is no date like 2022, 2022-10 or 2022-01-18.")
    words = year(parts[0])
    if len(parts) == 1:
        return words
    month = MONTHS[parts[1] - 1]
    return f"{month} {words}" if len(parts) == 2 else f"{month} {ordinal(parts[2])}, {words}"
