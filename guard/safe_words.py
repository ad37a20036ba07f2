"""What the guard itself says. It has to be there when the store, the actions and the model are not.

The words for a warning sign are the store's (data/acts/urgent_symptoms.md), kept in memory from the last time that the
store could be read; where it never could, the plain ones below. Telephone numbers are the store's, else those of
data/local/site.yml.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from safety import Kind
from store import StoreError, open_store
from store.site_file import read_site
from store.spoken_numbers import is_telephone_number, spoken_number

URGENT_ACT = "urgent_symptoms"
ASK_A_PERSON = "You can ask a person at {clinic}, {clinic_hours}."
IN_AN_EMERGENCY = "In an emergency, call {emergency}."
SORRY = f"I am sorry, I cannot answer that just now. {ASK_A_PERSON}"
TAKEN_OVER = "A person at {site_name} takes over. Your reference is {reference}. If it takes too long, call {clinic}."
NOT_TAKEN_OVER = f"I could not reach a person just now. {ASK_A_PERSON}"
OFF = f"I cannot answer questions at the moment. {ASK_A_PERSON} {IN_AN_EMERGENCY}"
TOO_LONG = f"That was too long for me. Please ask one question in at most 500 characters. {ASK_A_PERSON}"
NOTHING_SAID = "I did not get any words. Please ask me a question, for example: does it hurt? " + ASK_A_PERSON
NEAREST = "The stored answer with words most like yours is about something that may not be what you asked. It says: "
PLAIN_URGENT: dict[Kind, str] = {
    "emergency": "Call {emergency} now. Do not wait for an answer from me. When help is on the way, call your care team"
    " too: {clinic}.",
    "clinic": "Call your care team right away: {clinic}. If nobody answers, or it gets worse fast, call {emergency}.",
    "self_harm": "Please call or text {crisis} now. Someone there will talk with you, day and night. If you are in"
    " danger this minute, call {emergency}.",
}
NUMBERS = {"clinic": "clinic_phone", "emergency": "emergency_number", "crisis": "crisis_line"}
LAST_RESORT = {
    "site_name": "the clinic",
    "clinic_phone": "the number on your appointment letter",
    "clinic_hours": "in opening hours",
    "emergency_number": "911",
    "emergency_number_spoken": "nine one one",
    "crisis_line": "988",
    "crisis_line_spoken": "nine eight eight",
}
"""For a machine that has lost its store and its settings; safety/ is written for the United States."""

Words = tuple[str, str]
"""Spoken and written."""


@dataclass
class SafeWords:
    """Fixed words with this hospital's telephone numbers filled in."""

    store: Path
    site_file: Path
    _site: dict[str, str] = field(default_factory=dict)
    _urgent: dict[str, Words] = field(default_factory=dict)
    _seen: tuple[int, int] | None = None

    def refresh(self) -> None:
        """Read numbers and urgent words again where the store has changed; whatever is wrong, keep the last ones."""
        try:
            stat = self.store.stat()
            seen = (stat.st_mtime_ns, stat.st_ino)
            if seen == self._seen:
                return
            with open_store(self.store) as store:
                site = store.site()
                urgent: dict[str, Words] = {}
                for kind in PLAIN_URGENT:
                    words = store.act(URGENT_ACT, kind)
                    urgent[kind] = (words.spoken.format_map(site), words.written.format_map(site))
        except (OSError, StoreError, KeyError, ValueError):
            if not self._site:
                self._site = _settings(self.site_file)
            return
        self._site, self._urgent, self._seen = site, urgent, seen

    def urgent(self, kind: Kind) -> Words:
        """Return what to say to a warning sign of a kind."""
        return self._urgent.get(kind) or self.say(PLAIN_URGENT[kind])

    def say(self, sentence: str, **more: str) -> Words:
        """Return a sentence of this module, spoken and written."""
        known = LAST_RESORT | self._site
        spoken = {name: known.get(f"{setting}_spoken", known[setting]) for name, setting in NUMBERS.items()}
        written = {name: f"**{known[setting]}**" for name, setting in NUMBERS.items()}
        plain = {"clinic_hours": known["clinic_hours"], "site_name": known["site_name"], **more}
        said, shown = sentence.format_map(spoken | plain), sentence.format_map(written | plain)
        return said.replace("..", "."), shown.replace("..", ".")  # opening hours may end in "p.m."

    def site(self) -> dict[str, str]:
        """Return the hospital's settings, each telephone number also as it is said (`<name>_spoken`)."""
        known = LAST_RESORT | self._site
        known.setdefault("handoff_phone", known["clinic_phone"])
        for name in (*NUMBERS.values(), "handoff_phone"):
            number = known[name]
            known.setdefault(f"{name}_spoken", spoken_number(number) if is_telephone_number(number) else number)
        return known

    def payload(self, sentence: str) -> dict[str, Any]:
        """Return a sentence of this module as a payload."""
        return payload("not_sure", *self.say(sentence))

    def hand_over_payload(self, reference: str | None) -> dict[str, Any]:
        """Return what the person is told when somebody takes over, or nobody could be reached."""
        if reference is None:
            return payload("human_handoff", *self.say(NOT_TAKEN_OVER))
        spoken, _ = self.say(TAKEN_OVER, reference=" ".join(reference))
        _, written = self.say(TAKEN_OVER, reference=f"**{reference}**")
        return payload("human_handoff", spoken, written, title="Talk to a person")

    def urgent_payload(self, kind: Kind) -> dict[str, Any]:
        """Return the reply to a warning sign of a kind."""
        return payload(URGENT_ACT, *self.urgent(kind), title="What should I do now?")


def payload(act: str, spoken: str, written: str, **more: Any) -> dict[str, Any]:
    """Return a payload of docs/architecture.md that says it comes from the guard."""
    plain: dict[str, Any] = {
        "act": act,
        "spoken": spoken,
        "written": written,
        "topic": None,
        "title": "Please ask a person",
        "audience": "any",
        "sources": [],
        "sources_differ": False,
        "related": [],
        "choices": [],
        "confidence": 1.0,
        "revision": None,
        "from_guard": True,
    }
    return plain | more


def _settings(file: Path) -> dict[str, str]:
    """Return the settings of data/local/site.yml, whatever else is wrong with it."""
    try:
        return {name: value for name, value in read_site(file, []).items() if value}
    except (OSError, ValueError):
        return {}
