"""Whether the words around a sign speak of now, of an earlier time, or of something that is over."""

from __future__ import annotations

from safety.frame_words import runs, words
from safety.message import Message

_NOW = words("again still now today tonight suddenly keeps ongoing currently already sudden constantly")
_SHORT_TIMES = words("minutes minute hour hours moment")
_PARTS_OF_TODAY = words("morning evening afternoon minute moment")
_HAPPENED_JUST = words(
    "had now started took fainted collapsed vomited fell got came noticed threw spiked broke went stopped"
)
_COMES_BACK = words("is 's are came coming")
_SPANS = words("minutes hour hours day days night nights while")
_WHOLE_TIMES = words("day night morning evening afternoon week")

_LONG_TIMES = words("year years month months decade decades")
_UNITS = _LONG_TIMES | {"week", "weeks"}
_DAYS = frozenset({"day", "days"})
_LAST_ONES = _UNITS | words(
    """time one biopsy test procedure summer winter spring fall christmas surgery appointment visit january
    february march april may june july august september october november december"""
)
_YOUNG = words("kid child baby teenager teen girl boy toddler")
_HISTORY = words("history previously chronic lifelong")
_THEN = runs(
    "when they,when i was,when he was,when she was,when i saw,at my,during the test,during it,during the biopsy,"
    "during the procedure,while they,the sight of,at the sight,when she had,when he had,when i had,"
    "when i gave,when the,used to,"
    "after hers,at hers,after theirs,with hers,back in the day,back then,back when,growing up,in the navy,"
    "in the army,in the war"
)
_FOR_YEARS = words("years months many childhood birth accident")
_SEASONS = words(
    """christmas easter thanksgiving summer winter spring january february march april may june july august september
    october november december"""
)
_DECADES = words("forties fifties sixties seventies eighties nineties")
_AFTER_A_YEAR = frozenset(
    ["", ".", ",", "?", "when", "and", "my", "i", "he", "she", "after", "at", "with", "during", "but"]
)
_OWN_VISIT = words("test biopsy procedure shot appointment visit sedation")

_STOPPED = words("gone stopped resolved vanished disappeared healed over cleared subsided")
_BEFORE_STOPPED = words("is 's are has have all now been just pretty much mostly finally since completely")
_CAN_STOP = words(
    """it that they this bleeding fever pain swelling rash redness chills numbness dizziness vomiting blood
    infection feeling headache nausea itching but"""
)
_WELL = words("fine ok better good great well normal")
_IS = words("am is are 's")
_NOT_OVER = words("not never no was were until if when will hardly than says said say")
_INSISTS = words("insists claims swears pretends reckons insisting pretending")
"""Who says that all is well may be wrong ("he insists that he is fine")."""
_GONE_ON = words("up down numb on")
_SOMEBODY = words("i he she we they all it")


def happening_now(message: Message, start: int) -> bool:
    """Tell whether the clause of word `start` says that it is happening now: "since last night", "an hour ago"."""
    if _just_now(message, message.sentence(start)[1]):
        return True
    first, last = message.clause(start)
    if any(form in _NOW and message.form(at + 1) != "they" for at, form in enumerate(message.forms[first:last], first)):
        return True
    for at in range(first, last):
        word, before, after = message.forms[at], message.form(at - 1), message.form(at + 1)
        if (
            (word == "since" and not _because(message, at) and (before != "ever" or at + 1 < last))
            or (word == "this" and after in _PARTS_OF_TODAY)
            or (word == "back" and before in _COMES_BACK)
            or (word == "just" and after in _HAPPENED_JUST)
            or (word == "ago" and message.has(_SHORT_TIMES, at - 3, at))
        ):
            return True
    return False


def _just_now(message: Message, last: int) -> bool:
    """Tell whether a time that is now stands alone behind the sentence that ends before word `last` ("Just now.")."""
    return message.forms[last + 1 : last + 3] in (("just", "now"), ("right", "now"))


def _because(message: Message, at: int) -> bool:
    """Tell whether a "since" means "because" ("since my fevers have no explanation") or "for years"."""
    after, second = message.form(at + 1), message.form(at + 2)
    return bool((_FOR_YEARS | _SEASONS) & {after, second}) or (after == "my" and second not in _OWN_VISIT)


def lasting(message: Message, end: int, last: int) -> bool:
    """Tell whether a time that is going on stands right behind a sign: "for half an hour", "all day"."""
    return any(
        (message.forms[at] == "for" and message.has(_SPANS, at + 1, min(last, at + 5)))
        or (message.forms[at] == "all" and message.form(at + 1) in _WHOLE_TIMES)
        for at in range(end, min(last, end + 4))
    )


