"""Street addresses, post office boxes, and zip codes that are said to be one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from safety.details.detail import Detail
from safety.details.figures import HEARD_AS, Run, read_figure, read_run, read_runs
from safety.details.name_words import name_words
from safety.details.tokens import Tokens, file_runs

_STREETS = frozenset(
    "street avenue ave road boulevard blvd lane parkway pkwy highway hwy rd terrace cul-de-sac".split()
)
"""What no other thing of this clinic's talk is called."""
_WEAK_STREETS = frozenset(
    """st dr drive way place pl court ct circle cir trail square sq close crescent loop row ln run pike turnpike
    alley parade quay mews gardens grove concourse promenade wharf green walk rise hill view heights vista ridge hollow
    bend path plaza esplanade common""".split()
)
"""Streets where capitals, a place to live, or a city say so."""
_STREETS_IN_FRONT = frozenset("rue calle avenida via camino".split())
_HOME = frozenset(
    """live lives living lived address addr home reside resides residing house stay stays staying mail ship
    deliver""".split()
)
_NOT_IN_STREET = frozenset(
    """i me you he she it we they my your his her its the a an of on in to for with and or is are was were by from
    hour hours minute minutes day days week weeks month months year years mile miles block blocks pills pill tablets
    mg ml percent people patients times cm gauge degrees per needle needles biopsy do does can will should have has
    get go at after before long way lane people down out off this that when
    feet foot meters yards floors stairs kilometers km""".split()
)
_PUBLIC = frozenset(
    """entrance exit parking garage clinic hospital lab laboratory office pharmacy bus stop station building subway
    which where turn off ramp campus gate doors door""".split()
)
"""Near these a street without a number is the clinic's and not the patient's."""
_POSTCODE = re.compile(r"\b(?:[A-Z]{1,2}\d{1,2}[A-Z]? \d[A-Z]{2}|[ABCEGHJ-NPR-TVXY]\d[A-Z] ?\d[A-Z]\d)\b")
"""British and Canadian ones, which nothing else looks like."""
_ORDINAL_ENDINGS = frozenset("st nd rd th".split())
_DIRECTIONS = frozenset("n s e w north south east west northeast northwest southeast southwest ne nw se sw".split())
_UNITS = frozenset("apt apartment unit suite ste floor flat room lot building bldg number".split())
_ZIP = file_runs(
    """
    zip code
    zip
    zipcode
    postal code
    postcode
    post code
    """
)
_BOX = file_runs(
    """
    po box
    p . o . box
    p o box
    p . o box
    post office box
    """
)
_STATES = frozenset(
    """al ak az ar ca co ct de fl ga hi id il in ia ks ky la me md ma mi mn ms mo mt ne nv nh nj nm ny nc nd oh ok or pa
    ri sc sd tn tx ut vt va wa wv wi wy dc alabama alaska arizona arkansas california colorado connecticut delaware
    florida georgia hawaii idaho illinois indiana iowa kansas kentucky louisiana maine maryland massachusetts michigan
    minnesota mississippi missouri montana nebraska nevada ohio oklahoma oregon pennsylvania tennessee texas utah
    vermont virginia washington wisconsin wyoming""".split()
)
_FILLERS = frozenset("is here there for me : it's its the my um uh , - = code and i'm in at".split())


def find_addresses(tokens: Tokens) -> Iterator[Detail]:
    """Find house number and street (with flat, city and zip code behind), boxes and zip codes."""
    runs = {run.first: run for run in read_runs(tokens)}
    at = 0
    while at < len(tokens):
        street = _street(tokens, at, runs.get(at))
        span = _zip_code(tokens, at) or _box(tokens, at) or street or _home(tokens, at, runs.get(at))
        span = span or _state_and_zip(tokens, at)
        if span is None:
            at += 1
            continue
        first, last = span
        yield Detail("address", tokens[first].start, tokens[last].end)
        at = last + 1
    for code in _POSTCODE.finditer(tokens.text):
        yield Detail("address", *code.span())


