"""Errors of the FAQ store; each message is a sentence that says what was wrong, where, and what to do."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from store.records import Problem


class StoreError(Exception):
    """Something is wrong with the store file, the content folder or the request; `str()` is a full sentence."""


class UnknownKeyError(StoreError, LookupError):
    """A topic, act, subject or variant that the store does not hold.

    `key` is what was asked for, `close` the keys that look most like it, best first (maybe none).
    """

    def __init__(self, kind: str, key: str, known: Iterable[str]) -> None:
        self.key = key
        self.close = close_matches(key, known)
        hint = f"Did you mean {either_of(self.close)}?" if self.close else f"No {kind} has a name like that."
        super().__init__(f'There is no {kind} "{key}" in the FAQ store. {hint}')


class ContentError(StoreError):
    """The content files have problems, so nothing was built; `problems` holds all of them."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems)
        listing = "\n".join(str(problem) for problem in self.problems)
        super().__init__(f"{listing}\nNothing was built: {counted(len(self.problems), 'problem')} to mend first.")


def counted(number: int, noun: str) -> str:
    """`3 problems`, `1 problem`."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def close_matches(key: str, known: Iterable[str], limit: int = 3) -> tuple[str, ...]:
    """The known keys that look most like `key`, best first; those that contain it come before all others."""
    ordered = sorted(set(known))
    within = [name for name in ordered if key.lower() in name] if len(key) > 2 else []
    return tuple(dict.fromkeys(within + get_close_matches(key.lower(), ordered, n=limit, cutoff=0.6)))[:limit]


def either_of(names: Sequence[str]) -> str:
    """`a`, `a or b`, `a, b or c`."""
    return " or ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else "".join(names)
