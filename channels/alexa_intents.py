"""What a person said, by the intents of our Alexa skill; Alexa hands over no transcript, but the words of slots.

The skill package (channels/alexa_skill.py) is made with the same names.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

QUESTION = "QuestionIntent"
QUESTION_SLOT = "question"
CARRIER = "Ask_"
REST_SLOT = "rest"
FALLBACK = "AMAZON.FallbackIntent"
ENDS = frozenset({"AMAZON.StopIntent", "AMAZON.CancelIntent", "AMAZON.NavigateHomeIntent"})
BUILT_IN = {
    "AMAZON.HelpIntent": "help",
    "AMAZON.YesIntent": "yes",
    "AMAZON.NoIntent": "no",
    "AMAZON.RepeatIntent": "repeat",
    "AMAZON.StartOverIntent": "start over",
}
COMMANDS = {
    "SlowerIntent": "slower",
    "FasterIntent": "faster",
    "ShorterIntent": "shorter",
    "MoreIntent": "more",
    "WhoSaysSoIntent": "who_says_so",
    "WhenCheckedIntent": "when_checked",
    "FirstIntent": "first",
    "SecondIntent": "second",
    "ThirdIntent": "third",
    "NoneIntent": "none",
}
"""Intents of our own, and the command of data/spoken/commands.yml whose phrases are their sample utterances."""
COMMAND_WORDS = {
    "who_says_so": "who says so",
    "when_checked": "when was that checked",
    "first": "the first one",
    "second": "the second one",
    "third": "the third one",
    "none": "none of these",
}


def carrier_intent(words: str) -> str:
    """Return the intent for what begins with these words: "what's" is "Ask_what__s"."""
    return CARRIER + words.replace("'", "__").replace(" ", "_")


def words_of(intent: Mapping[str, Any]) -> str | None:
    """Return what was said, as far as an intent tells; None where it does not tell."""
    name = str(intent.get("name") or "")
    if name in BUILT_IN:
        return BUILT_IN[name]
    if name in COMMANDS:
        return COMMAND_WORDS.get(COMMANDS[name], COMMANDS[name])
    if name == QUESTION:
        return _slot(intent, QUESTION_SLOT)
    if name.startswith(CARRIER):
        rest = _slot(intent, REST_SLOT)
        before = name.removeprefix(CARRIER).replace("__", "'").replace("_", " ")
        return f"{before} {rest}" if rest else None
    return None


def _slot(intent: Mapping[str, Any], name: str) -> str | None:
    slots = intent.get("slots")
    slot = slots.get(name) if isinstance(slots, dict) else None
    value = slot.get("value") if isinstance(slot, dict) else None
    return value.strip() or None if isinstance(value, str) else None