def _zip_code(tokens: Tokens, at: int) -> tuple[int, int] | None:
    length = tokens.longest(at, _ZIP)
    if not length:
        return None
    start = at + length
    while start < at + length + 5 and tokens.form(start) in _FILLERS:
        start += 1
    run = read_run(tokens, start)
    if run is not None and 4 <= len(run.digits) <= 9:
        return start, run.last
    if tokens[start].is_word and len(tokens.form(start)) <= 2 and tokens[start + 1].is_numeral:  # SW1A 1AA
        last = start + 1
        while last < start + 6 and (
            tokens[last + 1].is_numeral or (len(tokens.form(last + 1)) <= 2 and tokens[last + 1].is_word)
        ):
            if tokens.form(last + 1) in ("is", "i", "in", "my", "a") and not tokens.joined(last + 1):
                break
            last += 1
        return start, last
    return None


def _state_and_zip(tokens: Tokens, at: int) -> tuple[int, int] | None:
    """Return "Springfield, IL 62704", city included where it has a capital."""
    if tokens.form(at) not in _STATES or not tokens[at + 1].is_numeral or len(tokens.form(at + 1)) != 5:
        return None
    if len(tokens.form(at)) == 2 and not tokens[at].text.isupper():
        return None
    last = at + 1
    if tokens.form(last + 1) == "-" and len(tokens.form(last + 2)) == 4 and tokens.joined(last + 1):
        last += 2
    first = at
    place = at - 1 - (tokens.form(at - 1) == ",")
    while first > at - 5 and tokens[place].is_capitalised and tokens.form(place) not in ("i", "i'm"):
        first, place = place, place - 1
    return first, last


def _box(tokens: Tokens, at: int) -> tuple[int, int] | None:
    length = tokens.longest(at, _BOX)
    run = read_run(tokens, at + length) if length else None
    return None if run is None else (at, _place_behind(tokens, run.last))


def _street(tokens: Tokens, at: int, run: Run | None) -> tuple[int, int] | None:
    """Return a house number with its street, or a street somebody says they live in, or None."""
    if run is not None and (tokens.joined(at) and tokens.form(at - 1) in ("/", ".", "$")):
        return None
    lives = tokens.before(at, _HOME, 8) or (tokens.form(at - 1) == "is" and tokens.form(at - 2) in ("street", "road"))
    if run is not None:
        start = run.last + 1
        if tokens.joined(start) and tokens.form(start) in ("a", "b", "c", "d"):
            start += 1
        elif tokens.joined(start) and tokens.form(start) in _ORDINAL_ENDINGS:
            start = run.last  # 350 5th Avenue
            if len(run.figures) == 1:
                return None
    elif (
        (lives or tokens.form(at - 1) in ("on", "at"))
        and tokens[at].is_capitalised
        and tokens.form(at - 1) in ("on", "at", "in", "is", "near", "of", "and")
    ):
        start = at
    else:
        return None
    if run is not None and tokens.form(start) in ("highway", "hwy", "route") and tokens[start + 1].is_numeral:
        return at, _place_behind(tokens, start + 1)
    if tokens.form(start) in _STREETS_IN_FRONT and tokens[start + 1].is_capitalised:
        return at, _place_behind(tokens, start + 1)
    end = _street_end(tokens, start, lives)
    public = end is not None and (tokens.form(end) not in _STREETS or tokens.before(at, _PUBLIC, 8))
    if run is None and public and not lives:
        return None
    if end is None or (run is None and end == start):
        return None
    last = _place_behind(tokens, end)
    town = tokens[last + 1]
    if lives and last == end and town.is_word and not name_words().is_ordinary(town.stem):
        last += 1
    return _flat_in_front(tokens, at), _zip_behind(tokens, last)


def _home(tokens: Tokens, at: int, run: Run | None) -> tuple[int, int] | None:
    """Return house number and name in "I live at nine hundred seven sycamore", without a kind of street, or None."""
    flat = _flat_in_front(tokens, at)
    before = flat - 1 - (tokens.form(flat - 1) in ("in", "at", "is", ":"))
    if run is None or len(run.digits) < 2 or tokens.form(before) not in _HOME or flat == before + 1:
        return None
    last = run.last
    while last < run.last + 3 and tokens[last + 1].is_word and tokens.form(last + 1) not in _NOT_IN_STREET:
        if last > run.last and not tokens[last + 1].is_capitalised and tokens.form(last) not in _DIRECTIONS:
            break
        last += 1
    return (flat, _place_behind(tokens, last)) if last > run.last else None


