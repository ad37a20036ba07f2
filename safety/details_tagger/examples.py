"""Training examples: messages as tokens, each with the kind of detail that it belongs to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from safety.details.detail import KINDS, Detail, Kind
from safety.details.figures import read_figure
from safety.details.marked_lines import MarkedLine
from safety.details.rules import find_by_rules
from safety.details.tokens import Tokens
from safety.details_tagger.word_classes import OF_WORD, number_word

NOTHING = "none"
_MAIL = re.compile(r"@|\(at\)|\b(?:dot|underscore|at)\b.*\b(?:dot|com|net|org)\b", re.I)
_DATE = re.compile(r"\d{1,4} ?[/.-] ?\d{1,2} ?[/.-] ?\d{2,4}$")
_STREET_CLASSES = frozenset({"street", "state", "unit"})


@dataclass(frozen=True)
class Example:
    """A message and what in it are details; they do not overlap."""

    text: str
    details: tuple[Detail, ...]

    @classmethod
    def of(cls, line: MarkedLine) -> Example:
        """Take a marked line; what kind its details are is told by the rules and by their characters."""
        ruled = find_by_rules(Tokens(line.text))
        return cls(line.text, tuple(Detail(_kind(line.text, *span, ruled), *span) for span in line.details))

    def labels(self, tokens: Tokens) -> list[str]:
        """Return the kind of each token of the message, "none" outside details and for titles and possessives."""
        labels = [NOTHING] * len(tokens)
        for detail in self.details:
            inside = [
                at for at in range(len(tokens)) if detail.start < tokens[at].end and tokens[at].start < detail.end
            ]
            while len(inside) > 1 and _is_title(tokens, inside[0]):
                inside.pop(0)
            for at in inside:
                labels[at] = detail.kind
        return labels


def _is_title(tokens: Tokens, at: int) -> bool:
    return "title" in OF_WORD.get(tokens.form(at), ()) or (tokens.form(at) == "." and tokens.joined(at))


def _kind(text: str, start: int, end: int, ruled: Sequence[Detail]) -> Kind:
    """Return the kind of a marked detail: that of the rules where they find most of it, else by its characters."""
    detail = text[start:end]
    covered = {
        kind: sum(max(0, min(end, one.end) - max(start, one.start)) for one in ruled if one.kind == kind)
        for kind in KINDS
    }
    best = max(KINDS, key=lambda kind: covered[kind])
    if covered[best] > 0.6 * len(detail):
        return best
    tokens = Tokens(detail)
    if _MAIL.search(detail):
        return "e-mail"
    classes = {name for token in tokens if not number_word(token.form) for name in OF_WORD.get(token.form, ())}
    figures = [figure for at in range(len(tokens)) if (figure := read_figure(tokens, at)) is not None]
    words = sum(token.is_word and len(token.form) > 1 for token in tokens)
    if _DATE.search(detail) or ("month" in classes and figures):
        return "date of birth"
    if figures and classes & _STREET_CLASSES and words > 1:
        return "address"
    if not figures:
        return "name"
    before = Tokens(text[:start])
    near = [name for at in range(max(0, len(before) - 6), len(before)) for name in OF_WORD.get(before.form(at), ())]
    cues = [name for name in near if name in ("phone cue", "record cue", "birth cue")]
    last = cues[-1] if cues else ""
    if last == "birth cue":
        return "date of birth"
    digits = sum(len(figure.digits) for figure in figures)
    return "phone number" if digits >= 7 and last != "record cue" else "record number"
