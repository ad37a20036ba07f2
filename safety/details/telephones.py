"""Telephone numbers, written in any form or spoken digit by digit, and long numbers that nothing explains."""

from __future__ import annotations

from collections.abc import Iterator

import phonenumbers

from safety.details.detail import Detail
from safety.details.figures import Run, read_run, read_runs
from safety.details.own_numbers import national_digits, own_numbers
from safety.details.tokens import Tokens

_CONTEXT = frozenset(
    """phone telephone number numbers cell cellphone mobile call calling called reach text callback contact fax whatsapp
    tel ph landline extension ext dial ring beeper pager voicemail digits""".split()
)
_MEASURES = frozenset(
    """platelet platelets plt plts wbc wbcs rbc rbcs white red cells count counts hemoglobin hgb hb hematocrit hct
    neutrophil neutrophils anc ferritin blast blasts ldh creatinine lymphocytes psa mcv glucose sugar sugars weight
    weighs weigh pressure temperature temp dose doses cost costs level levels units dollars price oxygen pulse rate
    pages tesla odds chance reticulocyte eosinophils bmi calories steps year years""".split()
)
_UNITS = frozenset(
    """mg mcg ml mls cc ccs g gm gms grams gram kg kgs lb lbs pounds pound cm mm inch inches feet ft miles minutes
    minute min mins hours hour hrs hr days day weeks week months month years year percent % million billion thousand k
    cells platelets units unit iu l dl ul microliter microlitre degrees degree dollars bucks euros people patients
    times steps calories copies reads bpm gauge times white red""".split()
)
_EXTENSION = frozenset("x ext extension".split())
_SHAPES_10 = {(3, 3, 4), (10,), (3, 7), (6, 4), (5, 5), (4, 3, 3), (4, 6), (3, 3, 2, 2), (2, 4, 4)}
_TOLL_FREE = frozenset("800 833 844 855 866 877 888".split())
"""Area codes that only organisations have: helplines and hospitals."""


def find_telephones(tokens: Tokens) -> Iterator[Detail]:
    """Find telephone numbers, and long rows of digits that may be any number of a person (kind: record number)."""
    for run in read_runs(tokens):
        if is_nobodys(run):
            continue
        first, last = _with_brackets(tokens, run)
        if is_telephone(tokens, run):
            yield Detail("phone number", tokens[first].start, tokens[_past_extension(tokens, last)].end)
        elif is_long_number(tokens, run):
            yield Detail("record number", tokens[first].start, tokens[last].end)


def is_nobodys(run: Run) -> bool:
    """Tell whether a run of digits is the hospital's own telephone number or a helpline's."""
    return national_digits(run.digits) in own_numbers() or _toll_free(run.digits)


def is_telephone(tokens: Tokens, run: Run) -> bool:
    """Tell whether a run of digits is a telephone number."""
    length, shape = len(run.digits), run.shape
    if ("/" in "".join(run.marks) and shape != (3, 3, 4)) or _is_measured(tokens, run):
        return False
    if tokens.form(run.first - 1) == "+" or tokens.match(run.first - 2, ("+", "(")) or run.digits.startswith("00"):
        return 7 <= length <= 15
    wanted = tokens.before(run.first, _CONTEXT, 8)
    if length == 4 and tokens.before(run.first, ("ends", "ending", "four"), 4):
        return wanted or any(tokens.form(place) in _CONTEXT for place in range(run.last + 1, run.last + 6))
    if not 7 <= length <= 15 or run.counts_up_or_down():
        return False
    spoken = run.singles()
    if any(figure.how == "hundred" for figure in run.figures) and spoken < 4:
        return False
    if spoken >= 4 or wanted or shape == (1,) * length:
        return True
    if any(figure.how == "numeral" and len(figure.digits) >= 3 for figure in run.figures) and spoken >= 2:
        return True
    if length == 7:
        return shape == (3, 4) and run.digits[0] not in "01"
    if length == 10 and shape in _SHAPES_10:
        return True
    if length == 11 and (run.digits[0] == "1" and (shape == (11,) or shape[0] == 1)):
        return True
    return run.digits[0] == "0" and 9 <= length <= 11 and _is_british_or_french(run)


def _is_british_or_french(run: Run) -> bool:
    """Tell whether a number that begins with 0 can be one of these two countries' numbers."""
    for region in ("GB", "FR"):
        try:
            if phonenumbers.is_possible_number(phonenumbers.parse(run.digits, region)):
                return True
        except phonenumbers.NumberParseException:
            continue
    return False


def is_long_number(tokens: Tokens, run: Run) -> bool:
    """Tell whether a run of digits is somebody's number of another kind: social security, card, record."""
    if _is_measured(tokens, run) or run.counts_up_or_down() or "/" in "".join(run.marks):
        return False
    if run.shape == (3, 2, 4):
        return True
    if tokens.form(run.first - 1) == "#" and run.shape[0] >= 5:
        return True
    if len(run.figures) == 1:
        return len(run.digits) >= 7
    return len(run.digits) >= 13 and all(part >= 3 for part in run.shape)


def _is_measured(tokens: Tokens, run: Run) -> bool:
    """Tell whether a unit stands behind the number or a laboratory value in front of it."""
    behind = tokens.form(run.last + 1)
    if behind in _UNITS and len(run.digits) < 10:
        return True
    if len(run.digits) >= 10 and run.shape in _SHAPES_10 and len(run.figures) > 1:
        return False
    return (
        run.singles() < 7
        and tokens.before(run.first, _MEASURES, 3)
        and not tokens.before(run.first, _CONTEXT - {"number", "numbers"}, 2)
    )


def _toll_free(digits: str) -> bool:
    national = national_digits(digits)
    return len(national) == 10 and national[:3] in _TOLL_FREE


def _with_brackets(tokens: Tokens, run: Run) -> tuple[int, int]:
    """Return first and last token of a number together with "+1 (" before it."""
    first = run.first
    while tokens.form(first - 1) in ("+", "(", "#"):
        first -= 1
    return first, run.last


def _past_extension(tokens: Tokens, last: int) -> int:
    """Return the last token of a number together with its extension."""
    at = last + 1
    while tokens.form(at) in (",", ".", "(", "at") and at < last + 3:
        at += 1
    if tokens.form(at) not in _EXTENSION:
        return last
    at += 1
    while tokens.form(at) in (".", "number", "#", ":", "is"):
        at += 1
    run = read_run(tokens, at)
    return last if run is None else run.last
