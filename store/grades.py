"""The reading grade of each answer, on screen and in speech: how many years of school its words ask for.

Two formulas, of textstat: Flesch-Kincaid (long sentences, long words) and Gunning fog (long sentences, words of three
syllables and more). Of six that were tried on these answers they are the steadiest on short texts: three sentences are
within a grade of the whole answer on average, where SMOG is 1.4 grades off and knows no text below three sentences.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from store.citations import Sentence
from store.documents import Content
from store.records import Problem, Record

FAILS_ABOVE = 8.0
WARNS_ABOVE = 6.0
TERMS = "reading_terms.txt"
PLAIN_WORD = "thing"
"""Counted in place of a term that has no plainer word."""


@dataclass(frozen=True)
class Grade(Record):
    """The two grades of one variant of an answer; `part` is screen or speech, `path` the file."""

    path: str
    topic: str
    variant: str
    part: str
    sentences: int
    flesch_kincaid: float
    gunning_fog: float

    @property
    def worst(self) -> float:
        """The higher of the two."""
        return max(self.flesch_kincaid, self.gunning_fog)


def read_terms(data: Path) -> tuple[str, ...]:
    """The terms that no plainer word says, from data/reading_terms.txt; none where there is no such file."""
    try:
        lines = (data / TERMS).read_text(encoding="utf-8").splitlines()
    except OSError:
        return ()
    return tuple(line.strip() for line in lines if line.strip() and not line.startswith("#"))


def grade_answers(content: Content, terms: Iterable[str]) -> tuple[Grade, ...]:
    """The grades of every answer, also the site's own, in the order of the files."""
    found = []
    replaced = _pattern(terms)
    for answer in content.all_answers:
        differ = answer.differ.sentences if answer.differ else ()
        for variant in answer.variants:
            for part, sentences in (("screen", variant.written.sentences), ("speech", variant.spoken.sentences)):
                said = (*sentences, *differ)
                if said:
                    grades = _grades(said, replaced)
                    found.append(Grade(answer.path, answer.topic, variant.name, part, len(said), *grades))
    return tuple(found)


def grade_problems(content: Content, grades: Iterable[Grade]) -> Iterator[Problem]:
    """Answers that are too hard to read and give no reason, and reasons that are not needed."""
    hard: dict[str, list[Grade]] = {}
    for grade in grades:
        if grade.worst > FAILS_ABOVE:
            hard.setdefault(grade.path, []).append(grade)
    for answer in content.all_answers:
        line = answer.lines.get("reading_exception", answer.lines.get("title", 1))
        if answer.reading_exception and answer.path not in hard:
            yield Problem(answer.path, line, f'"reading_exception" is not needed: no part is above {FAILS_ABOVE:g}')
        elif not answer.reading_exception:
            for grade in hard.get(answer.path, ()):
                message = (
                    f"the {grade.part} text (variant {grade.variant}) is at reading grade {grade.worst:.1f}, and"
                    f" {FAILS_ABOVE:g} is the most; write shorter sentences and plainer words, put a term that has none"
                    f' into data/{TERMS}, or say why under "reading_exception"'
                )
                yield Problem(answer.path, line, message)


def _pattern(terms: Iterable[str]) -> re.Pattern[str] | None:
    longest_first = sorted(terms, key=lambda term: (-len(term), term))
    either = "|".join(rf"{re.escape(term)}(?:e?s)?" for term in longest_first)
    return re.compile(rf"\b(?:{either})\b", re.IGNORECASE) if longest_first else None


def _grades(sentences: Iterable[Sentence], terms: re.Pattern[str] | None) -> tuple[float, float]:
    import textstat  # takes 0.4 s, and a reader of the store never needs it

    text = "\n".join(_finished(sentence.text.replace("**", "")) for sentence in sentences)
    plain = terms.sub(PLAIN_WORD, text) if terms else text
    return round(textstat.flesch_kincaid_grade(plain), 1), round(textstat.gunning_fog(plain), 1)


def _finished(text: str) -> str:
    """A list item without a full stop would run into the next one."""
    return text if text.endswith((".", "?", "!", ":")) else f"{text}."
