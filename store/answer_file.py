"""Reads data/answers/<topic>.md."""

from __future__ import annotations

import re

from store.documents import AnswerDocument
from store.front_matter import Fields
from store.markdown_file import MarkdownFile
from store.records import Flaw
from store.source_file import is_day
from store.speakable import speech_flaws
from store.states import PENDING, STATES
from store.variants import named_sections, read_variants, require_sections
from store.wording import SpokenWords, read_spoken

FIELDS = ("topic", "title", "questions", "related", "review", "sources_differ")
MAY_HAVE = ("state", "next_review", "reading_exception")
AUDIENCES = ("adult", "child")
PROCEDURES = ("aspiration", "biopsy")
DIFFER = "Sources differ"
LEAD_WORDS = 30
KEY = re.compile(r"[a-z][a-z0-9_]*")


def read_answer(file: MarkdownFile, path: str) -> AnswerDocument:
    """The answer in the file; what is wrong within the file goes into its flaws."""
    fields = file.fields
    fields.expect(FIELDS, MAY_HAVE)
    if not KEY.fullmatch(file.stem):
        fields.note("topic", f'the file name "{file.stem}" must be small letters, digits and underscores')
    sections = named_sections(file, (*AUDIENCES, *PROCEDURES), (DIFFER,))
    if "Spoken" not in sections and "Written" not in sections:
        require_sections(file, sections, ("Spoken", "Written"))
    variants = read_variants(file, sections)
    for variant in variants:
        note_long_lead(variant.spoken, fields.flaws)
    title = fields.text("title")
    for message in speech_flaws(title):
        fields.note("title", f'"title" is also said aloud, to offer a choice: {message}')
    differ = read_spoken(sections[DIFFER], fields.flaws) if DIFFER in sections else None
    sources_differ = fields.yes_no("sources_differ")
    _note_difference(file, sources_differ, differ)
    return AnswerDocument(
        path=path,
        topic=fields.key("topic", file.stem),
        title=title,
        questions=fields.texts("questions"),
        related=fields.texts("related"),
        state=read_state(fields),
        review=(review := read_review(fields)),
        next_review=read_next_review(fields, review),
        reading_exception=fields.text("reading_exception") or None,
        sources_differ=sources_differ,
        variants=variants,
        differ=differ,
        lines=fields.lines,
    )


def note_long_lead(spoken: SpokenWords, flaws: list[Flaw]) -> None:
    """Note a lead that has too many words to be heard at once."""
    words = len([word for word in (spoken.texts or ("",))[0].split() if any(char.isalnum() for char in word)])
    if words > LEAD_WORDS:
        message = (
            f"the first spoken paragraph has {words} words, and {LEAD_WORDS} are the most; "
            "put a blank line after the main point, so that the rest is the longer part"
        )
        flaws.append(Flaw(spoken.sentences[0].line, message))


def _note_difference(file: MarkdownFile, sources_differ: bool, differ: SpokenWords | None) -> None:
    fields = file.fields
    if sources_differ and differ is None:
        fields.note("sources_differ", f'"sources_differ" is true, but there is no section "## {DIFFER}"; add it')
    if differ is None:
        return
    if not sources_differ and "sources_differ" in fields.values:
        fields.flaws.append(Flaw(differ.line, f'there is a section "## {DIFFER}", but "sources_differ" is not true'))
    if len({citation.source for sentence in differ.sentences for citation in sentence.citations}) < 2:
        message = f'"## {DIFFER}" must cite at least two documents: it says both ends and who says what'
        fields.flaws.append(Flaw(differ.line, message))


def read_state(fields: Fields) -> str:
    """draft, live or retired; a file that does not say is live."""
    return fields.choice("state", STATES) or "live"


def read_review(fields: Fields) -> str:
    """pending, or who reviewed the answer and on which day."""
    review = fields.text("review")
    if review and review != PENDING and not (len(review.split()) > 1 and is_day(review.split()[-1])):
        message = f'"review" is "{review}"; it must be pending, or the reviewer\'s name and then the day, YYYY-MM-DD'
        fields.note("review", message)
    return review


def read_next_review(fields: Fields, review: str) -> str | None:
    """The day from which a reviewed answer is overdue; a reviewed answer must have one, and no other may."""
    day = fields.text("next_review") or None
    if day and not (is_day(day) and len(day) == 10):
        fields.note("next_review", f'"next_review" is "{day}"; it must be a day, YYYY-MM-DD')
    elif day and review == PENDING:
        message = '"next_review" is set, but "review" is pending; say who reviewed the answer, and when'
        fields.note("next_review", message)
    elif day and review and day <= review.split()[-1]:
        fields.note("next_review", f'"next_review" is {day}, which is not after the review ({review.split()[-1]})')
    elif review and review != PENDING and day is None:
        message = 'a reviewed answer needs the day of its next review; add a line "next_review: YYYY-MM-DD"'
        fields.note("review", message)
    return day
