"""Which sections a file has: `Spoken` and `Written`, plain and in named variants, and others that a kind allows."""

from __future__ import annotations

import re
from collections.abc import Sequence

from store.documents import VariantWords
from store.errors import close_matches
from store.markdown_file import MarkdownFile, Section
from store.placeholders import NONE
from store.records import Flaw
from store.wording import SpokenWords, WrittenWords, read_spoken, read_written

PAIRED = re.compile(r"(Spoken|Written)(?: \(([a-z][a-z0-9_]*)\))?")


def named_sections(file: MarkdownFile, variants: Sequence[str] | None, others: Sequence[str]) -> dict[str, Section]:
    """The file's sections by heading; a heading that is unknown or stands twice is noted in the file's flaws.

    `variants` are the names allowed in brackets (None: any name), `others` the headings allowed besides.
    """
    flaws = file.fields.flaws
    found: dict[str, Section] = {}
    for section in file.sections:
        match = PAIRED.fullmatch(section.heading)
        if section.heading in found:
            flaws.append(Flaw(section.line, f'the section "{section.heading}" stands here a second time; keep one'))
        elif section.heading in others or (match and (variants is None or match[2] in (None, *variants))):
            found[section.heading] = section
        elif match and variants:
            message = f'there is no variant "{match[2]}"; the variants of an answer are: {", ".join(variants)}'
            flaws.append(Flaw(section.line, message))
        elif section.heading:
            flaws.append(Flaw(section.line, _unknown(section.heading, variants, others)))
    return found


def read_variants(
    file: MarkdownFile,
    sections: dict[str, Section],
    spoken_placeholders: frozenset[str] = NONE,
    written_placeholders: frozenset[str] = NONE,
) -> tuple[VariantWords, ...]:
    """The variants in the order of the file; one that lacks its Spoken or its Written is noted and left out."""
    flaws = file.fields.flaws
    spoken: dict[str, SpokenWords] = {}
    written: dict[str, WrittenWords] = {}
    lines: dict[str, int] = {}
    for heading, section in sections.items():
        match = PAIRED.fullmatch(heading)
        if match is None:
            continue
        name = match[2] or "any"
        lines.setdefault(name, section.line)
        if match[1] == "Spoken":
            spoken[name] = read_spoken(section, flaws, spoken_placeholders)
        else:
            written[name] = read_written(section, flaws, written_placeholders)
    for name, line in lines.items():
        suffix = "" if name == "any" else f" ({name})"
        for part, missing in (("Spoken", name not in spoken), ("Written", name not in written)):
            if missing:
                flaws.append(Flaw(line, f'the section "## {part}{suffix}" is missing; Spoken and Written go together'))
    return tuple(
        VariantWords(name, spoken[name], written[name]) for name in lines if name in spoken and name in written
    )


def require_sections(file: MarkdownFile, sections: dict[str, Section], headings: Sequence[str]) -> bool:
    """Whether all the headings are there; each one that is missing is noted."""
    missing = [heading for heading in headings if heading not in sections]
    for heading in missing:
        file.fields.flaws.append(Flaw(1, f'the section "## {heading}" is missing; add the heading and its text'))
    return not missing


def _unknown(heading: str, variants: Sequence[str] | None, others: Sequence[str]) -> str:
    bracket = " (variant)" if variants is None else " (" + "), (".join(variants) + ")" if variants else ""
    allowed = ["Spoken", "Written", *others]
    close = close_matches(heading.partition(" (")[0], {name.lower() for name in allowed}, limit=1)
    hint = f'did you mean "## {close[0].capitalize()}"?' if close else f"there are: {', '.join(allowed)}{bracket}"
    return f'"{heading}" is not a heading of this kind of file; {hint}'
