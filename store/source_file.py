"""Reads data/sources/<id>.md."""

from __future__ import annotations

import re
from datetime import date

from store.documents import PassageText, SourceDocument
from store.markdown_file import MarkdownFile
from store.records import Flaw
from store.spoken_numbers import is_telephone_number
from store.written_markdown import plain_markdown, read_blocks

FIELDS = ("id", "publisher", "title", "site", "audience", "reviewed", "retrieved", "phone")
MAY_HAVE = ("state", "document", "document_hash")
HEADING = re.compile(r"(?P<heading>.*\S)\s*\{#(?P<section>[a-z0-9]+(?:-[a-z0-9]+)*)(?: page=(?P<page>[1-9]\d*))?\}")
KEY = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
SITE = re.compile(r"[a-z0-9-]+(?:\.[a-z0-9-]+)+")
DAY = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


def read_source(file: MarkdownFile, path: str) -> SourceDocument:
    """The source document in the file; what is wrong with it goes into the file's flaws."""
    fields = file.fields
    fields.expect(FIELDS, MAY_HAVE)
    for name in ("document", "document_hash"):
        fields.text(name)
    if not KEY.fullmatch(file.stem):
        fields.note("id", f'the file name "{file.stem}" must be small letters, digits and hyphens')
    reviewed, retrieved = fields.text_or_null("reviewed"), fields.text("retrieved")
    if reviewed and not is_day(reviewed):
        fields.note("reviewed", f'"reviewed" is "{reviewed}"; it must be YYYY, YYYY-MM, YYYY-MM-DD or null')
    if retrieved and not (is_day(retrieved) and len(retrieved) == 10):
        fields.note("retrieved", f'"retrieved" is "{retrieved}"; it must be a day, YYYY-MM-DD')
    site, phone = fields.text("site"), fields.text_or_null("phone")
    if site and not SITE.fullmatch(site):
        fields.note("site", f'"site" is "{site}"; it must be the bare name of the website, such as cancer.org')
    if phone and not is_telephone_number(phone):
        fields.note("phone", f'"phone" is "{phone}", which is no telephone number; write the number, or null')
    state = fields.choice("state", ("draft", "live")) or "live"
    publisher = fields.text("publisher")
    if state == "live" and site.endswith(".invalid"):
        fields.note("site", f'"site" is still "{site}", as the import wrote it; name the website of the document')
    if state == "live" and publisher.startswith("(fill in"):
        fields.note("publisher", '"publisher" is still to be filled in; name who publishes the document')
    return SourceDocument(
        path=path,
        id=fields.key("id", file.stem),
        publisher=publisher,
        title=fields.text("title"),
        site=site,
        audience=fields.choice("audience", ("adult", "child", "any")),
        reviewed=reviewed,
        retrieved=retrieved,
        phone=phone,
        passages=_passages(file),
        state=state,
    )


def is_day(text: str) -> bool:
    """Whether the text is a year, a month or a day of the calendar: 2022, 2022-10, 2022-10-31."""
    match = DAY.fullmatch(text)
    if match is None:
        return False
    try:
        date(int(match[1]), int(match[2] or 1), int(match[3] or 1))
    except ValueError:
        return False
    return True


def _passages(file: MarkdownFile) -> tuple[PassageText, ...]:
    flaws = file.fields.flaws
    if not file.sections:
        flaws.append(Flaw(1, 'a source needs at least one section, "## Heading {#section-id}" and its text'))
    found: dict[str, PassageText] = {}
    for section in file.sections:
        match = HEADING.fullmatch(section.heading)
        if match is None:
            if section.heading:
                message = f'the heading "{section.heading}" must end with its id, as in "## How long {{#how-long}}"'
                flaws.append(Flaw(section.line, message))
            continue
        blocks = read_blocks(section.text, section.first_line, flaws)
        if not any(char.isalnum() for block in blocks for char in block.text):
            flaws.append(
                Flaw(section.line, f'the section "{match["section"]}" is empty; write its text or take it out')
            )
        if match["section"] in found:
            first = found[match["section"]].line
            message = f'the section id "{match["section"]}" stands on line {first} already; give this one another id'
            flaws.append(Flaw(section.line, message))
            continue
        text = plain_markdown(blocks)
        page = int(match["page"]) if match["page"] else None
        found[match["section"]] = PassageText(match["section"], match["heading"], text, section.line, page)
    return tuple(found.values())