def _flat_in_front(tokens: Tokens, at: int) -> int:
    """Return the first token of "apartment 5, 88 High Street", of which the house number is token `at`."""
    flat = at - 1 - (tokens.form(at - 1) == ",")
    flat -= tokens[flat].is_letter and tokens.joined(flat) and tokens[flat - 1].is_numeral
    return flat - 1 if tokens[flat].is_numeral and tokens.form(flat - 1) in _UNITS else at


def _street_end(tokens: Tokens, at: int, lives: bool) -> int | None:
    """Return the token that says what kind of street it is, at most five words behind the number."""
    capitals = True
    for place in range(at, at + 6):
        token = tokens[place]
        ending = token.form in _ORDINAL_ENDINGS and tokens.joined(place) and tokens[place - 1].is_numeral
        if place > at and token.form in _STREETS and not ending and not _more_street(tokens, place):
            return place
        if place > at and token.form in _WEAK_STREETS and not ending and not _more_street(tokens, place):
            sure = capitals or lives or tokens.form(place + 1) in _UNITS or _has_place(tokens, place)
            if sure and not (token.form == "dr" and tokens[place + 1].is_capitalised and not lives):
                return place
        ordinal = token.is_numeral and tokens.form(place + 1) in _ORDINAL_ENDINGS
        if token.form == "." and tokens.form(place - 1) in _DIRECTIONS | {"st"}:
            continue
        if not (token.is_word or ordinal) or (token.form in _NOT_IN_STREET and token.form != "lane"):
            return None
        capitals = capitals and (token.is_capitalised or ordinal or ending)
    return None


def _more_street(tokens: Tokens, at: int) -> bool:
    """Tell whether the word is itself part of a street's name ("Park Place Road", "St. Marks Ave")."""
    return any(tokens.form(place) in _STREETS for place in (at + 1, at + 2)) and tokens.form(at + 1) not in (",", "and")


def _has_place(tokens: Tokens, at: int) -> bool:
    place = at + 1 + (tokens.form(at + 1) == ".")
    return tokens.form(place) == "," and tokens[place + 1].is_capitalised


def _place_behind(tokens: Tokens, at: int) -> int:
    """Return the last token of an address of which `at` ends the street: direction, flat, city, state, zip code."""
    last = at
    if tokens.form(last + 1) in _DIRECTIONS and tokens.form(last + 1) not in ("e", "w", "s", "n"):
        last += 1
    place = last + 1
    while tokens.form(place) in (",", ".") and place < last + 3:
        place += 1
    if tokens.form(place) in _UNITS or tokens.form(place) == "#":
        unit = place + 1 + (tokens.form(place + 1) in ("number", "#", ".", "no"))
        run = read_run(tokens, unit)
        if run is not None:
            last = run.last + (tokens[run.last + 1].is_letter and tokens.joined(run.last + 1))
        elif tokens[unit].is_letter:
            last = unit + (tokens[unit + 1].is_numeral)
    return _city(tokens, last)


def _city(tokens: Tokens, at: int) -> int:
    """Return the last token of "in Springfield, Illinois 62704" behind token `at`, or `at`."""
    place = at + 1
    while tokens.form(place) in (",", ".", "in") and place < at + 3:
        place += 1
    if place == at + 1 and not tokens[place].is_capitalised:
        return _zip_behind(tokens, at)
    if tokens.form(place - 1) == "." and not _state_near(tokens, place):
        return at
    last = at
    while place < at + 9 and (
        tokens[place].is_capitalised or tokens.form(place) in _STATES or tokens.form(place) == ","
    ):
        if tokens.form(place) in (
            "i",
            "i'm",
            "my",
            "me",
            "is",
            "can",
            "in",
            "or",
            "and",
            "hi",
            "ok",
            "oh",
            "what",
            "how",
        ):
            break
        if tokens.form(place) != ",":
            last = place
        elif not tokens[place + 1].is_capitalised:
            break
        place += 1
    return _zip_behind(tokens, last)


def _state_near(tokens: Tokens, at: int) -> bool:
    return any(tokens.form(place) in _STATES and tokens[place].is_capitalised for place in range(at, at + 4))


def _zip_behind(tokens: Tokens, at: int) -> int:
    place = at + 1 + (tokens.form(at + 1) == ",")
    run = read_run(tokens, place)
    if (
        run is not None
        and tokens.form(place) not in HEARD_AS
        and len(run.digits) in (5, 9)
        and read_figure(tokens, place)
    ):
        return run.last
    return at
