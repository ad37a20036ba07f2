"""The payload: the one message that crosses from actions to channels.

Every reply of the assistant is one Rasa bot message whose `custom` part is `Payload.to_dict()`. A channel renders it
and never looks anything up; an action fills it and never formats for a channel.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any

ACTS = (
    "answer",
    "greet",
    "goodbye",
    "thanks",
    "help",
    "bot_challenge",
    "repeat",
    "more_detail",
    "affirm",
    "deny",
    "stop",
    "human_handoff",
    "urgent_symptoms",
    "personal_advice",
    "not_covered",
    "not_sure",
    "clarify",
)
AUDIENCES = ("any", "adult", "child")
TOPIC_ACTS = ("answer", "repeat", "more_detail")
"""Acts whose payload may name a topic; in every other act `topic` is null."""


class PayloadError(ValueError):
    """A payload that breaks the contract; the message says which field and how."""


@dataclass(frozen=True)
class PayloadSource:
    """One source section that the words rest on."""

    id: str
    publisher: str
    title: str
    section: str
    site: str
    reviewed: str | None


@dataclass(frozen=True)
class TopicChoice:
    """A topic that can be offered to the person, with its title in a patient's words."""

    topic: str
    title: str


@dataclass(frozen=True)
class Payload:
    """One reply.

    `spoken` is plain speech, `written` is Markdown, `confidence` is 0 to 1 (how sure the understanding was), `revision`
    the short hash of the answer's wording in the store, for feedback and the question log; null where `topic` is.
    """

    act: str
    spoken: str
    written: str
    topic: str | None = None
    title: str | None = None
    audience: str = "any"
    sources: tuple[PayloadSource, ...] = ()
    sources_differ: bool = False
    related: tuple[TopicChoice, ...] = ()
    choices: tuple[TopicChoice, ...] = ()
    confidence: float = 1.0
    revision: str | None = None

    def __post_init__(self) -> None:
        """Refuse a payload that a channel could not render.

        Raises:
            PayloadError: for an unknown act or audience, empty words, or a topic or revision where none belongs.
        """
        if self.act not in ACTS:
            raise PayloadError(f"'{self.act}' is not an act; the acts are {', '.join(ACTS)}.")
        if self.audience not in AUDIENCES:
            raise PayloadError(f"'{self.audience}' is not an audience; use {', '.join(AUDIENCES)}.")
        if not self.spoken.strip() or not self.written.strip():
            raise PayloadError(f"The reply '{self.act}' has no words; spoken and written must both say something.")
        if self.topic is not None and self.act not in TOPIC_ACTS:
            raise PayloadError(f"The reply '{self.act}' names the topic '{self.topic}'; only {TOPIC_ACTS} may.")
        if self.topic is None and self.act == "answer":
            raise PayloadError("An answer must name its topic.")
        if self.revision is not None and self.topic is None:
            raise PayloadError(f"The reply '{self.act}' names the revision '{self.revision}', but no topic.")
        if not 0.0 <= self.confidence <= 1.0:
            raise PayloadError(f"Confidence {self.confidence} is not between 0 and 1.")

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON object of docs/architecture.md (lists instead of tuples)."""
        values = asdict(self)
        for name in ("sources", "related", "choices"):
            values[name] = list(values[name])
        return values

    @classmethod
    def from_dict(cls, values: Mapping[str, Any]) -> Payload:
        """Read what `to_dict` wrote.

        Raises:
            PayloadError: where a field is missing, unknown or of the wrong shape.
        """
        names = {field.name for field in fields(cls)}
        if set(values) != names:
            odd = sorted(set(values) ^ names)
            raise PayloadError(f"A payload has exactly the fields {sorted(names)}; check {odd}.")
        try:
            return cls(
                **{
                    **values,
                    "sources": tuple(PayloadSource(**source) for source in values["sources"]),
                    "related": tuple(TopicChoice(**topic) for topic in values["related"]),
                    "choices": tuple(TopicChoice(**topic) for topic in values["choices"]),
                }
            )
        except TypeError as error:
            raise PayloadError(f"A payload's sources, related and choices are lists of objects: {error}.") from error
