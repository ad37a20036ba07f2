"""From chances to details: where one begins and ends, joined with what the rules found."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Sequence

from safety.details.detail import Detail, Kind
from safety.details.figures import read_run, read_runs
from safety.details.rules import merge
from safety.details.telephones import is_nobodys
from safety.details.tokens import SENTENCE_ENDS, Tokens
from safety.details_tagger.tagger import Likely

SURE = 0.3
SURE_NAME = 0.5
"""A token that is so likely part of a detail, or of a name, begins one."""
GROWING = 0.1
"""Beside a detail, also of the rules, so much is enough."""
UNLIKELY = 0.02
"""A detail that the rules alone find, and of which no token is so likely, is none."""
_APART = 9
"""How many words may stand between the halves of a telephone number ("nine one seven uh hold on ...")."""
_WHOLE_NUMBERS = (7, 10, 11)


def find_likely(tokens: Tokens, rules: Sequence[Detail], likely: Likely) -> list[Detail]:
    """Return the details that the rules and the model find together, in their order, none overlapping another."""
    kept = [
        rule for rule in rules if any(likely.chances[at] >= UNLIKELY for at in tokens.between(rule.start, rule.end))
    ]
    kinds = {at: rule.kind for rule in kept for at in tokens.between(rule.start, rule.end)}
    nobodys = {
        at
        for run in read_runs(tokens)
        if is_nobodys(run) or run.counts_up_or_down()
        for at in range(run.first, run.last + 1)
    }
    free = [at for at in range(len(tokens)) if at not in kinds and at not in nobodys]
    for at in free:
        if likely.chances[at] >= (SURE_NAME if likely.kinds[at] == "name" else SURE):
            kinds[at] = likely.kinds[at]
    for places, step in ((free, -1), (free[::-1], 1)):
        for at in places:
            if at not in kinds and likely.chances[at] >= GROWING and at + step in kinds:
                kinds[at] = kinds[at + step]
    return _joined(tokens, merge([*kept, *_stretches(tokens, kinds)]))


def _stretches(tokens: Tokens, kinds: dict[int, Kind]) -> Iterator[Detail]:
    """Yield a detail for each row of tokens of one kind, without marks at its ends."""
    for kind, row in itertools.groupby(sorted(kinds), key=_row_of(kinds)):
        places = list(row)
        while places and tokens[places[0]].kind == "mark":
            places.pop(0)
        while places and tokens[places[-1]].kind == "mark":
            places.pop()
        if places:
            last = tokens[places[-1]]
            end = last.start + len(last.stem) if last.is_word else last.end
            yield Detail(kind[1], tokens[places[0]].start, end)


def _row_of(kinds: dict[int, Kind]) -> Callable[[int], tuple[int, Kind]]:
    """Return a key that is the same for neighbours of one kind, and for no others."""
    rows, number, before = dict[int, int](), 0, -2
    for at in sorted(kinds):
        number += at != before + 1 or kinds[at] != kinds[before]
        rows[at], before = number, at
    return lambda at: (rows[at], kinds[at])


def _joined(tokens: Tokens, details: Sequence[Detail]) -> list[Detail]:
    """Return the details, of which two that are halves of one telephone number become one."""
    joined: list[Detail] = []
    for detail in details:
        if joined and _halves(tokens, joined[-1], detail):
            detail = Detail("phone number", joined.pop().start, detail.end)
        joined.append(detail)
    return joined


def _halves(tokens: Tokens, one: Detail, other: Detail) -> bool:
    between = tokens.between(one.end, other.start)
    if len(between) > _APART or any(tokens.form(at) in SENTENCE_ENDS for at in between):
        return False
    first, second = (_digits(tokens, detail) for detail in (one, other))
    return 2 < first < 7 and second > 2 and first + second in _WHOLE_NUMBERS


def _digits(tokens: Tokens, detail: Detail) -> int:
    """Return how many digits a detail has that is a number and nothing else, else 0."""
    places = tokens.between(detail.start, detail.end)
    run = read_run(tokens, places.start) if places else None
    return len(run.digits) if run is not None and run.last == places[-1] else 0
