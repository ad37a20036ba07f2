"""What takes a self-harm sign back: a "not", a long time ago. An "if" doesn't ("if it's cancer I'll kill myself")."""

from __future__ import annotations

from safety.frame_words import GENERIC
from safety.message import Message
from safety.times import earlier, happening_now

_NOT_MEANT = frozenset("laughing laugh embarrassment excitement boredom bored laughed dog cat vet".split())
_DENIALS = frozenset("not never no without deny denies denied".split())
_IN_GENERAL = GENERIC | {"cause", "causes", "risk", "does"}
_STARTS_ANEW = frozenset("but because want if i he she".split())


def self_harm_taken_back(message: Message, start: int) -> str:
    """Say why the words from `start` on are no sign of self-harm; "" where they are one."""
    first, last = message.sentence(start)
    if message.has(_NOT_MEANT, first, last):
        return "not meant"
    for at in range(start - 1, max(first, start - 4) - 1, -1):
        word = message.forms[at]
        if word in _STARTS_ANEW:
            break
        if word in _DENIALS:
            return "negation"
        if word in _IN_GENERAL:
            return "in general"
    if earlier(message, first, last, past=True) and not happening_now(message, start):
        return "earlier"
    return ""
