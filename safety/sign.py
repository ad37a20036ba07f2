"""One warning sign: how serious it is, its name, and the phrases people say it with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["emergency", "self_harm", "clinic"]
KINDS: tuple[Kind, ...] = ("emergency", "self_harm", "clinic")
"""From the most serious to the least; where a message has several signs, the most serious wins."""

Form = Literal["state", "event", "thing"]
"""How a phrase says its sign.

state: a statement in the present ("my leg is numb"); counts unless something around it takes it back.
event: told in the past though it matters now ("she passed out"); an earlier time ("years ago") takes it back too.
thing: only a name ("fever"); counts where somebody is said to have it now.
"""


@dataclass(frozen=True)
class Sign:
    """A warning sign. `phrases` are in the language of phrases.py."""

    kind: Kind
    name: str
    form: Form
    phrases: tuple[str, ...]


def sign(kind: Kind, name: str, form: Form, phrases: str) -> Sign:
    """Make a sign from a block of lines, one phrase a line; a line that ends in "|" goes on in the next."""
    joined = "\n".join(line.strip() for line in phrases.splitlines()).replace("|\n", "|")
    return Sign(kind, name, form, tuple(line for line in joined.splitlines() if line))
