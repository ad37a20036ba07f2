"""Numbers and telephone numbers in a text, and whether a passage bears them out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction

from store.number_reader import Mention, NumberReader, dialled
from store.spoken_numbers import TELEPHONE


def find_numbers(text: str) -> tuple[Mention, ...]:
    """Every number in the text, in order. Ordinals ("the 2nd day") and names with digits ("B12") are none."""
    phones = [
        (match.start(), Mention(match[0], Fraction(0), phone=dialled(re.sub(r"\D", "", match[0]))))
        for match in TELEPHONE.finditer(text)
    ]
    text = TELEPHONE.sub(lambda match: "\n" * len(match[0]), text)
    found = phones + NumberReader(text).mentions()
    return tuple(mention for _, mention in sorted(found, key=lambda item: item[0]))


def unsupported_numbers(sentence: str, passages: Sequence[str]) -> tuple[str, ...]:
    """The numbers of the sentence, as written, that stand in none of the passages."""
    known = [mention for passage in passages for mention in find_numbers(passage)]
    claimed = [mention for mention in find_numbers(sentence) if not mention.loose]
    missing = [claim.text for claim in claimed if not any(mention.bears_out(claim) for mention in known)]
    return tuple(dict.fromkeys(missing))
