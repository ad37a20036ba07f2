"""Medical record, insurance, social security and other numbers that belong to one person."""

from __future__ import annotations

from collections.abc import Iterator

from safety.details.detail import Detail
from safety.details.figures import read_figure
from safety.details.tokens import Tokens, file_runs

_LABELS = file_runs(
    """
    mrn
    m r n
    m . r . n
    medical record
    medical records
    record number
    record no
    record #
    record id
    records number
    chart number
    chart no
    chart #
    chart id
    patient id
    patient number
    patient no
    patient #
    patient identifier
    hospital number
    hospital id
    hospital no
    account number
    account no
    account #
    acct
    member id
    member number
    member no
    member #
    membership number
    membership id
    subscriber id
    subscriber number
    subscriber #
    policy number
    policy no
    policy #
    policy id
    policy is
    group number
    group id
    group no
    group #
    group is
    plan id
    plan number
    insurance number
    insurance id
    insurance card
    insurance #
    insurance no
    insurance policy
    insurance member
    insurance is
    insurance :
    id
    i d
    medicare number
    medicare id
    medicare #
    medicare card
    medicare is
    medicaid number
    medicaid id
    medicaid #
    medicaid card
    medicaid is
    beneficiary number
    beneficiary id
    enrollee id
    certificate number
    health card
    health number
    health plan number
    nhs number
    nhs no
    nhs #
    chi number
    social security
    social is
    social number
    social
    ssn
    s s n
    soc sec
    ss number
    ss #
    claim number
    claim #
    case number
    case #
    reference number
    reference no
    ref number
    ref no
    ref #
    confirmation number
    confirmation code
    visit number
    encounter number
    accession number
    specimen number
    specimen id
    sample id
    order number
    prescription number
    rx number
    rx #
    rx bin
    bin number
    id number
    id no
    id is
    id #
    id :
    id card
    ids
    identification number
    license number
    licence number
    license is
    driver's license
    drivers license
    passport number
    passport is
    passport no
    passport
    credit card
    debit card
    card number
    card no
    wristband number
    wristband
    bracelet number
    pin number
    authorization number
    auth number
    referral number
    ticket number
    patient code
    booking code
    booking reference
    booking number
    appointment code
    appointment number
    reference code
    rec no
    rec number
    hospital card
    green card
    bank account
    iban
    routing number
    cvv
    cvc
    license plate
    licence plate
    plate number
    employee number
    employee id
    student id
    study number
    study id
    serial number
    unit number
    extension
    my ext
    pin is
    pin code
    passcode
    passcode is
    last 4
    last four
    card ending
    card ends
    card that ends
    """
)
_WEAK_LABELS = file_runs(
    """
    account
    case
    claim
    reference
    ref
    policy
    booking
    confirmation
    chart
    encounter
    authorization
    prior auth
    referral
    ticket
    license
    licence
    medicare
    medicaid
    prescription
    humana
    aetna
    cigna
    anthem
    kaiser
    tricare
    blue cross
    bcbs
    blue shield
    united healthcare
    """
)
"""Words with other uses: a number has to stand close behind, and to have at least five digits and letters."""
_WEAK_FILLERS = frozenset("is : # = no . , my it's id number".split())
_PASSWORD = file_runs(
    """
    password is
    password :
    """
)
_FILLERS = frozenset(
    """. is it's its it number no num # : = the my a uh um er that's thats id card says reads like on for this one which
    and ok okay well starts begins with ending in ends last four digits digit of code would be should ( , - that here
    here's heres are was number's her his our your has as listed shows under""".split()
)
_BETWEEN = frozenset("- – — . , / dash hyphen slash space then um uh and dot #".split())
_PHONETIC = (("as", "in"), ("like", "in"), ("for",), ("like",))
_LONGEST_FILLER = 9
_LONGEST_VALUE = 60
_UNITS = frozenset("mg ml mcg hours hour minutes days day weeks years percent % dollars bucks times pages k".split())


def find_record_numbers(tokens: Tokens) -> Iterator[Detail]:
    """Find numbers behind a label ("my MRN is ..."), and codes of letters and many digits without one."""
    at = 0
    while at < len(tokens):
        label = tokens.longest(at, _LABELS)
        if label:
            value = read_value(tokens, at + label)
        elif weak := tokens.longest(at, _WEAK_LABELS):
            value = _read_close_value(tokens, at + weak)
        elif secret := tokens.longest(at, _PASSWORD):
            value = _read_password(tokens, at + secret)
        else:
            value = read_code(tokens, at)
        if value is None:
            at += 1
            continue
        first, last = value
        yield Detail("record number", tokens[first].start, tokens[last].end)
        at = last + 1


