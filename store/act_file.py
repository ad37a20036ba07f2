"""Reads data/acts/<act>.md and data/not_covered/<subject>.md."""

from __future__ import annotations

from store.answer_file import KEY
from store.documents import ActDocument, SubjectDocument
from store.markdown_file import MarkdownFile
from store.placeholders import SPOKEN, WRITTEN
from store.records import Flaw
from store.variants import named_sections, read_variants, require_sections
from store.wording import read_spoken, read_written


def read_act(file: MarkdownFile, path: str) -> ActDocument:
    """The act in the file; its variants have free names, and none of them need be the plain one."""
    fields = file.fields
    fields.expect(("act", "title"))
    _note_name(file, "act")
    sections = named_sections(file, None, ())
    if not sections:
        fields.flaws.append(Flaw(1, 'an act needs at least the sections "## Spoken" and "## Written"'))
    return ActDocument(
        path=path,
        act=fields.key("act", file.stem),
        title=fields.text("title"),
        variants=read_variants(file, sections, SPOKEN, WRITTEN),
        lines=fields.lines,
    )


def read_subject(file: MarkdownFile, path: str) -> SubjectDocument | None:
    """The subject in the file, or None where one of its three sections is missing."""
    fields = file.fields
    fields.expect(("subject", "title", "nearest"))
    _note_name(file, "subject")
    key, title, nearest = fields.key("subject", file.stem), fields.text("title"), fields.text_or_null("nearest")
    sections = named_sections(file, (), ("Ask",))
    if not require_sections(file, sections, ("Spoken", "Written", "Ask")):
        return None
    return SubjectDocument(
        path=path,
        subject=key,
        title=title,
        nearest=nearest,
        spoken=read_spoken(sections["Spoken"], fields.flaws),
        written=read_written(sections["Written"], fields.flaws),
        ask=read_spoken(sections["Ask"], fields.flaws),
        lines=fields.lines,
    )


def _note_name(file: MarkdownFile, field: str) -> None:
    if not KEY.fullmatch(file.stem):
        file.fields.note(field, f'the file name "{file.stem}" must be small letters, digits and underscores')
