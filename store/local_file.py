"""Reads data/local/<key>.md: an answer of this site's own, and the words of the site's own document it rests on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from store.answer_file import (
    AUDIENCES,
    KEY,
    PROCEDURES,
    note_long_lead,
    read_next_review,
    read_review,
    read_state,
)
from store.documents import AnswerDocument, LocalDocument, PassageText, SourceDocument
from store.markdown_file import MarkdownFile, Section
from store.placeholders import SPOKEN_SITE, WRITTEN_SITE
from store.records import Flaw
from store.source_file import is_day
from store.speakable import speech_flaws
from store.variants import named_sections, read_variants, require_sections
from store.written_markdown import plain_markdown, read_blocks

DOCUMENT = "Document"
SECTION = "document"
MARKER = "[local]"
REQUIRED = ("title", "document", "reviewed", "related", "review")
MAY_HAVE = ("subject", "topic", "how", "questions", "state", "next_review", "reading_exception")


def read_local(file: MarkdownFile, path: str, site: Mapping[str, str]) -> LocalDocument | None:
    """The site's own answer in the file, or None where a section is missing; `site` holds the settings of site.yml.

    `[local]` behind a sentence cites the section "## Document" of the same file; placeholders of site.yml are filled
    in.
    """
    fields, source = file.fields, source_id(file.stem)
    fields.expect(REQUIRED, MAY_HAVE)
    how = _how(file)
    marked = replace(file, sections=tuple(_cite(section, source) for section in file.sections))
    sections = named_sections(marked, (*AUDIENCES, *PROCEDURES), (DOCUMENT,))
    if not require_sections(file, sections, (DOCUMENT, "Spoken", "Written")):
        return None
    passage = _passage(sections[DOCUMENT], site, fields.flaws)
    filled = {name: replace(section, text=_fill(section.text, site)) for name, section in sections.items()}
    variants = read_variants(marked, filled, SPOKEN_SITE, WRITTEN_SITE)
    for variant in variants:
        note_long_lead(variant.spoken, fields.flaws)
    title, review, reviewed = fields.text("title"), read_review(fields), fields.text_or_null("reviewed")
    for message in speech_flaws(title):
        fields.note("title", f'"title" is also said aloud, to offer a choice: {message}')
    if reviewed and not is_day(reviewed):
        fields.note("reviewed", f'"reviewed" is "{reviewed}"; it must be YYYY, YYYY-MM, YYYY-MM-DD or null')
    answer = AnswerDocument(
        path=path,
        topic=file.stem,
        title=title,
        questions=fields.texts("questions"),
        related=fields.texts("related"),
        state=read_state(fields),
        review=review,
        next_review=read_next_review(fields, review),
        reading_exception=fields.text("reading_exception") or None,
        sources_differ=False,
        variants=variants,
        differ=None,
        lines=fields.lines,
    )
    document = SourceDocument(
        path=path,
        id=source,
        publisher=site.get("site_name", ""),
        title=fields.text("document"),
        site=site.get("website", ""),
        audience="any",
        reviewed=reviewed,
        retrieved=reviewed or "not stated",
        phone=None,
        passages=(passage,),
    )
    return LocalDocument(how, answer, document)


def source_id(stem: str) -> str:
    """The id of the document that a local file holds: local-what-to-bring for what_to_bring."""
    return f"local-{stem.replace('_', '-')}"


def _how(file: MarkdownFile) -> str:
    fields = file.fields
    if not KEY.fullmatch(file.stem):
        fields.flaws.append(Flaw(1, f'the file name "{file.stem}" must be small letters, digits and underscores'))
    kinds = [kind for kind in ("subject", "topic") if kind in fields.values]
    if len(kinds) != 1:
        message = 'a local file says what it is about in one line, "subject: ..." (not covered so far) or "topic: ..."'
        fields.flaws.append(Flaw(1, message))
        return "fill"
    fields.key(kinds[0], file.stem)
    if kinds[0] == "topic":
        if "how" not in fields.values:
            message = '"how" is missing; add "how: add" (lines of your own) or "how: replace" (in place of the answer)'
            fields.note("topic", message)
        return fields.choice("how", ("add", "replace")) or "add"
    if "how" in fields.values:
        fields.note("how", '"how" belongs to a topic; a subject has no answer yet, so take the line out')
    return "fill"


def _cite(section: Section, source: str) -> Section:
    return replace(section, text=section.text.replace(MARKER, f"[{source}#{SECTION}]"))


def _passage(section: Section, site: Mapping[str, str], flaws: list[Flaw]) -> PassageText:
    blocks = read_blocks(_fill(section.text, site), section.first_line, flaws)
    if not any(char.isalnum() for block in blocks for char in block.text):
        message = f'the section "{DOCUMENT}" is empty; write what your own document says about this'
        flaws.append(Flaw(section.line, message))
    return PassageText(SECTION, "From our own document", plain_markdown(blocks), section.line)


def _fill(text: str, site: Mapping[str, str]) -> str:
    for name in sorted(SPOKEN_SITE | WRITTEN_SITE):
        text = text.replace(f"{{{name}}}", site.get(name, f"{{{name}}}"))
    return text
