"""Turns checked content into the rows of the store, always the same rows for the same content."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from datetime import date

from store.answer_file import AUDIENCES
from store.citation_lock import CitationLock, find_changes
from store.citations import Citation, Sentence
from store.documents import AnswerDocument, Content, SubjectDocument, VariantWords
from store.local_layer import served_content
from store.schema import SCHEMA_VERSION
from store.wording import SpokenWords

Row = dict[str, str | int | None]
Rows = dict[str, list[Row]]
DIFFER_HEADING = "**Where the sources differ.**"


def make_rows(content: Content, lock: CitationLock | None = None, today: date | None = None) -> Rows:
    """The rows of every table but build_info: what this site serves on the day `today` (this one, if None).

    `lock` says which wording of each passage an answer rests on; without one they all rest on the present wording.
    """
    lock = lock or CitationLock()
    hashes = {
        Citation(document.id, passage.section): passage.hash
        for document in content.all_sources
        for passage in document.passages
    }
    accepted = {
        (name.partition("/")[2], citation): hashed
        for name, known in lock.accepted.items()
        for citation, hashed in known.items()
    }
    unchecked = {change.file.partition("/")[2] for change in find_changes(content, lock) if not change.new}
    content, withheld = served_content(content, today or date.today())
    passages = [(document, passage) for document in content.sources for passage in document.passages]
    numbers = {Citation(document.id, passage.section): at for at, (document, passage) in enumerate(passages, 1)}
    texts = {Citation(document.id, passage.section): passage.text for document, passage in passages}
    answers = content.answers
    return {
        "sources": [
            {
                "id": item.id, "publisher": item.publisher, "title": item.title, "site": item.site,
                "audience": item.audience, "reviewed": item.reviewed, "retrieved": item.retrieved, "phone": item.phone,
            }
            for item in content.sources
        ],
        "passages": [
            {"id": at, "source": document.id, "section": item.section, "heading": item.heading, "text": item.text}
            for at, (document, item) in enumerate(passages, 1)
        ],
        "topics": [
            {
                "topic": item.topic, "title": item.title, "review": item.review, "next_review": item.next_review,
                "needs_check": int(item.topic in unchecked), "sources_differ": int(item.sources_differ),
            }
            for item in answers
        ],
        "withheld": [{"topic": topic, "state": state} for topic, state in sorted(withheld.items())],
        "answers": [_answer_row(item, variant, texts) for item in answers for variant in item.variants],
        "questions": [
            {"topic": item.topic, "position": at, "question": question}
            for item in answers
            for at, question in enumerate(item.questions, 1)
        ],
        "citations": _citation_rows(answers, numbers, hashes, accepted),
        "related": [
            {"topic": item.topic, "position": at, "related": topic}
            for item in answers
            for at, topic in enumerate(item.related, 1)
        ],
        "acts": [
            {
                "act": item.act, "variant": variant.name, "title": item.title, "spoken": _paragraphs(variant.spoken),
                "written": variant.written.markdown,
            }
            for item in content.acts
            for variant in item.variants
        ],
        "subjects": [_subject_row(item) for item in content.subjects],
        "site": [{"name": name, "value": value} for name, value in sorted(content.site.items())],
        "topic_texts": [_text_row(at, item) for at, item in enumerate(answers, 1)],
    }  # fmt: skip


def content_hash(rows: Rows) -> str:
    """SHA-256, in hexadecimal, of all rows and the version of the tables."""
    return _sha256([SCHEMA_VERSION, rows])


def _answer_row(answer: AnswerDocument, variant: VariantWords, texts: dict[Citation, str]) -> Row:
    lead, *longer = variant.spoken.texts
    written = variant.written.markdown
    sentences = [*variant.spoken.sentences, *variant.written.sentences]
    if answer.differ is not None:
        longer += answer.differ.texts
        written += f"\n\n{DIFFER_HEADING} " + _paragraphs(answer.differ)
        sentences += answer.differ.sentences
    more = "\n\n".join(longer)
    cited = [(str(citation), texts[citation]) for citation in _first_citations(sentences)]
    said = [answer.title, lead, more, written, cited]
    return {
        "topic": answer.topic, "variant": variant.name,
        "audience": variant.name if variant.name in AUDIENCES else "any",
        "lead": lead, "more": more, "written": written, "revision": _sha256(said)[:12],
    }  # fmt: skip


def _citation_rows(
    answers: Iterable[AnswerDocument],
    numbers: dict[Citation, int],
    hashes: dict[Citation, str],
    accepted: dict[tuple[str, str], str],
) -> list[Row]:
    """One row for each citation of a sentence; a sentence of our own has one row without a source."""
    rows: list[Row] = []
    for answer in answers:
        for variant, part, sentences in answer.parts():
            for number, sentence in enumerate(sentences, 1):
                for citation in sentence.citations or (None,):
                    rests_on = accepted.get((answer.topic, str(citation)), hashes[citation]) if citation else None
                    rows.append({
                        "id": len(rows) + 1, "topic": answer.topic, "variant": variant, "part": part, "number": number,
                        "sentence": sentence.text, "source": citation.source if citation else None,
                        "section": citation.section if citation else None,
                        "passage": numbers[citation] if citation else None, "hash": rests_on,
                    })  # fmt: skip
    return rows


def _subject_row(item: SubjectDocument) -> Row:
    return {
        "subject": item.subject, "title": item.title, "nearest": item.nearest, "spoken": _paragraphs(item.spoken),
        "written": item.written.markdown, "ask": _paragraphs(item.ask),
    }  # fmt: skip


def _text_row(at: int, answer: AnswerDocument) -> Row:
    words = [words for variant in answer.variants for words in (*variant.spoken.texts, variant.written.markdown)]
    words += answer.differ.texts if answer.differ else ()
    return {
        "id": at, "topic": answer.topic, "title": answer.title, "questions": "\n".join(answer.questions),
        "words": "\n".join(words).replace("**", ""),
    }  # fmt: skip


def _first_citations(sentences: Iterable[Sentence]) -> tuple[Citation, ...]:
    return tuple(dict.fromkeys(citation for sentence in sentences for citation in sentence.citations))


def _paragraphs(words: SpokenWords) -> str:
    return "\n\n".join(words.texts)


def _sha256(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8")).hexdigest()