def earlier(message: Message, first: int, last: int, past: bool, grave: bool = False) -> bool:
    """Tell whether words `first` to before `last` speak of an earlier time.

    `past` tells that the sign is told in the past tense, so that "days ago" or "when they drew blood" is enough;
    `grave` that it is an emergency, which weeks do not make an old story.
    """
    if past and message.has_run(_THEN, first, last):
        return True
    return any(_is_earlier(message, at, last, past, grave) for at in range(first, last))


def once_upon_a_time(message: Message, first: int, last: int) -> bool:
    """Tell whether words `first` to before `last` name an earlier time outright ("once", "years ago", "in '88")."""
    return any(_is_earlier(message, at, last, past=True, grave=True) for at in range(first, last))


def _is_earlier(message: Message, at: int, last: int, past: bool, grave: bool) -> bool:
    word, after = message.forms[at], message.form(at + 1) if at + 1 < last else ""
    match word:
        case "last" | "previous" | "prior" | "first" | "past":
            return after in _LAST_ONES and (word, after) != ("first", "time")
        case "back":
            return message.has(_UNITS | {"while"}, at - 2, at) and message.form(at - 2) != "came"
        case "ago":
            return message.has(_UNITS | (_DAYS if past else frozenset()), at - 2, at)
        case "for" | "of" | "since":
            return message.has(_LONG_TIMES if grave else _UNITS, at + 1, min(last, at + 4))
        case "as":
            return after in ("a", "an") and message.has(_YOUNG, at + 2, min(last, at + 4))
        case "when":
            return message.has(("was", "were"), at + 1, min(last, at + 4))
        case "in":
            return after == "nineteen" or _is_year(after) or _is_decade(message, at + 1)
        case "once":
            return past and message.form(at - 1) != "at" and after not in _SOMEBODY
        case "used":
            return after == "to"
        case "before":
            return past and at + 1 == last and not message.has(("never", "not", "ever"), at - 5, at)
    return word in _HISTORY


def since_a_season(message: Message, first: int, last: int) -> bool:
    """Tell whether words `first` to before `last` say "since Christmas", "since the summer", "since May"."""
    return any(message.forms[at] == "since" and message.has(_SEASONS, at + 1, at + 3) for at in range(first, last))


def is_chronic(message: Message, first: int, last: int) -> bool:
    """Tell whether words `first` to before `last` say that it has been so for years ("since the accident in 2009")."""
    for at in range(first, last):
        if message.forms[at] == "since" and (
            message.has(_FOR_YEARS, at + 1, at + 3) or _is_year(message.form(at + 1)) or _is_year(message.form(at + 2))
        ):
            return True
        if message.forms[at] == "for" and message.has(("years", "decades"), at + 1, min(last, at + 4)):
            return True
    return False


def _is_year(word: str) -> bool:
    return len(word) == 4 and word[:2] in ("19", "20") and word.isdigit()


def _is_decade(message: Message, at: int) -> bool:
    """Tell whether a year or a decade in short stands at word `at`: "in '88", "in the 80s", "in the eighties"."""
    if message.form(at) == "the":
        return message.form(at + 1) in _DECADES or (
            _is_two_digits(message.form(at + 1)) and message.form(at + 2) == "s"
        )
    return _is_two_digits(message.form(at)) and message.form(at + 1) in _AFTER_A_YEAR


def _is_two_digits(word: str) -> bool:
    return len(word) == 2 and word.isdigit() and int(word) >= 40


def is_over(message: Message, end: int) -> bool:
    """Tell whether the words from `end` on say that the sign before them is over ("but it has stopped")."""
    _, last = message.sentence(max(0, end - 1))
    reach = min(len(message.forms), end + 14)
    for at in range(end, reach):
        if message.forms[at] == "." and at >= last and at > end + 2:
            return False
        if _INSISTS & set(message.forms[max(0, at - 5) : at]):
            continue
        if not _NOT_OVER & set(message.forms[max(0, at - 3) : at]) and _tells_the_end(message, at, end):
            return True
    return False


def _tells_the_end(message: Message, at: int, end: int) -> bool:
    word, after = message.forms[at], message.form(at + 1)
    before, second = message.form(at - 1), message.form(at - 2)
    if word in _STOPPED:
        if (word == "gone" and after in _GONE_ON) or (word == "over" and before not in ("is", "'s")):
            return False
        subject = at - 1
        while subject >= end and message.forms[subject] in _BEFORE_STOPPED:
            subject -= 1
        return subject < end or message.forms[subject] in _CAN_STOP
    if word in _WELL:
        well_now = after in ("now", "today", "after") and before not in ("it", "that", "this")
        return ((before in _IS and second in _SOMEBODY) or well_now) and (second, before) != ("is", "it")
    if word == "but":
        return after in _SOMEBODY and message.forms[at + 2 : at + 4] == ("did", "not")
    if word == "back":
        return message.forms[at - 3 : at] in (
            ("but", "it", "came"),
            ("but", "they", "came"),
            ("but", "feeling", "came"),
        )
    return (word == "away" and before in ("went", "going")) or (word == "no" and after == "longer")
