"""The words of one section: what is said aloud, or what is shown."""

from __future__ import annotations

import re
from dataclasses import dataclass

from store.citations import Sentence, read_sentences
from store.markdown_file import Section
from store.placeholders import NONE, note_placeholders, without_placeholders
from store.records import Flaw
from store.speakable import speech_flaws
from store.written_markdown import plain_markdown, read_blocks

PARAGRAPH = re.compile(r"(?:[^\n]*\S[^\n]*(?:\n|\Z))+")


@dataclass(frozen=True)
class SpokenWords:
    """Text to be said aloud: paragraphs of sentences."""

    line: int
    paragraphs: tuple[tuple[Sentence, ...], ...]

    @property
    def texts(self) -> tuple[str, ...]:
        """Each paragraph as one line."""
        return tuple(" ".join(sentence.text for sentence in paragraph) for paragraph in self.paragraphs)

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """All sentences in order."""
        return tuple(sentence for paragraph in self.paragraphs for sentence in paragraph)


@dataclass(frozen=True)
class WrittenWords:
    """Text to be shown: Markdown without markers, and its sentences and list items."""

    line: int
    markdown: str
    sentences: tuple[Sentence, ...]


def read_spoken(section: Section, flaws: list[Flaw], placeholders: frozenset[str] = NONE) -> SpokenWords:
    """The paragraphs of a spoken section; whatever could not be said aloud is noted."""
    paragraphs = []
    for match in PARAGRAPH.finditer(section.text):
        line = section.first_line + section.text.count("\n", 0, match.start())
        paragraphs.append(read_sentences(match[0].rstrip("\n"), line, flaws))
    _note_empty(section, any(paragraphs), flaws)
    words = SpokenWords(section.line, tuple(paragraph for paragraph in paragraphs if paragraph))
    for sentence in words.sentences:
        note_placeholders(sentence.text, sentence.line, placeholders, flaws)
        for message in speech_flaws(without_placeholders(sentence.text).replace("[", "").replace("]", "")):
            flaws.append(Flaw(sentence.line, f"in speech: {message}"))
    return words


def read_written(section: Section, flaws: list[Flaw], placeholders: frozenset[str] = NONE) -> WrittenWords:
    """The blocks of a written section; unsupported Markdown is noted."""
    blocks = read_blocks(section.text, section.first_line, flaws)
    sentences = tuple(
        sentence
        for block in blocks
        for sentence in read_sentences(block.text, block.line, flaws, list_item=block.kind != "paragraph")
    )
    _note_empty(section, bool(sentences), flaws)
    for sentence in sentences:
        note_placeholders(sentence.text, sentence.line, placeholders, flaws)
    return WrittenWords(section.line, plain_markdown(blocks), sentences)


def _note_empty(section: Section, has_words: bool, flaws: list[Flaw]) -> None:
    if not has_words:
        flaws.append(Flaw(section.line, f'the section "{section.heading}" is empty; write its text or take it out'))
