"""Whether a temperature in a message is somebody's fever now, or a number asked about."""

from __future__ import annotations

from safety.frame_words import BE, QUESTION_WORDS, WHO_IT_IS, runs, words
from safety.message import Message
from safety.scope import taken_back
from safety.temperatures import Temperature, find_temperatures
from safety.times import happening_now
from safety.words import QUESTION

_ABOUT_HEAT = words(
    """temperature thermometer degrees fahrenheit celsius fever feverish forehead ear burning spiked spiking f c
    chills hot tylenol rising climbing febrile axillary rectal shivering sweats"""
)
_TIMES = words("minutes hours days")
_OTHER_MEASURES = words(
    """pounds pound lbs lb kg kilos kilograms dollars bucks percent cm mg ml years year old weeks week street room
    floor hemoglobin hematocrit hgb hct hb wbc platelets platelet white count counts ferritin pressure
    oxygen heart pulse rate bpm weigh weighs weight cost costs miles minutes hours days months blasts mcv
    cells over address code bus route age aged appointment bed inr creatinine iron plasma neutrophils copay
    outside"""
)
_STATING = words(
    """is 's are at of reads read reading says said hit hits has have got getting had running spiked showing shows
    to now about around up like almost nearly was degrees went registered measured measures from fever
    febrile temperature with , and a my his her"""
)
_ABOUT = words("about at around like up to now still a of almost")
_READS = words("is 's reads says hit has have shows said read")
_MEASURED = WHO_IT_IS | {"temperature", "thermometer", "fever"}
_THRESHOLD = words("over above under below than least past cutoff higher number")
_UNDER_THE_ARM = runs("under the arm,under his arm,under her arm,under my arm,under the tongue")
_OR_MORE = runs("and up,and over,or more,or above,or so")
_ASKED_ABOUT = runs("is that when,is that the,that i call,right ?,the number")
_ASKING_FIRST = BE | words("what which how when do does at should can would")


def find_fever_temperature(message: Message) -> Temperature | None:
    """Return the first temperature at or above 100.4 F or 38 C that somebody is said to have now."""
    for temperature in find_temperatures(message.forms):
        if temperature.fever and _is_body_heat(message, temperature) and _is_stated(message, temperature):
            return temperature
    return None


def no_fever_by_number(message: Message, fever_at: int) -> bool:
    """Tell whether the fever named at word `fever_at` has a number beside it that is no fever ("a fever of 99.5")."""
    first, last = message.sentence(fever_at)
    near = [t for t in find_temperatures(message.forms) if first <= t.start < last and abs(t.start - fever_at) <= 5]
    return bool(near) and not any(t.fever for t in near)


def _is_body_heat(message: Message, temperature: Temperature) -> bool:
    """Tell whether a number is a temperature and not an age, a weight or a laboratory value."""
    first, last = message.sentence(temperature.start)
    if message.form(temperature.end) in _OTHER_MEASURES:
        return False
    if message.has(
        _OTHER_MEASURES - _TIMES - {"over", "weeks", "week"},
        max(message.statement(temperature.start)[0], temperature.start - 5),
        temperature.start,
    ):
        return False
    if message.has(_ABOUT_HEAT, 0, len(message.forms)):
        return True
    if message.has(_OTHER_MEASURES - _TIMES, first, last):
        return False
    short = last - first <= 5 and not message.has(QUESTION_WORDS, first, last)
    return temperature.exact or (temperature.value >= 100 and (happening_now(message, temperature.start) or short))


def _is_stated(message: Message, temperature: Temperature) -> bool:
    """Tell whether a number is what somebody measured, and not a limit that is asked about."""
    start, end = temperature.start, temperature.end
    first, last = message.sentence(start)
    taken_under = message.has_run(_UNDER_THE_ARM, end, end + 3)
    above = not taken_under and message.has(_THRESHOLD, end, min(last, end + 3))
    if above or message.has(_THRESHOLD, max(first, start - 4), start):
        return False
    if message.has_run(_OR_MORE, end, end + 2) or message.has_run(_ASKED_ABOUT, end, len(message.forms)):
        return False
    if _measured(message, start, first) or message.form(start - 1) == "currently":
        return True
    if taken_back(message, start, end):
        return False
    if message.forms[first] in _ASKING_FIRST:
        return message.has(("has", "have", "got"), first + 1, last) and message.has(WHO_IT_IS, first, start)
    if message.has(("thermometer", "temperature"), first, start):
        return True
    now = happening_now(message, start)
    if now or message.has(("was", "had"), max(first, start - 4), start):
        return now
    before = message.forms[start - 1] if start > first else ""
    if not before and end == last and temperature.exact and QUESTION not in message.forms:
        return True  # a sentence of its own: "101.8. I took it twice"
    if before:
        return before in _STATING or before in WHO_IT_IS
    asked = message.has(("call", "count", "counts", "dangerous"), end, len(message.forms)) and QUESTION in message.forms
    return not asked and (message.form(end) not in ("", ".", ",") or len(message.forms) <= 8)


def _measured(message: Message, start: int, first: int) -> bool:
    """Tell whether the number at word `start` is said outright: "my temperature is 101", "it reads 102"."""
    at = start - 1
    while at > first and message.forms[at] in _ABOUT:
        at -= 1
    if at <= first or message.forms[at] not in _READS or message.forms[at - 1] not in _MEASURED:
        return False
    return not taken_back(message, at - 1, start)
