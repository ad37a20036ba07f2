"""Signs that are real but not happening now: years ago, over again, a habit, another cause, the reason for the test."""

from __future__ import annotations

from safety.claim_words import NOT_CLOSE
from safety.excuses import is_excused, is_excused_even_now
from safety.frame_words import QUESTION_WORDS, runs, words
from safety.matching import Found
from safety.message import Message
from safety.times import earlier, happening_now, is_chronic, is_over, once_upon_a_time, since_a_season
from safety.word_sets import SETS

_PRESENT = words("is am are 's can will has have keeps does do feels feel looks hurts wakes opens")
_PAST = words(
    """could was were had went turned got became started fell dropped gave stopped coughed vomited swelled swole
    came blew fainted collapsed took swallowed puked felt closed bled"""
)
_REASONS = runs(
    "is why,are why,that why,'s why,was why,is the reason,are the reason,reason for the test,reason for the biopsy,"
    "reason for it,reason they,reason i am having,reason he is having,reason she is having,order it,ordered it,"
    "ordered this,ordered the test,ordered the biopsy,find out why,in the first place,what brought,so he sent me,"
    "marrow they want,doing the test because,having the test because,getting the test because,"
    "doing the biopsy because,having the biopsy because,getting the biopsy because,"
    "so they sent me for,so they tested,so they want,so they are,started all this,to begin with,did it because"
)
_REASONS_FOR_THE_CLINIC = runs(
    "unexplained,unknown origin,no explanation,how they found,how it was found,how it started,how this started,"
    "how it all,diagnosed after,found the leukemia because,found it because,led to this,first sign,sent me for,"
    "find why,can explain,nobody knows why,looking at my marrow,they found low,doctor wants it,"
    "want his marrow,want her marrow,want my marrow,want marrow,what started"
)
_HABITS = words("always usually easily tend tends prone typically generally normally")
_WEAK_HABITS = words("sometimes often occasionally")
_HABIT_RUNS = runs(
    "most days,half the time,in the mornings,at times,every evening,anyway,now and then,for years,on and off,"
    "off and on,all summer,all winter,all year,all spring"
)
_LIFELONG = runs(
    "always has,always have,always did,always does,all his life,all her life,all my life,since he was a,"
    "since she was a,since i was a"
)
"""These tell of a habit even behind a comma ("he faints at needles, always has")."""
_TRIFLES = words(
    """shave shaves shaving shaved brush brushes brushing floss flosses flossing skip skips skipping skipped miss
    misses missed"""
)
_BLEED = frozenset({"bleed", "bleeds"})
_WHENS = words("when if whenever")
_ON_AND_OFF = runs("on and off,off and on,now and then")
_CHILDHOOD = runs("when i was a,when he was a,when she was a,when i was little,as a kid,as a child,as a boy")
_LATELY = words("today tonight morning afternoon sedation just")
"""A fit that is over is urgent all the same where one of these tells that it was today."""
_COULD_THAT_HAPPEN = runs(
    "could that happen,can that happen,does that happen,would that happen,will that happen,could it happen,"
    "can it happen,does it happen,how likely,is that common,happen to him,happen to her,happen to my,happen to us,"
    "happen often,is that true,is it true"
)
_SLIGHTLY = words("little bit slightly tad")
_HEALING = words("sore tender purple pink")
_ALARMING = SETS["inflamed"] | words("red redder hot hotter warm warmer hard tight")
_FROM_AROUND = runs(
    "someone at,somebody at,mom at,dad at,man at,woman at,lady at,people at,brother in law,sister in law"
)
_LISTS = runs("is that the list,is that the actual list,is that the whole list,is that the full list,is that your list")
_SOMEBODYS = words("i he she we my his her our")
_THE_TEST = runs("during the test,during it,during the biopsy,during the procedure,during that,during mine,during his")
_CAUSES = words(
    """chemo steroids prednisone steroid failure asthma diabetes penicillin latex peanuts tape adhesive balloons codeine
    iodine contrast dye disc chemotherapy radiation kidney anemia attacks"""
)
_NERVES = frozenset({"numb or weak legs"})
_POSTURES = words("sitting lying laying chair gym workout standing walking running")
_MOODS = words("anxiety panic mask")
_GIVES = words("gave gives make makes made")
_ILLNESSES = words(
    """neuropathy arthritis menopause migraines epilepsy copd fibromyalgia sciatica stenosis parkinson lupus
    gout epidural disorder childbirth"""
)


def belongs_elsewhere(message: Message, found: Found) -> str:
    """Say why a sign is not happening now ("over", "earlier", "a habit", ...); "" where it may well be.

    A present-tense emergency ("he can't breathe") is not given up for an earlier time or a known illness that the same
    sentence speaks of.
    """
    start, end = found.start, found.end
    first, last = message.sentence(start)
    grave = found.sign.kind == "emergency"
    in_present = (
        grave and found.sign.form == "state" and message.has(_PRESENT, start, end) and not told_in_past(message, found)
    )
    if message.has(("laughing",), *message.statement(start)) and not message.has(("gas",), *message.statement(start)):
        return "not meant"
    lately = found.sign.name == "seizure" and message.has(_LATELY, 0, len(message.forms))
    if _is_mild(message, found):
        return "mild"
    if not in_present and not lately and is_over(message, end):
        return "over"
    if found.sign.form == "event" and once_upon_a_time(message, *message.statement(start)):
        return "earlier"
    if since_a_season(message, *message.statement(start)) and message.has_run(_ON_AND_OFF, *message.statement(start)):
        return "earlier"
    if not grave and message.has_run(_CHILDHOOD, *message.statement(start)):
        return "earlier"
    if _is_somebody_elses(message, found):
        return "somebody else's"
    if _is_on_a_list(message, found):
        return "on a list"
    if is_excused_even_now(message, found):
        return "explained"
    if happening_now(message, start):
        return ""
    if is_excused(message, found):
        return "explained"
    if _is_habit(message, start, end, grave):
        return "a habit"
    if is_chronic(message, *message.statement(start)):
        return "earlier"
    if (not grave or found.sign.name in _NERVES) and _has_another_cause(message, found):
        return "another cause"
    if in_present:
        return ""
    past = told_in_past(message, found)
    span = message.assertion(start) if past and not grave else message.statement(start)
    behind = message.form(span[1] + 1), message.form(span[1] + 2)
    if behind in (("that", "was"), ("it", "was"), ("this", "was")):
        span = span[0], last
    if earlier(message, *span, past, grave):
        return "earlier"
    if message.has_run(_THE_TEST, first, last):
        return "during the test"
    return ""


