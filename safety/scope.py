"""What takes a sign back: "no fever", "if it bleeds", "would my leg go numb", "afraid I'll faint", "do people faint".

`taken_back` walks from the sign to the left. A subject ("my leg", "he") with a verb of its own begins the statement:
what stands before it no longer reaches the sign, but for an "if" and a "when".
"""

from __future__ import annotations

from safety.frame_words import (
    ANIMALS,
    ASKING,
    BE,
    CHANCES,
    CONDITIONS,
    DETERMINERS,
    FINITE,
    GENERIC,
    HEARSAY,
    JOINTS,
    MODALS,
    NEGATIONS,
    OWNERS,
    PERSONAL,
    PRONOUNS,
    QUESTION_WORDS,
    READ_SOMEWHERE,
    RESTARTS,
    SAYING,
    TIMES_TO_COME,
    WHETHER_AFTER,
    WHO_IT_IS,
    WORRIES,
    WORRY_OF,
)
from safety.message import Message
from safety.subjects import NAMED_SUBJECTS, asked_about, is_inverted, is_statement, is_subject
from safety.words import PAUSE

_JOINED_BY = JOINTS | CONDITIONS | TIMES_TO_COME | {"that", "or", ""}
_SEEING = frozenset("see feel hear smell tell".split())
_OPINION = frozenset("think believe see feel look seem suppose guess mean say know".split())
_BEGINNING = frozenset(
    """going about start started starting begin begins beginning seems seem appears continues continue continuing
    want wants wanted trying tried ready used need needs have has having got""".split()
)
_AHEAD = frozenset("needle needles tomorrow during know sight test".split())
_PART_OF_A_QUESTION = frozenset("what which any much many whose kind how".split())
_UNSURE = frozenset("not want wants like need needs".split())
_HOW_LIKELY = frozenset("chance chances odds likelihood risk risks likely probability".split())
_NOT_THE_SIGN = frozenset("idea way matter longer ,".split())


def taken_back(message: Message, start: int, end: int, named: bool = True) -> str:
    """Say what takes back the words `start` to before `end`: "negation", "condition", ...; "" where nothing does.

    "past" only tells that the words are in the past tense. `named` tells that the words only name a sign, so that a
    "no" reaches them from further away and over commas ("no fever, chills or pus").
    """
    forms = message.forms
    first, _ = message.sentence(start)
    begun = is_subject(message, start) or is_statement(message, start, end)
    if begun and (reason := asked_about(message, start, first)):
        return reason
    if reason := _right_before(message, start, first, begun):
        return reason
    if not begun and _speaks_for_itself(message, start):
        if message.form(start - 1) in GENERIC | ANIMALS:
            return "in general"
        begun = True
    subjects = int(begun)
    counted = start if begun else -1
    loose = begun and _is_loose(message, start)
    past = paused = joined = False
    for at in range(start - 1, first - 1, -1):
        word = forms[at]
        if word in RESTARTS or (word == "well" and is_subject(message, at + 1)):
            break
        joined = joined or word in JOINTS
        if reason := _reaches_over_subjects(message, at, start, first, subjects, loose, joined):
            return reason
        if begun:
            if word in DETERMINERS and counted == at + 1:
                counted = at  # "my" of "my legs"
            elif is_subject(message, at):
                counted = at
                subjects += 1
            if word == "not" and message.form(at + 1) in ("think", "believe") and subjects <= 1:
                return "negation"
            continue
        paused = paused or word == PAUSE
        past = past or (word in ("was", "were", "had") and start - at <= 3 and forms[at - 1] not in ("has", "have"))
        if reason := _reaches_within(message, at, start, first, named, paused):
            return reason
        if is_subject(message, at):
            begun = True
            subjects, counted = 1, at
            loose = _is_loose(message, at)
            if reason := asked_about(message, at, first):
                return reason
    return "past" if past else ""


def _right_before(message: Message, start: int, first: int, begun: bool) -> str:
    """Look at the few words before the sign: "how much bleeding", "is bleeding ...", "to faint"."""
    forms = message.forms
    before = forms[start - 1] if start > first else ""
    if before in _PART_OF_A_QUESTION or message.has(("how",), max(first, start - 3), start):
        return "question"
    if message.has(("which", "what"), max(first, start - 2), start):
        return "question"
    if forms[start] in BE and before not in ("why", "and") and is_inverted(message, start, first):
        return "question"
    if forms[start] == "going":
        if start - 2 >= first and forms[start - 2] in BE and before in PERSONAL:
            return "question"  # "is he going to faint"
        if message.has(WORRIES | _AHEAD, *message.sentence(start)):
            return "worry"
    if begun:
        return ""
    if before == "be" and forms[start] not in ("this", "so"):
        return "infinitive"
    if before == "from":
        return "infinitive"
    if before == "to" and not _begins(message, start - 2, first):
        return "infinitive"
    return ""


def _speaks_for_itself(message: Message, start: int) -> bool:
    """Tell whether a new statement begins here though its subject is left out ("can you help me cant breathe")."""
    if message.form(start - 1) in WHO_IT_IS:
        return False
    return message.form(start) in ("can", "could", "will") and message.form(start + 1) in ("not", "barely", "hardly")


