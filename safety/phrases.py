"""The little language in which the sign tables are written, and how it becomes spaCy Matcher patterns.

    bleed          this word
    red|hot        one of these words
    {leg}          one word of the set `leg` (word_sets.py); {leg}|hip: or "hip"
    <cannot>       one of the phrases of the group `cannot` (word_sets.py); <cannot|willnot>: of either
    really?        this word, or nothing
    ..3            up to three words, but no comma or stop, and none that takes back what follows ("not", "if", "would")
    !big|small     one word or stop that is none of these; at the end of a phrase it is only looked at, not matched

Words are written as words.py leaves them: "can not", "he is", "temperature".
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import product
from typing import Any

from safety.words import BREAKS

NOT_IN_A_GAP = BREAKS | frozenset(
    "not no never without if unless would could might may should was were but be black".split()
)
COMMON = frozenset(
    """i he she it we they you my his her the a an this that there is am are 's was were be been has have had do
    does did can not will could would to of in on at for from with and or but so up out off down over all
    really very too just get gets getting got go goes going went keep keeps feel feels feeling like no any
    some more still now me him them back big bad what who where how""".split()
)
"""Words that stand in most messages, so they make poor anchors."""
_GAP = re.compile(r"\.\.(\d)$")


@dataclass(frozen=True)
class Compiled:
    """A phrase as a Matcher pattern.

    Every match holds a word of `anchor`. Where `looks_ahead`, the last word of a match is no part of the phrase.
    """

    pattern: list[dict[str, Any]]
    anchor: frozenset[str]
    looks_ahead: bool


def expand(phrase: str, groups: Mapping[str, tuple[str, ...]]) -> list[str]:
    """Write out the groups of a phrase: one phrase for each choice.

    Raises:
        KeyError: where the phrase names a group that does not exist.
    """
    parts: list[tuple[str, ...]] = []
    for part in phrase.split():
        name = part.removesuffix("?")
        if not name.startswith("<"):
            parts.append((part,))
            continue
        choices = tuple(dict.fromkeys(choice for group in name[1:-1].split("|") for choice in groups[group]))
        parts.append((*choices, "") if part.endswith("?") else choices)
    return [" ".join(filter(None, choice)) for choice in product(*parts)]


def compile_phrase(phrase: str, sets: Mapping[str, frozenset[str]]) -> Compiled:
    """Compile a phrase that has no groups (any more).

    Raises:
        KeyError: where the phrase names a set that does not exist.
        ValueError: where nothing in the phrase is required.
    """
    pattern: list[dict[str, Any]] = []
    anchors: list[frozenset[str]] = []
    parts = phrase.split()
    for part in parts:
        if gap := _GAP.match(part):
            pattern.append({"ORTH": {"NOT_IN": sorted(NOT_IN_A_GAP)}, "OP": f"{{0,{gap.group(1)}}}"})
        elif part.startswith("!"):
            pattern.append({"ORTH": {"NOT_IN": sorted(_words(part[1:], sets))}})
        elif part.endswith("?"):
            pattern.append(_one_of(_words(part[:-1], sets)) | {"OP": "?"})
        else:
            words = _words(part, sets)
            pattern.append(_one_of(words))
            if words.isdisjoint(BREAKS):  # the stop at the end is none of the message's own words
                anchors.append(words)
    if not anchors:
        raise ValueError(f"The phrase '{phrase}' requires no word, so it would match everywhere; name one.")
    anchor = min(anchors, key=lambda words: (not words.isdisjoint(COMMON), len(words)))
    return Compiled(pattern, anchor, parts[-1].startswith("!"))


def _one_of(words: frozenset[str]) -> dict[str, Any]:
    return {"ORTH": next(iter(words)) if len(words) == 1 else {"IN": sorted(words)}}


def _words(part: str, sets: Mapping[str, frozenset[str]]) -> frozenset[str]:
    found: set[str] = set()
    for choice in part.split("|"):
        found |= sets[choice[1:-1]] if choice.startswith("{") else {choice}
    return frozenset(found)
