"""One personal detail that was found in a text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["e-mail", "record number", "date of birth", "phone number", "address", "name"]
KINDS: tuple[Kind, ...] = ("e-mail", "record number", "date of birth", "phone number", "address", "name")
"""Where two details overlap, the kind that stands first here names both."""


@dataclass(frozen=True)
class Detail:
    """The characters `start` to before `end` of a text are a detail of this kind."""

    kind: Kind
    start: int
    end: int
