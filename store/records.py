"""What the store hands out: small frozen records. Each one goes through JSON and comes back the same."""

from __future__ import annotations

import types
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any, NamedTuple, Self, get_args, get_origin, get_type_hints


class Record:
    """A frozen dataclass that turns into a dict of plain JSON values and back; no field is ever dropped."""

    def to_dict(self) -> dict[str, Any]:
        """Every field by name; records inside become dicts, tuples become lists."""
        return {name: _plain(value) for name, value in asdict(self).items()}  # type: ignore[call-overload]

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> Self:
        """The record that `to_dict` made `data` from.

        Raises ValueError where a field is missing or unknown.
        """
        hints = get_type_hints(cls)
        names = {field.name for field in fields(cls)}  # type: ignore[arg-type]
        if set(data) != names:
            wrong = ", ".join(sorted(set(data) ^ names))
            raise ValueError(f"A {cls.__name__} does not have exactly these fields; look at: {wrong}.")
        return cls(**{name: _typed(hints[name], value) for name, value in data.items()})


def _plain(value: Any) -> Any:
    return [_plain(item) for item in value] if isinstance(value, tuple) else value


def _typed(hint: Any, value: Any) -> Any:
    if get_origin(hint) is tuple:
        return tuple(_typed(get_args(hint)[0], item) for item in value)
    if isinstance(hint, types.UnionType):
        inner = [kind for kind in get_args(hint) if kind is not type(None)]
        return None if value is None else _typed(inner[0], value)
    if isinstance(hint, type) and issubclass(hint, Record):
        return hint.from_dict(value)
    return value


@dataclass(frozen=True)
class SourceRef(Record):
    """One cited section of a source document, with the passage itself (Markdown)."""

    id: str
    publisher: str
    title: str
    section: str
    section_title: str
    site: str
    reviewed: str | None
    passage: str


@dataclass(frozen=True)
class TopicRef(Record):
    """A topic's key and its title."""

    topic: str
    title: str


@dataclass(frozen=True)
class Answer(Record):
    """One topic's answer in one variant; citation markers are already taken out.

    `variant` is any, adult, child, aspiration or biopsy; `audience` is any, adult or child. `lead` is at most 30 words.
    `more` is the longer spoken part, its paragraphs parted by a blank line; "" is its named value "no longer part".
    `sources` holds each passage that this variant cites once, in order of first citation. `revision` is a short hash
    of what is said, so that a test or a log can name exactly this wording. `state` is live (nobody has reviewed the
    answer), reviewed or overdue; an overdue answer says so in `lead` and `written`. `needs_check` is true where a
    passage that it cites has changed since a person compared the two.
    """

    topic: str
    title: str
    variant: str
    audience: str
    lead: str
    more: str
    written: str
    sources: tuple[SourceRef, ...]
    sources_differ: bool
    related: tuple[TopicRef, ...]
    review: str
    revision: str
    state: str = "live"
    next_review: str | None = None
    needs_check: bool = False


@dataclass(frozen=True)
class ActWords(Record):
    """The fixed words of a dialogue act; {placeholders} are still in them."""

    act: str
    title: str
    variant: str
    spoken: str
    written: str


@dataclass(frozen=True)
class Subject(Record):
    """A subject that no source answers: what to say, the nearest topic if there is one, and whom to ask."""

    subject: str
    title: str
    nearest: TopicRef | None
    spoken: str
    written: str
    ask: str


@dataclass(frozen=True)
class Hit(Record):
    """One search result; `kind` is answer or passage, `key` a topic or source#section; a higher score is better.

    Scores compare within a kind only.
    """

    kind: str
    key: str
    title: str
    snippet: str
    score: float


@dataclass(frozen=True)
class Source(Record):
    """A source document as the front matter of its file describes it."""

    id: str
    publisher: str
    title: str
    site: str
    audience: str
    reviewed: str | None
    retrieved: str
    phone: str | None


@dataclass(frozen=True)
class BuildInfo(Record):
    """Which content stands in a store: equal content has an equal `content_hash`; `built_at` is UTC, ISO 8601."""

    schema_version: int
    content_hash: str
    built_at: str
    sources: int
    passages: int
    topics: int
    answers: int
    acts: int
    subjects: int


class Flaw(NamedTuple):
    """Something wrong on a line of the file that is being read; the first line is 1."""

    line: int
    message: str


@dataclass(frozen=True, order=True)
class Problem(Record):
    """Something an editor has to mend; `str()` is `data/answers/duration.md:12: what is wrong`."""

    path: str
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.message}"


@dataclass(frozen=True)
class BuildReport:
    """A finished build: where the store is, what is in it (rows by table) and how long it took."""

    path: Path
    content_hash: str
    counts: dict[str, int]
    seconds: float