def _is_somebody_elses(message: Message, found: Found) -> bool:
    """Tell whether it is a friend's story, told to ask whether that could happen here, too."""
    first, _ = message.assertion(found.start)
    other = message.has(NOT_CLOSE, first, found.start) or message.has_run(_FROM_AROUND, first, found.start)
    told = told_in_past(message, found) or message.has(("said", "had", "got"), first, found.start)
    return other and told and message.has_run(_COULD_THAT_HAPPEN, found.end, len(message.forms))


def _is_mild(message: Message, found: Found) -> bool:
    """Tell whether a site is only "a little sore and purple", which is how it heals."""
    if found.sign.name != "swelling, warmth or redness at the site":
        return False
    said = frozenset(message.forms[max(message.clause(found.start)[0], found.start - 3) : found.end])
    return bool(said & _SLIGHTLY) and bool(said & _HEALING) and not said & _ALARMING


def _is_on_a_list(message: Message, found: Found) -> bool:
    """Tell whether a sign is only read out from a list that is asked about ("fever, pus, is that the whole list")."""
    _, last = message.sentence(found.start)
    begin, _ = message.statement(found.start)
    somebody = any(
        message.forms[at] in _SOMEBODYS and message.form(at + 1) not in ("says", "said", "reckons")
        for at in range(begin, found.end)
    )
    return message.has_run(_LISTS, found.end, last) and not somebody


def told_in_past(message: Message, found: Found) -> bool:
    """Tell whether a sign is told in the past tense ("he fainted", "she was bleeding")."""
    if found.sign.form == "event":
        return True
    first = max(message.assertion(found.start)[0], found.start - 3)
    before = message.has(("could", "was", "were", "had"), first, found.start)
    return before or message.has(_PAST, found.start, found.end)


def is_the_reason(message: Message, found: Found) -> bool:
    """Tell whether a sign is given as the reason for the test ("fevers are why they ordered it")."""
    span = message.assertion(found.start)
    if found.sign.kind == "clinic":
        return message.has_run(_REASONS, *span) or message.has_run(_REASONS_FOR_THE_CLINIC, *span)
    past = told_in_past(message, found) or found.sign.form == "thing"
    return past and not happening_now(message, found.start) and message.has_run(_REASONS, *span)


def _is_habit(message: Message, start: int, end: int, grave: bool) -> bool:
    """Tell whether a sign is what somebody always has ("I faint easily", "I get hives from latex")."""
    first, last = message.statement(start)
    if message.has_run(_HABIT_RUNS, first, last) or message.has(("gets",), start, end):
        return True
    here = message.has(_PRESENT | {"not"}, start, end)
    lifelong = message.has_run(_LIFELONG, end, min(message.assertion(start)[1], end + 9))
    if not (grave and here) and (lifelong or _over_trifles(message, end)):
        return True
    if message.form(start - 1) in ("get", "gets"):
        return not grave or message.has(QUESTION_WORDS | {"can", "does", "is"}, end, len(message.forms))
    subject = message.form(start - 1) if message.forms[start] in _BLEED else message.forms[start]
    easily = message.has(("thinners", "easily"), end, end + 5)
    if easily and subject in ("i", "he", "she") and message.has(_BLEED, start, start + 2):
        return True  # "I bleed like a pig on these thinners"
    if grave:
        return message.has(_HABITS, max(first, start - 1), min(last, end + 1))
    return message.has(_HABITS | _WEAK_HABITS, max(first, start - 2), min(last, end + 2))


def _over_trifles(message: Message, end: int) -> bool:
    """Tell whether a "when he shaves", "if she skips breakfast" follows the sign that ends before word `end`."""
    near = range(end, min(message.clause(end - 1)[1], end + 2))
    return any(message.forms[at] in _WHENS and message.has(_TRIFLES, at + 1, at + 4) for at in near)


def _has_another_cause(message: Message, found: Found) -> bool:
    """Tell whether the clause around a sign names another cause ("from chemo", "my arthritis")."""
    first, last = message.statement(found.start)
    return any(
        not found.start <= at < found.end and (message.forms[at] in _ILLNESSES or _is_cause(message, at, first))
        for at in range(first, last)
    )


def _is_cause(message: Message, at: int, first: int) -> bool:
    word = message.forms[at]
    near = max(first, at - 3)
    if word in _POSTURES:
        return message.has(("from",), near, at)
    if word in _MOODS:
        return message.has(("from", "with"), near, at)
    if word not in _CAUSES:
        return False
    because = message.has(("from", "due"), near, at) or message.has_run((("because", "of"),), near, at)
    after = word in ("chemo", "penicillin") and message.has(("after",), near, at)
    return because or after or message.has(_GIVES, at, at + 3)
