"""The content files as the store understands them, each with the lines that a problem is reported on."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

from store.citations import Sentence
from store.wording import SpokenWords, WrittenWords


@dataclass(frozen=True)
class PassageText:
    """One section of a source; `text` is Markdown; `page` is the page of the document it was read from, if known."""

    section: str
    heading: str
    text: str
    line: int
    page: int | None = None

    @property
    def hash(self) -> str:
        """12 hex digits that change when a word of the heading or the text does, and not with line breaks."""
        return hashlib.sha256(f"{self.heading}\n{self.text}".encode()).hexdigest()[:12]


@dataclass(frozen=True)
class SourceDocument:
    """data/sources/<id>.md; `state` is draft (imported, nothing may cite it) or live."""

    path: str
    id: str
    publisher: str
    title: str
    site: str
    audience: str
    reviewed: str | None
    retrieved: str
    phone: str | None
    passages: tuple[PassageText, ...]
    state: str = "live"


@dataclass(frozen=True)
class VariantWords:
    """One variant of an answer or an act; `name` is "any" for the plain one."""

    name: str
    spoken: SpokenWords
    written: WrittenWords


@dataclass(frozen=True)
class AnswerDocument:
    """data/answers/<topic>.md; `lines` says where each setting stands.

    `state` is what the file says (draft, live or retired); store/states.py says what follows from it.
    """

    path: str
    topic: str
    title: str
    questions: tuple[str, ...]
    related: tuple[str, ...]
    state: str
    review: str
    next_review: str | None
    reading_exception: str | None
    sources_differ: bool
    variants: tuple[VariantWords, ...]
    differ: SpokenWords | None
    lines: Mapping[str, int]

    def parts(self) -> tuple[tuple[str, str, tuple[Sentence, ...]], ...]:
        """(variant, part, its sentences) throughout the file; a part is spoken, more, written or differ."""
        found: list[tuple[str, str, tuple[Sentence, ...]]] = []
        for variant in self.variants:
            paragraphs = variant.spoken.paragraphs
            found.append((variant.name, "spoken", paragraphs[0] if paragraphs else ()))
            found.append((variant.name, "more", tuple(item for paragraph in paragraphs[1:] for item in paragraph)))
            found.append((variant.name, "written", variant.written.sentences))
        if self.differ is not None:
            found.append(("any", "differ", self.differ.sentences))
        return tuple(found)


@dataclass(frozen=True)
class LocalDocument:
    """data/local/<key>.md: this site's own answer, and the site's own document that it rests on.

    `how` is fill (a subject that was not covered), replace (the answer to a topic) or add (lines to such an answer).
    """

    how: str
    answer: AnswerDocument
    source: SourceDocument


@dataclass(frozen=True)
class ActDocument:
    """data/acts/<act>.md"""

    path: str
    act: str
    title: str
    variants: tuple[VariantWords, ...]
    lines: Mapping[str, int]


@dataclass(frozen=True)
class SubjectDocument:
    """data/not_covered/<subject>.md"""

    path: str
    subject: str
    title: str
    nearest: str | None
    spoken: SpokenWords
    written: WrittenWords
    ask: SpokenWords
    lines: Mapping[str, int]


@dataclass(frozen=True)
class Content:
    """Everything under the content folder, in the order of the keys.

    `unread` names the files that could not be taken apart, as folder/stem: they are there, but nobody knows what is
    in them.
    """

    sources: tuple[SourceDocument, ...]
    answers: tuple[AnswerDocument, ...]
    acts: tuple[ActDocument, ...]
    subjects: tuple[SubjectDocument, ...]
    local: tuple[LocalDocument, ...]
    site: Mapping[str, str]
    unread: frozenset[str]

    @property
    def all_sources(self) -> tuple[SourceDocument, ...]:
        """The source documents, then the site's own ones."""
        return (*self.sources, *(item.source for item in self.local))

    @property
    def all_answers(self) -> tuple[AnswerDocument, ...]:
        """The answers, then the site's own ones, each as it stands in its file."""
        return (*self.answers, *(item.answer for item in self.local))
