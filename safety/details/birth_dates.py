"""Dates of birth in every form, and full dates that are not said to be an appointment's or an illness's."""

from __future__ import annotations

from collections.abc import Iterator

from safety.details.detail import Detail
from safety.details.figures import TEENS, TENS, read_figure
from safety.details.tokens import Tokens, file_runs

_BIRTH = file_runs(
    """
    born
    birth
    birthday
    birthdate
    birthdays
    birthday's
    birthdate's
    dob's
    bday
    b - day
    dob
    d . o . b
    d o b
    """
)
_MONTHS = {
    name: number
    for number, names in enumerate(
        """january jan|february feb|march mar|april apr|may|june jun|july jul|august aug|september sept sep|
        october oct|november nov|december dec""".split("|"),
        start=1,
    )
    for name in names.split()
}
_ORDINALS = frozenset(
    """first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth
    fifteenth sixteenth seventeenth eighteenth nineteenth twentieth thirtieth""".split()
)
_ENDINGS = frozenset("st nd rd th".split())
_SEPARATORS = frozenset("/ - . – , ' ’ of the in year slash dash and uh um".split())
_FILLERS = frozenset(
    """is was on in of date the my her his our it's its it : = ( um uh , - . ' ’ s back and year that's thats a i am
    would be for patient patient's child's given as , in around about spring summer fall autumn winter early late new
    year's day eve christmas""".split()
)
_AFTER = frozenset(
    """weeks week months month days day hours minutes early late premature prematurely preemie lbs pounds kids children
    years year""".split()
)
_EVENTS = frozenset(
    """biopsy biopsies aspiration bmb appointment appt diagnosed diagnosis dx chemo transplant surgery procedure
    scheduled schedule test results result since until till come coming reviewed revised updated published visit
    treatment infusion done had remission relapsed relapse admitted admission discharged scan mri ct labs operation
    started start finished ended seen booked book rescheduled reschedule move moved moving between vaccine shot
    vaccinated expires dated last next due""".split()
)
_LONGEST = 10
_LATELY = "2016"
"""A full date from this year on is more often a treatment's than a patient's birth, where nothing says which."""


def find_birth_dates(tokens: Tokens) -> Iterator[Detail]:
    """Find dates behind "born", "birthday", "DOB", and full dates (day, month, year) that no event explains."""
    at = 0
    while at < len(tokens):
        label = tokens.longest(at, _BIRTH)
        span = _after_label(tokens, at + label) if label else _alone(tokens, at)
        if span is None:
            at += label or 1
            continue
        first, last = span
        yield Detail("date of birth", tokens[first].start, tokens[last].end)
        at = last + 1


def _after_label(tokens: Tokens, at: int) -> tuple[int, int] | None:
    """Return first and last token of the date behind a label that ends before `at`, or None."""
    start = at
    while start < at + _LONGEST and not _is_part(tokens, start):
        if tokens.form(start) not in _FILLERS:
            return None
        start += 1
    last = _date_end(tokens, start)
    if last is None or tokens.form(last + 1) in _AFTER:
        return None
    return start, last


def _alone(tokens: Tokens, at: int) -> tuple[int, int] | None:
    """Return first and last token of a full date that begins at `at` and is not an event's, or None."""
    if (tokens.joined(at) and tokens.form(at - 1) != "(") or not _is_part(tokens, at):
        return None
    last = _written_date(tokens, at) or _worded_date(tokens, at)
    if last is None:
        return None
    if _is_birth_behind(tokens, last + 1):
        return at, last
    if tokens[last].is_numeral and _LATELY <= tokens.form(last) < "2100":
        return None
    if tokens.before(at, _EVENTS, 8) or any(tokens.form(place) in _EVENTS for place in range(last + 1, last + 4)):
        return None
    return at, last


def _is_birth_behind(tokens: Tokens, at: int) -> bool:
    """Tell whether "is my birthday" follows."""
    return any(tokens.longest(place, _BIRTH) for place in range(at, at + 5))