def read_value(tokens: Tokens, at: int) -> tuple[int, int] | None:
    """Return first and last token of the number that follows a label ending before `at`, or None."""
    start = at
    while start < at + _LONGEST_FILLER and not _counts(tokens, start):
        if tokens.form(start) not in _FILLERS:
            return None
        start += 1
    digits = letters = 0
    place, last = start, start - 1
    while place < start + _LONGEST_VALUE:
        if tokens[place].is_letter and (digits + letters > 0 or _counts(tokens, place)):
            letters += 1
            last = place
            place += 1 + _phonetic(tokens, place + 1)
            last = place - 1
        elif (figure := read_figure(tokens, place)) is not None:
            digits += len(figure.digits)
            last = figure.last
            place = last + 1
        elif _is_code_word(tokens, place):
            letters += len(tokens.form(place))
            last = place
            place += 1
        elif (tokens.form(place) in _BETWEEN and last == place - 1) or tokens.form(place) == ",":
            place += 1
        else:
            break
    if (digits < 3 and digits + letters < 5) or digits == 0 or (tokens.form(last + 1) in _UNITS and digits < 5):
        return None
    return start, last


def _read_close_value(tokens: Tokens, at: int) -> tuple[int, int] | None:
    """Return first and last token of a number that stands close behind a label which has other uses too, or None."""
    start = at
    while start < at + 4 and tokens.form(start) in _WEAK_FILLERS:
        start += 1
    value = read_value(tokens, start) if _counts(tokens, start) else None
    if value is None:
        return read_code(tokens, start)
    long = sum(len(tokens.form(place)) for place in range(value[0], value[1] + 1) if tokens[place].kind != "mark") >= 5
    return value if value[0] == start and long else None


def _read_password(tokens: Tokens, at: int) -> tuple[int, int] | None:
    """Return first and last token of what is written without a space, or None."""
    last = at
    while tokens.joined(last + 1):
        last += 1
    return (
        (at, last)
        if tokens[at].kind in ("word", "numeral") and any(tokens[place].is_numeral for place in range(at, last + 1))
        else None
    )


def _counts(tokens: Tokens, at: int) -> bool:
    """Tell whether a number can begin at token `at`."""
    if tokens[at].is_letter:
        sure = read_figure(tokens, at + 1) is not None or _phonetic(tokens, at + 1) > 0
        return sure or tokens.form(at) not in ("a", "i") or (tokens[at + 1].is_letter and tokens[at + 2].is_letter)
    return read_figure(tokens, at) is not None or _is_code_word(tokens, at)


def _is_code_word(tokens: Tokens, at: int) -> bool:
    """Tell whether a word is part of a code: capitals, or letters that touch a digit."""
    token = tokens[at]
    if not token.is_word or len(token.form) > 6:
        return False
    touches = (tokens.joined(at) and _codes(tokens, at - 1)) or (tokens.joined(at + 1) and _codes(tokens, at + 1))
    if token.text.isupper() and len(token.form) == 2 and tokens[at - 1].is_numeral:
        return True
    return touches or (token.text.isupper() and len(token.form) <= 4 and tokens[at + 1].is_numeral)


def _codes(tokens: Tokens, at: int) -> bool:
    if tokens.form(at) in ("-", "/"):
        return tokens[at - 1].is_numeral or tokens[at + 1].is_numeral
    return tokens[at].is_numeral


def _phonetic(tokens: Tokens, at: int) -> int:
    """Count the tokens of "as in Mary" behind a letter."""
    for words in _PHONETIC:
        if tokens.match(at, words) and tokens[at + len(words)].is_word and not tokens[at + len(words)].is_letter:
            return len(words) + 1
    return 0


def read_code(tokens: Tokens, at: int) -> tuple[int, int] | None:
    """Return first and last token of a code such as XYZ123456789 or 1EG4-TE5-MK73 that begins at `at`, or None."""
    if tokens.joined(at) or not (tokens[at].is_numeral or tokens[at].is_word):
        return None
    digits = letters = 0
    last = at
    for place in range(at, at + _LONGEST_VALUE):
        token = tokens[place]
        if place > at and not tokens.joined(place):
            break
        if token.is_numeral:
            digits += len(token.form)
        elif token.is_word and len(token.form) <= 4:
            letters += len(token.form)
        elif token.form not in ("-", "_"):
            break
        else:
            continue
        last = place
    is_unit = (
        letters == len(tokens.form(last))
        and letters
        and tokens[last].is_word
        and tokens.form(last) in _UNITS | {"th", "st", "nd", "rd", "x", "f", "c"}
    )
    return None if digits < 5 or not letters or is_unit else (at, last)