def _is_loose(message: Message, at: int) -> bool:
    """Tell whether no "and", "if", comma joins the subject at word `at` to what stands before it."""
    while message.form(at - 1) in DETERMINERS:
        at -= 1
    return message.form(at - 1) not in _JOINED_BY


def _reaches_over_subjects(
    message: Message, at: int, start: int, first: int, subjects: int, loose: bool, joined: bool
) -> str:
    """Look at word `at` for what reaches a sign even over the subject of its statement."""
    forms = message.forms
    word = forms[at]
    if word in CONDITIONS and not _whether(message, at, first):
        general = message.form(at + 1) in GENERIC | {"anything", "something"} and subjects > 1
        harmless = subjects and (_polite(message, at) or general or subjects > 2 or (loose and subjects > 1))
        return "" if harmless else "condition"
    if (word == "case" and message.form(at - 1) == "in") or forms[at - 2 : at + 1] == ("let", "us", "say"):
        return "condition"
    if word in TIMES_TO_COME and start - at <= 6 and subjects <= 1 and not _never_before(message, at):
        after = message.form(at + 1)
        direct = start == at + 1 or is_subject(message, at + 1) or after in OWNERS or after in NAMED_SUBJECTS
        return "condition" if direct else ""
    if joined:
        return ""
    if word in _HOW_LIKELY and subjects <= 1 and message.has(("what", "any", "how"), max(first, at - 4), at):
        return "a chance"
    if (
        word in ("know", "tell")
        and subjects <= 2
        and not message.has(FINITE, at + 1, start)
        and _asks_how_to_know(message, at, first)
    ):
        return "question"
    if word in READ_SOMEWHERE and message.has(SAYING, at + 1, min(start, at + 4)):
        return "read somewhere"
    return "hearsay" if any(forms[at : at + len(run)] == run for run in HEARSAY) else ""


def _reaches_within(message: Message, at: int, start: int, first: int, named: bool, paused: bool) -> str:
    """Look at word `at` for what reaches a sign only as far as no subject stands between."""
    forms = message.forms
    word, after = forms[at], forms[at + 1]
    stopped = paused and not named
    if word in NEGATIONS and not stopped and _negates(message, at, start, named):
        return "negation"
    if word in MODALS and not stopped and not (word == "can" and after in _SEEING):
        return "modal"
    if word in ASKING and not stopped and after != "not":
        return "question"
    if word in CHANCES or (word in WORRIES and (named or after in WORRY_OF)):
        return "a chance or a worry"
    if word in ("someone", "somebody") and after in ("is", "'s", "has", "just"):
        return ""  # "someone is having a seizure here"
    if word in GENERIC or (word in ANIMALS and forms[at - 2 : at] != ("like", "a")):
        return "in general"
    if word in BE and at + 1 < start and is_inverted(message, at, first) and forms[at - 1] not in ("why", "and"):
        return "question"
    return "future" if word == "going" and after == "to" else ""


def _asks_how_to_know(message: Message, at: int, first: int) -> bool:
    """Tell whether "how would I", "how do you" stands before the "know" at word `at`."""
    return at - 3 >= first and message.forms[at - 3] == "how" and message.forms[at - 2] in MODALS | ASKING


def _never_before(message: Message, at: int) -> bool:
    """Tell whether a "before" ends "never happened before"."""
    return message.forms[at] == "before" and message.has(("never", "not", "ever", "this"), at - 4, at)


def _polite(message: Message, at: int) -> bool:
    """Tell whether an "if" only leads up to the statement ("if you can help me, my leg is numb")."""
    who, verb = message.form(at + 1), message.form(at + 2)
    return (who in ("you", "someone", "somebody") and verb in ("can", "could", "would", "are")) or (
        who in ("this", "that") and verb == "is"
    )


def _whether(message: Message, at: int, first: int) -> bool:
    """Tell whether an "if" only means "whether" ("not sure if he is having a seizure")."""
    before = message.forms[at - 1] if at > first else ""
    if message.forms[at] not in ("if", "whether") or before not in WHETHER_AFTER:
        return False
    if message.has(("how", "would", "will", "you"), max(first, at - 5), at):
        return False
    return before in ("sure", "wondering", "wonder", "unsure") or message.has(_UNSURE, max(first, at - 4), at)


def _negates(message: Message, at: int, start: int, named: bool) -> bool:
    """Tell whether the "not" or "no" at word `at` is about the sign that starts at word `start`."""
    word, after = message.forms[at], message.form(at + 1)
    if word == "hardly" or (word == "no" and (after in _NOT_THE_SIGN or after in PRONOUNS or after in OWNERS)):
        return False
    if word == "any":
        return message.has(("do", "have", "has", "there", "without", "not", "is"), at - 4, at)
    if word != "not":
        return True
    if after in ("only", "just", "sure", "certain"):
        return False
    return after in _OPINION or start - at <= (6 if named else 3)


def _begins(message: Message, at: int, first: int) -> bool:
    """Tell whether a "to" after word `at` leads to something that begins now ("started to bleed")."""
    word = message.forms[at] if at >= first else ""
    if word != "going":
        return word in _BEGINNING
    forms = message.forms
    mine = at - 2 >= first and forms[at - 1] in BE | {"be"} and forms[at - 2] in PERSONAL
    return mine and not message.has(WORRIES | QUESTION_WORDS, first, at)
