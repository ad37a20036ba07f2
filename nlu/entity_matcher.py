"""Finds procedure, audience, body part, medicine, condition, symptom, time and choice in a text, with spaCy matchers.

`spacy.blank("en")` needs no trained pipeline (those are not on PyPI). No Rasa here, so that any room may use it.
"""

from __future__ import annotations

from dataclasses import dataclass

import spacy
from spacy.matcher import Matcher, PhraseMatcher
from spacy.tokens import Doc, Span

from nlu import phrases

YEARS = ["year", "years", "yr", "yrs", "yo", "y/o"]
NUMBER_WORDS = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
).split()
GROWN_NUMBER_WORDS = "eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety".split()
OLDEST_CHILD = 17
PERSON = ["he", "she", "i", "who", "they", "girls", "boys", "twins", "both"]
IS = ["is", "'s", "s", "am", "'m", "m", "are", "'re", "was", "both", "just", "only", "about", "almost", "nearly", "now"]
NOT_AN_AGE = frozenset(
    "hour hours hr hrs minute minutes min mins day days week weeks wk wks pm am o'clock percent % mg ml cc pound "
    "pounds lb lbs kilo kilos kg feet foot ft inch inches times time more of in on to out th st nd rd : . / -".split()
)
"""What follows a number that is no age: "she is 3 days", "he is 2 of", "she's five feet"."""
SINCE = frozenset("after post since into along pregnant out from in on".split())
"""After a number of months these tell a time, not an age."""


@dataclass(frozen=True)
class FoundEntity:
    """A span of the message: `start` and `end` are characters, `value` is the canonical name."""

    entity: str
    value: str
    start: int
    end: int


class EntityMatcher:
    """The matchers themselves, without Rasa."""

    def __init__(self, pipeline: str | None = None) -> None:
        """Build the matchers on a blank English pipeline or on an installed one."""
        self._nlp = spacy.load(pipeline) if pipeline else spacy.blank("en")
        self._phrases = PhraseMatcher(self._nlp.vocab, attr="LOWER")
        tables = {
            "procedure": phrases.PROCEDURE,
            "audience": {"child": phrases.CHILD, "adult": phrases.ADULT},
            "body_part": phrases.BODY_PART,
            "medicine": phrases.MEDICINE,
            "condition": phrases.CONDITION,
            "symptom": phrases.SYMPTOM,
            "time": phrases.TIME,
            "choice": phrases.CHOICE,
        }
        for entity, table in tables.items():
            for value, words in table.items():
                self._phrases.add(f"{entity}={value}", [self._nlp.make_doc(word) for word in words])
        self._ages = Matcher(self._nlp.vocab)
        number = {"LOWER": {"REGEX": rf"^(\d{{1,3}}|{'|'.join([*NUMBER_WORDS, *GROWN_NUMBER_WORDS])})$"}}
        joint = {"LOWER": {"IN": ["-", "\u2013"]}, "OP": "?"}
        self._ages.add(
            "years", [[number, joint, {"LOWER": {"IN": YEARS}}, joint, {"LOWER": {"IN": ["old", "olds"]}, "OP": "?"}]]
        )
        self._ages.add(
            "months", [[number, joint, {"LOWER": {"IN": ["month", "months", "mo"]}}, joint, {"LOWER": "old"}]]
        )
        self._ages.add("compact", [[{"LOWER": {"REGEX": r"^\d{1,3}(yo|y/o|yr|yrs|y\.o\.)$"}}]])
        self._ages.add(
            "child of age",
            [
                [
                    {"LOWER": {"IN": ["is", "turned", "just", "only", "aged", "age", "she's", "he's"]}},
                    number,
                    {"IS_PUNCT": True, "OP": "?"},
                ]
            ],
        )

        self._ages.add(
            "person of age",
            [[{"LOWER": {"IN": PERSON}}, {"LOWER": ",", "OP": "?"}, {"LOWER": {"IN": IS}, "OP": "+"}, number]],
        )

    def find(self, text: str) -> list[FoundEntity]:
        """Return the entities in `text`, by position; of overlapping ones of a kind the longest."""
        doc = self._nlp.make_doc(text.replace("\u2019", "'"))
        found: dict[str, list[tuple[Span, str]]] = {}
        for key, start, end in self._phrases(doc):
            entity, value = self._nlp.vocab.strings[key].split("=")
            span = doc[start:end]
            if entity == "audience" and _helps_the_patient(span, value):
                continue
            found.setdefault(entity, []).append((span, value))
        for key, start, end in self._ages(doc):
            span = doc[start:end]
            audience = _audience_of_age(span, self._nlp.vocab.strings[key])
            if audience:
                found.setdefault("audience", []).append((span, audience))
        whole = doc.text.strip().lower().rstrip(".!")
        if whole in phrases.DIGITS and len(doc):
            found.setdefault("choice", []).append((doc[0:1], phrases.DIGITS[whole]))
        entities = [
            FoundEntity(entity, value, span.start_char, span.end_char)
            for entity, spans in found.items()
            for span, value in _longest(spans)
        ]
        return sorted(entities, key=lambda e: (e.start, e.end, e.entity))


def _longest(spans: list[tuple[Span, str]]) -> list[tuple[Span, str]]:
    kept: list[tuple[Span, str]] = []
    for span, value in sorted(spans, key=lambda s: (s[0].start - s[0].end, s[0].start, s[1])):
        if all(span.end <= other.start or other.end <= span.start for other, _ in kept):
            kept.append((span, value))
    return kept


def _helps_the_patient(span: Span, value: str) -> bool:
    """Tell whether this relative is the one who drives or comes along, or is only a listener."""
    doc: Doc = span.doc
    before = doc[span.start - 1].lower_ if span.start else ""
    if span.text.lower() in ("boy", "baby") and before in ("oh", "boy", "a", "attaboy"):
        return before != "a"
    after = [token.lower_ for token in doc[span.end : span.end + 3]]
    me = any(token.lower_ in ("me", "us") for token in doc[span.end : span.end + 6])
    if value == "child" and me and any(word in phrases.GROWN_RELATIVE_DOES for word in after):
        return True
    return value == "adult" and any(word in phrases.GROWN_RELATIVE_DOES for word in after)


def _audience_of_age(span: Span, kind: str) -> str | None:
    if kind == "months":
        return "child"
    if kind == "child of age":
        next_word = span.doc[span.end].lower_ if span.end < len(span.doc) else ""
        if next_word and next_word not in (
            "and",
            "but",
            "so",
            "can",
            "will",
            "does",
            "is",
            "years",
            "year",
            "yrs",
            "old",
        ):
            return None
    if kind == "person of age":
        after = [token.lower_ for token in span.doc[span.end : span.end + 2]]
        if after and after[0] in ("month", "months", "mo"):
            return None if len(after) > 1 and after[1] in SINCE else "child"
        if after and after[0] in NOT_AN_AGE and not (after[0] == "." and len(after) == 1):
            return None
    digits = "".join(character for character in span.text if character.isdigit())
    if digits:
        age = int(digits)
    else:
        age = next((NUMBER_WORDS.index(t.lower_) + 1 for t in span if t.lower_ in NUMBER_WORDS), -1)
    if any(token.lower_ in GROWN_NUMBER_WORDS for token in span):
        age = OLDEST_CHILD + 1
    if kind == "years" and "old" not in span.text.lower() and "yo" not in span.text.lower() and "/" not in span.text:
        return None  # "two years" is a time, "two years old" an age
    if age < 0:
        return None
    return "child" if age <= OLDEST_CHILD else "adult"
