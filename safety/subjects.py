"""Where a statement begins ("my leg", "he"), and whether the words before it make it a question ("would my leg")."""

from __future__ import annotations

from safety.frame_words import (
    ASKING,
    BE,
    DETERMINERS,
    FINITE,
    HAVE,
    MODALS,
    NO_SUBJECT_AFTER,
    OWNERS,
    PERSONAL,
    PRONOUNS,
    QUESTION_WORDS,
    WHO_IT_IS,
)
from safety.message import Message

_ALWAYS_SUBJECTS = frozenset({"i", "he", "she", "there"})
_ONE_PERSON = frozenset({"he", "she", "it"})
_OWN = frozenset("i he she my his her this".split())
NAMED_SUBJECTS = frozenset(
    """blood bleeding bleed pain fever temperature swelling redness rash hives vision speech words breathing breath
    voice room pus discharge fluid stuff pulse wound forehead head belly stomach neck chest""".split()
)
_OPENERS = frozenset(["", ",", "and", "or", "so", "then", "also"])


def is_subject(message: Message, at: int) -> bool:
    """Tell whether a statement's subject begins at word `at`."""
    word, before = message.forms[at], message.form(at - 1)
    if word in PRONOUNS:
        return word in _ALWAYS_SUBJECTS or before not in NO_SUBJECT_AFTER
    if before in NO_SUBJECT_AFTER:
        return False
    if word in OWNERS:
        return before not in OWNERS
    return word in PERSONAL and before not in DETERMINERS and before not in ("a", "an")


def is_statement(message: Message, start: int, end: int) -> bool:
    """Tell whether the words `start` to before `end` are a subject with its own verb ("legs are numb")."""
    owned = message.form(start - 1) in OWNERS
    return (owned or message.forms[start] in WHO_IT_IS | OWNERS | NAMED_SUBJECTS) and message.has(
        FINITE, start + 1, end
    )


def asked_about(message: Message, at: int, first: int) -> str:
    """Say what makes a question of the statement whose subject stands at word `at` ("modal", "question"), or ""."""
    forms = message.forms
    while at > first and forms[at - 1] in DETERMINERS:
        at -= 1
    before = forms[at - 1] if at > first else ""
    earlier = forms[at - 2] if at - 2 >= first else ""
    if before == "not" and at - 2 >= first:
        before, earlier = earlier, forms[at - 3] if at - 3 >= first else ""
        if earlier in PERSONAL:
            return ""  # "he can't, he can't ..."
    if (before == "do" and forms[at] in _ONE_PERSON) or (before in ASKING and earlier in PRONOUNS | {"to"}):
        return ""  # "what do I do, he ...", "what to do, my leg ..."
    if before in MODALS:
        return "" if earlier == "why" else "modal"
    if before in ASKING:
        return "" if earlier in ("why", "come") and forms[at] != "it" else "question"
    if before in BE and is_inverted(message, at - 1, first):
        return "" if forms[at] in _OWN or earlier == "why" else "question"
    if before in HAVE and (earlier in QUESTION_WORDS or earlier in ("", ",", ".", "?")):
        return "question"
    return ""


def is_inverted(message: Message, at: int, first: int) -> bool:
    """Tell whether the verb at word `at` stands before its subject, as in a question."""
    before = message.forms[at - 1] if at > first else ""
    return before in _OPENERS or before in QUESTION_WORDS
