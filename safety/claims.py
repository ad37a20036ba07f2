"""Whether somebody is said to have a sign that was only named: "I have a fever", "there's pus", "his fever is back"."""

from __future__ import annotations

from safety.claim_words import (
    BARE,
    GOES_ON,
    HAVING,
    LASTS,
    MODIFIERS,
    NAMES,
    NOT_BETWEEN,
    NOT_CLOSE,
    ONLY_A_NAME_BEFORE,
    PAST_HAVING,
    PLACES,
    STARTED,
    WITH_AFTER,
    WITH_OTHERS,
)
from safety.frame_words import BE, GENERIC, NEGATIONS, OPENS_A_QUESTION, QUESTION_WORDS, WHO_IT_IS
from safety.message import Message
from safety.scope import taken_back
from safety.times import earlier, happening_now, lasting
from safety.word_sets import KIN, SETS
from safety.words import QUESTION

_HERE = frozenset("i he she my his her now".split())
_OPENERS = frozenset("and but , also now still just hi hello help yes no so".split())
_SPEAKING_OF = frozenset("about ask asks asking list leaflet sheet read tell told explain question".split())
_TOLD_ABOUT = (("told", "me", "about"), ("told", "us", "about"), ("talked", "about"))
_FINITE = BE | {"has", "have", "can", "will", "feel", "feels", "keeps"}


def is_claimed(message: Message, start: int, end: int, alone: bool) -> bool:
    """Tell whether the sign named in words `start` to before `end` is said to be there.

    `alone` tells that the bare name is enough when the message says nothing else ("chest pain").
    """
    if message.form(end) in ONLY_A_NAME_BEFORE:
        return False
    if _had_by_somebody(message, start) or _bare(message, start, end, alone):
        return True
    reason = taken_back(message, start, end)
    return (
        _owned(message, start, end, reason)
        or (not reason and _dated(message, start, end))
        or (not reason and _reported(message, start, end))
    )


def _had_by_somebody(message: Message, start: int) -> bool:
    """I have ..., he's running ..., there is ..., woke up with ..., with no question or "if" around it."""
    first, _ = message.sentence(start)
    now = happening_now(message, start)
    for at in range(start - 1, max(first, start - 8) - 1, -1):
        word, before, after = message.forms[at], message.form(at - 1), message.form(at + 1)
        if word in BE and before == "there":
            return (word not in ("was", "were") or now) and not taken_back(message, at - 1, at)
        if word == "says" and before in KIN | {"he", "she"}:
            return not taken_back(message, at - 1, at)
        if word in ("get", "gets") and not now:
            return False  # "I get hives from latex"
        if word in NOT_BETWEEN:
            return False
        if word == "with":
            return at > first and _with_somebody(message, at, first) and not taken_back(message, at, at + 1)
        if word in PAST_HAVING and not now and _long_ago(message, at, start):
            return False
        if message.has(("ever",), at - 3, at):
            return False
        if word in ("has", "have") and at == first and after in WHO_IT_IS | GENERIC:
            return False  # "has anyone had a fever"
        lately = before in ("has", "have", "'s", "is") or after == "this" or now
        if word in HAVING or (word == "had" and lately):
            return _somebody(message, at, first) and not taken_back(message, at, at + 1)
    return False


def _long_ago(message: Message, at: int, start: int) -> bool:
    first, last = message.sentence(start)
    return message.has(NOT_CLOSE, first, at) or earlier(message, first, last, past=True)


def _with_somebody(message: Message, at: int, first: int) -> bool:
    """Tell whether a "with" joins a sign to somebody: "woke up with", "sweating through the sheets with"."""
    before = message.form(at - 1)
    if before in WITH_AFTER:
        return True
    asked = message.forms[first] in OPENS_A_QUESTION or message.has((QUESTION,), at, len(message.forms))
    return not asked and before not in WITH_OTHERS and not message.has(GENERIC, first, at)


def _somebody(message: Message, at: int, first: int) -> bool:
    """Tell whether a real somebody stands before the verb at word `at`, or nobody at all ("got a fever")."""
    before = message.forms[max(first, at - 6) : at]
    if not before or before[-1] in _OPENERS:
        return True
    return before[-1] != "to" and any(word in WHO_IT_IS or word == "'s" for word in before)


def _owned(message: Message, start: int, end: int, reason: str) -> bool:
    """My fever is ..., his hives are ..., this rash, this fever, fever started."""
    before, after = message.form(start - 1), message.form(end)
    if before in BE - {"was", "were"} and message.form(start - 2) == "there":
        return not taken_back(message, start - 2, start)
    if before == "this":
        where = message.has(("where", "what", "which"), *message.sentence(start))
        return reason in ("", "question", "past", "infinitive") and not where
    if reason:
        return False
    if before in ("", ",", ".", "and", "but") and after in STARTED:
        return True
    return before in ("my", "his", "her", "the") and after in GOES_ON


def _dated(message: Message, start: int, end: int) -> bool:
    """Fever since last night, chest pain now."""
    first, last = message.sentence(start)
    if message.has_run(_TOLD_ABOUT, start - 7, start):
        return False  # "now you told me about the bandage and the fever"
    if message.forms[first] in OPENS_A_QUESTION - {"will", "would", "might", "may", "at"}:
        return False
    return happening_now(message, start) or lasting(message, end, last)


def _reported(message: Message, start: int, end: int) -> bool:
    """Terrible pain in my back and I'm dizzy; severe pain that won't go away; a bubble of pus by the hole."""
    first, last = message.sentence(start)
    after = message.form(end)
    if message.form(last) == QUESTION:
        return False
    if after == "that" and message.form(end + 1) in LASTS:
        return True
    asks = message.forms[first] in OPENS_A_QUESTION
    if not asks and _placed(message, end) and not message.has(NOT_BETWEEN, first, start):
        return True
    if not all(word in BARE or word in NAMES for word in message.forms[first:start]):
        return False
    if after in ("when", "every", "whenever"):
        return not asks
    for at in range(end, min(last - 1, end + 6)):
        if message.forms[at] in ("and", ",", "now", "because") and message.forms[at + 1] in _HERE:
            return message.has(_FINITE, at + 1, last)
    mine = message.has(("my", "his", "her"), end, min(last, end + 3))
    return mine and not message.has(QUESTION_WORDS | BE, end, last)


def _placed(message: Message, end: int) -> bool:
    """Tell whether a place of the body follows the sign ("by the hole")."""
    return message.form(end) in PLACES and message.form(end + 2) in SETS["site"]


def _bare(message: Message, start: int, end: int, alone: bool) -> bool:
    """The message is nothing but signs: "chest pain", "high fever and chills"."""
    if message.has(NEGATIONS | {QUESTION}, 0, len(message.forms)) or message.forms[0] in ("and", "or"):
        return False
    first, last = 0, len(message.forms)
    if alone and not message.has(QUESTION_WORDS | _SPEAKING_OF, 0, last):
        first, last = message.sentence(start)  # "Chest pain. I am alone here."
    rest = frozenset(message.forms[first:start] + message.forms[end:last])
    return rest <= BARE | NAMES and (alone or bool(rest & (MODIFIERS | NAMES)))
