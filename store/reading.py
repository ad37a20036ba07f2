"""Reads the FAQ store. Nothing here can change it, and nothing here ever creates a file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import Self

from store.answer_file import AUDIENCES, PROCEDURES
from store.errors import StoreError, UnknownKeyError, either_of
from store.records import ActWords, Answer, BuildInfo, Hit, Source, SourceRef, Subject, TopicRef
from store.schema import SCHEMA_VERSION
from store.search import find_hits
from store.soundness import require_sound
from store.states import Serving, reviewed_state
from store.store_file import HOW_TO_BUILD, StoreFile, default_path


def open_store(path: Path | str | None = None, today: date | None = None) -> Store:
    """The store at `path` (`default_path()` where none is given), to be used in a `with` block, one per question.

    `today` (this day, if None) decides which answers are overdue. Raises StoreError where there is no store, or one
    that this version cannot read or that was changed since its build.
    """
    named = Path(path) if path is not None else default_path()
    require_sound(named)
    return Store(named, today)


class Store:
    """An open FAQ store; it shows one build's answers even when a new build takes its place meanwhile.

    An answer that became overdue after the build is treated as the site's settings say, on every path. Every method
    raises StoreError where the file is damaged, UnknownKeyError for a key that it does not hold.
    """

    def __init__(self, path: Path, today: date | None = None) -> None:
        self._opened = StoreFile(path)
        self._today = today or date.today()

    @cached_property
    def _file(self) -> StoreFile:
        """The opened file, in which an overdue answer that must be withheld is not there for any query."""
        site = {row["name"]: row["value"] for row in self._opened.rows("SELECT name, value FROM site")}
        if not Serving.of(site).overdue:
            self._opened.hide_overdue(self._today)
        return self._opened

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._opened.close()

    def answer(self, topic: str, audience: str | None = None, procedure: str | None = None) -> Answer:
        """The answer for a topic: the audience's variant, else the procedure's, else the plain one.

        `audience` is adult, child, any or None; `procedure` aspiration, biopsy, any or None.
        """
        wanted = (_choice(audience, AUDIENCES, "audience"), _choice(procedure, PROCEDURES, "procedure"))
        held = self.variants(topic)
        return self.answer_variant(topic, next((name for name in wanted if name in held), "any"))

    def answer_variant(self, topic: str, variant: str) -> Answer:
        """The answer for a topic in exactly this variant."""
        held = self.variants(topic)
        if variant not in held:
            raise StoreError(f'The answer "{topic}" has no variant "{variant}"; ask for {either_of(held)}.')
        row = self._file.rows(
            "SELECT * FROM answers a JOIN topics t USING (topic) WHERE topic = ? AND variant = ?", topic, variant
        )[0]
        related = self._file.rows(
            "SELECT t.topic, t.title FROM related r JOIN topics t ON t.topic = r.related WHERE r.topic = ?"
            " ORDER BY r.position",
            topic,
        )
        refs = self._file.rows(
            f"{_REFS} JOIN (SELECT passage, min(id) AS first FROM citations WHERE topic = ?"
            " AND (variant = ? OR part = 'differ') GROUP BY passage) c ON c.passage = p.id ORDER BY c.first",
            topic,
            variant,
        )
        state = reviewed_state(row["review"], row["next_review"], self._today)
        note = self._overdue_note() if state == "overdue" else None
        return Answer(
            topic=topic,
            title=row["title"],
            variant=variant,
            audience=row["audience"],
            lead=row["lead"] if note is None else f"{row['lead']} {note.spoken}",
            more=row["more"],
            written=row["written"] if note is None else f"{row['written']}\n\n{note.written}",
            sources=tuple(SourceRef(**ref) for ref in refs),
            sources_differ=bool(row["sources_differ"]),
            related=tuple(TopicRef(**item) for item in related),
            review=row["review"],
            revision=row["revision"],
            state=state,
            next_review=row["next_review"],
            needs_check=bool(row["needs_check"]),
        )

    def _overdue_note(self) -> ActWords:
        words, site = self.act("not_covered", "overdue"), self.site()
        return replace(words, spoken=words.spoken.format_map(site), written=words.written.format_map(site))

    def withheld(self, topic: str) -> str | None:
        """Why a topic is not served: draft, live (nobody has reviewed it), overdue or retired; None where it is not.

        None also where nothing is known of such a topic.
        """
        rows = self._file.rows("SELECT state FROM withheld WHERE topic = ?", topic)
        return rows[0]["state"] if rows else None

    def holds(self, topic: str) -> bool:
        """Whether the topic is there to be served; also a subject that this site answers with words of its own."""
        return bool(self._file.rows("SELECT topic FROM topics WHERE topic = ?", topic))

    def lead_sources(self, topic: str, variant: str) -> tuple[SourceRef, ...]:
        """The passages that the lead alone rests on, for a reply that says the lead and no more."""
        rows = self._file.rows(
            f"{_REFS} JOIN (SELECT c.passage, min(c.id) AS first FROM citations c JOIN answers a USING (topic, variant)"
            " WHERE c.topic = ? AND c.variant = ? AND c.part = 'spoken' AND instr(a.lead, c.sentence) > 0"
            " GROUP BY c.passage) c ON c.passage = p.id ORDER BY c.first",
            topic,
            variant,
        )
        return tuple(SourceRef(**row) for row in rows)

    def variants(self, topic: str) -> tuple[str, ...]:
        """The variants that the topic's answer has; "any", the plain one, comes first."""
        rows = self._file.rows("SELECT variant FROM answers WHERE topic = ? ORDER BY variant != 'any', variant", topic)
        if not rows:
            raise UnknownKeyError("topic", topic, [ref.topic for ref in self.topics()])
        return tuple(row["variant"] for row in rows)

    def act(self, act: str, variant: str = "any") -> ActWords:
        """The fixed words of an act in one of its variants."""
        held = self.act_variants(act)
        if variant not in held:
            raise StoreError(f'The act "{act}" has no variant "{variant}"; ask for {either_of(held)}.')
        sql = "SELECT act, title, variant, spoken, written FROM acts WHERE act = ? AND variant = ?"
        return ActWords(**self._file.rows(sql, act, variant)[0])

    def acts(self) -> tuple[str, ...]:
        """The keys of all acts, in order."""
        return tuple(row["act"] for row in self._file.rows("SELECT DISTINCT act FROM acts ORDER BY act"))

    def act_variants(self, act: str) -> tuple[str, ...]:
        """The variants of an act; "any", the plain one, comes first where there is one."""
        rows = self._file.rows("SELECT variant FROM acts WHERE act = ? ORDER BY variant != 'any', variant", act)
        if not rows:
            raise UnknownKeyError("act", act, self.acts())
        return tuple(row["variant"] for row in rows)

    def subject(self, subject: str) -> Subject:
        """What to say about a subject that no source answers."""
        rows = self._file.rows(
            "SELECT s.*, t.title AS nearest_title FROM subjects s LEFT JOIN topics t ON t.topic = s.nearest"
            " WHERE subject = ?",
            subject,
        )
        if not rows:
            raise UnknownKeyError("subject", subject, self.subjects())
        row = rows[0]
        nearest = TopicRef(row["nearest"], row["nearest_title"]) if row["nearest_title"] is not None else None
        return Subject(row["subject"], row["title"], nearest, row["spoken"], row["written"], row["ask"])

    def subjects(self) -> tuple[str, ...]:
        """The keys of all subjects, in order."""
        return tuple(row["subject"] for row in self._file.rows("SELECT subject FROM subjects ORDER BY subject"))

    def topics(self) -> tuple[TopicRef, ...]:
        """All topics, ordered by key."""
        return tuple(TopicRef(**row) for row in self._file.rows("SELECT topic, title FROM topics ORDER BY topic"))

    def questions(self, topic: str) -> tuple[str, ...]:
        """The questions that a topic must be found by: its title first, then the others of its file."""
        rows = self._file.rows(
            "SELECT title AS question, 0 AS position FROM topics WHERE topic = ?1"
            " UNION ALL SELECT question, position FROM questions WHERE topic = ?1 ORDER BY position",
            topic,
        )
        if not rows:
            raise UnknownKeyError("topic", topic, [ref.topic for ref in self.topics()])
        return tuple(row["question"] for row in rows)

    def search(self, words: str, limit: int = 10) -> tuple[Hit, ...]:
        """Answers that hold any of the words, best first, then passages; at most `limit` in all.

        A third of the places is kept for passages. Any text is safe: what would be an operator is taken as a word. A
        text without a letter or digit finds nothing.
        """
        return find_hits(self._file, words, limit)

    def site(self) -> dict[str, str]:
        """The settings of data/local/site.yml, and for each telephone number also `<name>_spoken`."""
        return {row["name"]: row["value"] for row in self._file.rows("SELECT name, value FROM site ORDER BY name")}

    def sources(self) -> tuple[Source, ...]:
        """All source documents, ordered by id."""
        return tuple(Source(**row) for row in self._file.rows("SELECT * FROM sources ORDER BY id"))

    def passages(self, source: str) -> tuple[SourceRef, ...]:
        """All passages of one source document, in its order."""
        rows = self._file.rows(f"{_REFS} WHERE s.id = ? ORDER BY p.id", source)
        if not rows:
            raise UnknownKeyError("source", source, [item.id for item in self.sources()])
        return tuple(SourceRef(**row) for row in rows)

    def build_info(self) -> BuildInfo:
        """When the store was built, and from what."""
        info = {row["name"]: row["value"] for row in self._file.rows("SELECT name, value FROM build_info")}
        try:
            counts = {name: int(info[name]) for name in ("sources", "passages", "topics", "answers", "subjects")}
            return BuildInfo(SCHEMA_VERSION, info["content_hash"], info["built_at"], acts=len(self.acts()), **counts)
        except (KeyError, ValueError) as error:
            message = f'The FAQ store "{self._file.path}" does not say what it was built from; {HOW_TO_BUILD} again.'
            raise StoreError(message) from error


_REFS = (
    "SELECT s.id, s.publisher, s.title, p.section, p.heading AS section_title, s.site, s.reviewed, p.text AS passage"
    " FROM passages p JOIN sources s ON s.id = p.source"
)


def _choice(value: str | None, allowed: Sequence[str], what: str) -> str | None:
    """The variant that is asked for, None for no preference."""
    if value is None or value == "any":
        return None
    if value in allowed:
        return value
    raise StoreError(f'There is no {what} "{value}"; ask for {either_of([*allowed, "any"])}.')
