"""Citation markers: `[source-id#section-id]`, `[a#b, c#d]` and `[ours]`, one after each sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass

from store.records import Flaw
from store.sentences import is_finished, split_sentences

BRACKETS = re.compile(r"\[([^\[\]]*)\]")
MARKER = re.compile(r"\s*\[(?:ours|[a-z0-9-]+#[a-z0-9-]+(?:,\s*[a-z0-9-]+#[a-z0-9-]+)*)\]")
CITED = re.compile(r"([a-z0-9]+(?:-[a-z0-9]+)*)#([a-z0-9]+(?:-[a-z0-9]+)*)")
ROUND = re.compile(r"\((?:ours|local|[a-z0-9-]+#[a-z0-9-]+)\)", re.IGNORECASE)
WORD = re.compile(r"[^\W_]")
HOW = "write [source-id#section-id], several as [a#b, c#d], or [ours]"


@dataclass(frozen=True, order=True)
class Citation:
    """One section of one source document."""

    source: str
    section: str

    def __str__(self) -> str:
        return f"{self.source}#{self.section}"


@dataclass(frozen=True)
class Sentence:
    """One sentence or list item without its marker, on one line; `ours` where it states no medical fact."""

    text: str
    citations: tuple[Citation, ...]
    ours: bool
    line: int


def strip_markers(text: str) -> str:
    """The text without citation markers and the space before each."""
    return MARKER.sub("", text)


def read_sentences(text: str, first_line: int, flaws: list[Flaw], list_item: bool = False) -> tuple[Sentence, ...]:
    """The sentences of one paragraph or list item that begins on `first_line`, each with what it cites.

    A sentence with no marker or with a bad one is returned as citing nothing, and noted in `flaws`.
    """
    found: list[Sentence] = []
    position = 0
    for marker in BRACKETS.finditer(text):
        line = first_line + text.count("\n", 0, marker.start())
        chunk, chunk_line = text[position : marker.start()], first_line + text.count("\n", 0, position)
        position = marker.end()
        citations, ours = _read_marker(marker[1], line, flaws)
        if not WORD.search(chunk):
            flaws.append(Flaw(line, _why_alone(chunk, bool(found))))
            continue
        sentences = _plain_sentences(chunk, chunk_line, list_item)
        found += _unmarked(sentences[:-1], flaws)
        last_text, last_line = sentences[-1]
        if not list_item and not is_finished(last_text):
            flaws.append(Flaw(last_line, f'no full stop before the marker: "{_short(last_text)}"'))
        found.append(Sentence(last_text, citations, ours, last_line))
    rest, rest_line = text[position:], first_line + text.count("\n", 0, position)
    if WORD.search(rest):
        found += _unmarked(_plain_sentences(rest, rest_line, list_item), flaws)
    elif rest.strip(" \t\n*_"):
        flaws.append(Flaw(rest_line, f'"{rest.strip()}" stands after the marker; the marker comes after the full stop'))
    flaws += [
        Flaw(item.line, f'a bracket that is not closed or not opened: "{_short(item.text)}"; {HOW}')
        for item in found
        if "[" in item.text or "]" in item.text
    ]
    flaws += [
        Flaw(item.line, f'"{wrong[0]}" would be said to patients; a citation marker stands in square brackets')
        for item in found
        if (wrong := ROUND.search(item.text))
    ]
    return tuple(found)


def _read_marker(content: str, line: int, flaws: list[Flaw]) -> tuple[tuple[Citation, ...], bool]:
    if content == "ours":
        return (), True
    citations: list[Citation] = []
    for part in content.split(","):
        match = CITED.fullmatch(part.strip())
        if match is None:
            flaws.append(Flaw(line, f'"[{_short(content)}]" is not a citation marker; {HOW}'))
            return (), False
        citation = Citation(match[1], match[2])
        if citation in citations:
            flaws.append(Flaw(line, f"the marker cites {citation} twice; once is enough"))
        else:
            citations.append(citation)
    return tuple(citations), False


def _plain_sentences(chunk: str, first_line: int, list_item: bool) -> list[tuple[str, int]]:
    return [
        (" ".join(sentence.split()), first_line + chunk.count("\n", 0, offset))
        for offset, sentence in split_sentences(chunk, list_item)
    ]


def _unmarked(sentences: list[tuple[str, int]], flaws: list[Flaw]) -> list[Sentence]:
    for text, line in sentences:
        flaws.append(Flaw(line, f'a sentence without a citation marker: "{_short(text)}"; {HOW}'))
    return [Sentence(text, (), False, line) for text, line in sentences]


def _why_alone(chunk: str, after_another: bool) -> str:
    if chunk.strip():
        return f'"{chunk.strip()}" alone is no sentence; the marker comes after the full stop of its sentence'
    if after_another:
        return "two markers in a row; put both into one: [a#b, c#d]"
    return "a marker with no sentence before it"


def _short(text: str, limit: int = 60) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= limit else flat[: limit - 3].rstrip() + "..."
