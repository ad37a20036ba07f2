"""The one question this room answers: does the message report a warning sign that is happening now?"""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass

from safety.claims import is_claimed
from safety.combinations import raised_together
from safety.elsewhere import belongs_elsewhere, is_the_reason, told_in_past
from safety.figures import is_figure
from safety.matching import Found, sign_matcher
from safety.message import Message
from safety.scope import taken_back
from safety.self_harm import self_harm_taken_back
from safety.sign import KINDS, Kind, Sign
from safety.temperature_claims import find_fever_temperature, no_fever_by_number
from safety.times import happening_now

_NAME_IS_ENOUGH = frozenset({"pus or discharge"})
"""Signs of the clinic's kind that nobody names without a reason: "pus" alone counts."""
_NOT_WAKING = frozenset({"not conscious", "hard to wake"})
_FEVER = Sign("clinic", "fever", "state", ())
_KEY = secrets.token_bytes(16)
_KEPT = 256
_without: dict[bytes, None] = {}
"""Keyed hashes of the last texts without a sign: one message is looked at by the guard and again by the model."""


@dataclass(frozen=True)
class UrgentSign:
    """A warning sign that is happening now.

    `kind` is "emergency" (call the emergency number), "self_harm" (the crisis line) or "clinic" (call the clinic right
    away). `sign` names the sign; `evidence` holds the words of the message that say it.
    """

    kind: Kind
    sign: str
    evidence: str


def find_urgent(text: str) -> UrgentSign | None:
    """Return the most serious warning sign that a message reports as happening now, or None.

    Any text is safe, empty too, and the same text always gives the same answer. The first call takes about two seconds
    (it loads spaCy), so call it once when a process starts.
    """
    key = hashlib.blake2b(text.encode("utf-8", "surrogatepass"), key=_KEY, digest_size=16).digest()
    if key in _without:
        return None
    message = Message.read(text)
    signs = _standing_signs(message) if message.words else []
    if not signs:
        _without[key] = None
        if len(_without) > _KEPT:
            _without.pop(next(iter(_without)), None)
        return None
    worst = min(signs, key=lambda f: (KINDS.index(f.sign.kind), f.start, f.start - f.end, f.sign.name))
    kind = worst.sign.kind
    if kind == "clinic" and raised_together(found.sign.name for found in signs):
        kind = "emergency"
    return UrgentSign(kind, worst.sign.name, message.evidence(worst.start, worst.end))


def _standing_signs(message: Message) -> list[Found]:
    """Return each sign that nothing takes back."""
    standing = [found for found in sign_matcher().find(message) if not why_not(message, found)]
    standing = [found for found in standing if not _only_wished(found, standing)]
    temperature = find_fever_temperature(message)
    if temperature is not None:
        fever = Found(_FEVER, temperature.start, temperature.end)
        if not belongs_elsewhere(message, fever) and not is_the_reason(message, fever):
            standing.append(fever)
    return standing


def why_not(message: Message, found: Found) -> str:
    """Say why a phrase that was found is not a sign happening now ("negation", "earlier", ...); "" where it is one."""
    sign, start, end = found.sign, found.start, found.end
    if sign.kind == "self_harm":
        return self_harm_taken_back(message, start)
    if is_figure(message, found):
        return "a figure of speech"
    if elsewhere := belongs_elsewhere(message, found):
        return elsewhere
    if is_the_reason(message, found):
        return "the reason for the test"
    if sign.name == "fever" and no_fever_by_number(message, start):
        return "the number is no fever"
    if sign.form == "thing":
        alone = sign.kind == "emergency" or sign.name in _NAME_IS_ENOUGH
        return "" if is_claimed(message, start, end, alone) else "nobody is said to have it"
    reason = taken_back(message, start, end, named=False)
    counts = sign.kind == "emergency" or (told_in_past(message, found) and happening_now(message, start))
    return "" if reason == "past" and counts else reason


def _only_wished(found: Found, standing: list[Found]) -> bool:
    """Tell whether not waking is part of what somebody with thoughts of suicide says they want."""
    return found.sign.name in _NOT_WAKING and any(
        other.sign.kind == "self_harm" and other.start < found.end and found.start < other.end for other in standing
    )
