"""One message of a person, as a channel hands it to the guard."""

from __future__ import annotations

from dataclasses import dataclass

CHANNELS = ("web", "voice", "phone", "alexa")


@dataclass(frozen=True)
class Question:
    """What was said, where, and in which conversation.

    `text` is as the person sent it; `conversation` is the id inside a checked token, never what a client made up.
    `alternatives` are transcripts of speech with their confidences (0 to 1), best first.
    """

    text: str
    conversation: str
    channel: str
    alternatives: tuple[tuple[str, float], ...] = ()
