"""What is said in one turn."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Utterance:
    """Words for a voice, and what may come after them.

    `text` is plain and speakable, its paragraphs parted by a blank line; `reprompt` is said when the person keeps
    silent. `act` is the payload's, or "command" for words about the conversation itself. `payloads` are what the words
    were made from (docs/architecture.md). `asks` is "choice" (one of `choices`, titles in order), "yes_no", or "" for
    nothing in particular. `slow` says how fast; `ends` that the conversation is over; `wants_person` that the person
    wants somebody to talk to.
    """

    text: str
    act: str
    reprompt: str
    payloads: tuple[dict[str, Any], ...] = ()
    asks: str = ""
    choices: tuple[str, ...] = ()
    slow: bool = False
    ends: bool = False
    wants_person: bool = False
