"""E-mail addresses, written and spoken ("john dot smith at gmail dot com")."""

from __future__ import annotations

from collections.abc import Iterator

from safety.details.detail import Detail
from safety.details.figures import read_figure
from safety.details.name_words import name_words
from safety.details.tokens import Token, Tokens

_ENDINGS = frozenset("com org net edu gov co uk io us me ca info biz mil health de fr au nz ie in eu".split())
_MAIL_HOSTS = frozenset(
    """gmail googlemail yahoo hotmail outlook aol icloud proton protonmail comcast verizon msn live mac ymail att
    sbcglobal gmx zoho fastmail btinternet""".split()
)
_AT = frozenset({"at", "@"})
_JOINS = frozenset("dot . underscore _ dash - hyphen plus + period".split())
_SPOKEN_JOINS = frozenset("dot underscore dash hyphen plus period".split())
_BEFORE = frozenset("email mail e-mail gmail address email's mail's gmail's".split())
_BEGINS = frozenset("is it's its : = at to me email's mail's gmail's".split())
_NO_MAILBOX = frozenset(
    """look looked looking read reading saw see found find online it is site info page up was were are be been
    article video leaflet page his her website web visit go goes went check here there me us you this that
    work home out in on a an the""".split()
)
_SENDS = frozenset("send write mail email it them".split())
_REACH = 14


def find_emails(tokens: Tokens) -> Iterator[Detail]:
    """Find mailbox, "at" or @, and a host with a dot."""
    for at in range(1, len(tokens) - 1):
        if tokens.form(at) not in _AT:
            continue
        left, host = at - 1, at + 1
        if tokens.form(left) in ("(", "[") and tokens.form(host) in (")", "]"):
            left, host = left - 1, host + 1
        end = _host_end(tokens, host, tokens.form(at) == "@")
        if end is None or not _is_part(tokens[left]):
            continue
        known = tokens.form(at) == "@" or tokens.form(host) in _MAIL_HOSTS
        sent = tokens.form(left - 1) == "to" and tokens.form(left - 2) in _SENDS
        if not known and not sent and tokens.form(left).split("'")[0] in _NO_MAILBOX:
            continue
        start = _mailbox_start(tokens, left, tokens.form(at) == "@")
        yield Detail("e-mail", tokens[start].start, tokens[end].end)


def _host_end(tokens: Tokens, at: int, written: bool) -> int | None:
    """Return the last token of the host that begins at `at`, or None where no host does."""
    if not _is_part(tokens[at]) or (written and not tokens.joined(at) and not _dot(tokens, at + 1)):
        return None
    place, end = at, None
    while not written and tokens[place].is_letter and tokens[place + 1].is_letter:  # "at d a n dot com"
        place += 1
    if not written and tokens[at + 1].is_word and _dot(tokens, at + 2):
        place = at + 1  # "at kims bakery dot com"
    if tokens.form(at + 1) == "com":
        return at + 1
    while place < at + _REACH:
        step = 1 if tokens.form(place + 1) in ("-", "dash", "hyphen") else _dot(tokens, place + 1)
        if not step or not _is_part(tokens[place + 1 + step]):
            break
        place += 1 + step
        if written or tokens.form(place) in _ENDINGS:
            end = place
    return at if end is None and (written or tokens.form(at) in _MAIL_HOSTS - {"live", "mac"}) else end


def _dot(tokens: Tokens, at: int) -> int:
    """Return how many tokens say "dot" from `at` on: 1 for "dot" or a full stop inside an address, 3 for "(dot)"."""
    if tokens.form(at) in ("(", "[") and tokens.form(at + 1) == "dot" and tokens.form(at + 2) in (")", "]"):
        return 3
    inside = tokens.form(at) == "." and (tokens.joined(at + 1) or tokens.form(at + 1) in _ENDINGS)
    return 1 if inside or tokens.form(at) == "dot" else 0


def _mailbox_start(tokens: Tokens, at: int, written: bool) -> int:
    """Return the first token of the mailbox that ends at `at`."""
    start = at
    while start > max(0, at - 3 * _REACH):
        if tokens.joined(start) and _is_part(tokens[start - 1]):
            start -= 1
        elif (
            tokens.form(start - 1) in _JOINS
            and _is_part(tokens[start - 2])
            and ((tokens.joined(start) and tokens.joined(start - 1)) or tokens.form(start - 1) in _SPOKEN_JOINS)
        ):
            start -= 2
        else:
            break
    if written:
        return start
    for place in range(start, max(-1, start - _REACH), -1):  # "my email is j smith forty two at ..."
        if tokens.form(place) in _BEGINS and tokens.before(place + 1, _BEFORE, 5):
            return place + 1 if place < at else start
    while start > max(0, at - 6) and read_figure(tokens, start - 1) and tokens[start - 1].is_word:
        start -= 1
    if read_figure(tokens, start) and tokens[start].is_word and not name_words().is_ordinary(tokens[start - 1].stem):
        start -= tokens[start - 1].is_word
    while start > max(0, at - 8) and (tokens[start - 1].is_letter and tokens.form(start - 1) not in ("a", "i")):
        start -= 1
    return start


def _is_part(token: Token) -> bool:
    return token.is_word or token.is_numeral