def _written_date(tokens: Tokens, at: int) -> int | None:
    """Return the last token of 3/14/1962, 14.3.62 or 1962-03-14, or None."""
    parts = [tokens[at + step] for step in range(5)]
    mark = parts[1].form
    if mark not in ("/", "-", ".", "–") or parts[3].form != mark or not all(p.is_numeral for p in parts[::2]):
        return None
    if not all(tokens.joined(at + step) for step in range(1, 5)):
        return None
    sizes = tuple(len(part.form) for part in parts[::2])
    values = [int(part.form) for part in parts[::2]]
    if sizes[0] == 4:
        plausible = 1 <= values[1] <= 31 and 1 <= values[2] <= 31 and 1900 <= values[0] <= 2100
    else:
        year = sizes[2] == 2 or (sizes[2] == 4 and 1900 <= values[2] <= 2100)
        plausible = year and max(sizes[:2]) <= 2 and 1 <= min(values[:2]) <= 12 and max(values[:2]) <= 31
    joined = tokens.joined(at + 5) and (tokens[at + 5].is_numeral or tokens.form(at + 5) == mark != ".")
    return at + 4 if plausible and not joined else None


def _worded_date(tokens: Tokens, at: int) -> int | None:
    """Return the last token of "March 14, 1962" or "the 14th of March nineteen sixty two", or None."""
    if not (tokens.form(at) in _MONTHS or _is_day(tokens, at)):
        return None
    months = numbers = years = 0
    place, last = at, at
    while place < at + 14:
        form = tokens.form(place)
        if form in _MONTHS:
            months += 1
            last, place = place, place + 1
        elif form in _ORDINALS or ((figure := read_figure(tokens, place)) is None and form in _ENDINGS):
            numbers += form in _ORDINALS
            last, place = place, place + 1
        elif figure is not None and len(figure.digits) <= 4:
            numbers += 1
            if months and numbers > 1:
                years += len(figure.digits)
            last, place = figure.last, figure.last + 1
        elif form in _SEPARATORS and last >= place - 2:
            place += 1
        else:
            break
        if months > 1 or numbers > 5:
            return None
    return last if months == 1 and years >= 2 and numbers >= 2 else None


def _date_end(tokens: Tokens, at: int) -> int | None:
    """Return the last token of a date, in part or whole, that begins at `at` behind a label; None where none does."""
    place, last = at, None
    digits = months = parts = 0
    while place < at + 16:
        form = tokens.form(place)
        figure = read_figure(tokens, place)
        if form in _MONTHS and months == 0:
            months, last, place = 1, place, place + 1
        elif form in _ORDINALS or (form in _ENDINGS and last is not None):
            digits += 2
            last, place = place, place + 1
        elif form == "thousand" and last == place - 1:
            digits, last, place = digits + 3, place, place + 1
        elif figure is not None and digits < 11:
            digits += len(figure.digits)
            last, place = figure.last, figure.last + 1
        elif form in _SEPARATORS and last is not None and last >= place - 3 and not _ends_sentence(tokens, place):
            place += 1
            continue
        else:
            break
        parts += 1
    return None if last is None or (digits < 2 and not months) else last


def _ends_sentence(tokens: Tokens, at: int) -> bool:
    """Tell whether a full stop ends a sentence here, and not a month's short form or a part of 3.14.62."""
    return tokens.form(at) == "." and not tokens.joined(at + 1) and tokens.form(at - 1) not in _MONTHS


def _is_part(tokens: Tokens, at: int) -> bool:
    return tokens.form(at) in _MONTHS or _is_day(tokens, at) or read_figure(tokens, at) is not None


def _is_day(tokens: Tokens, at: int) -> bool:
    form = tokens.form(at)
    if tokens[at].is_numeral:
        return 1 <= int(form[:5]) <= 31
    return form in _ORDINALS or form in TEENS or form in TENS
