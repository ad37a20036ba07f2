"""Why a place stands in the list: the stored words that are most like what was typed, the shared ones marked."""

from __future__ import annotations

from dataclasses import dataclass

from desk.entries import Entry
from desk.query import WORD, stem
from desk.ranking import Ranked

KINDS = {
    "title": "Title",
    "question": "Asked as",
    "wording": "Asked as",
    "answer": "Answer says",
    "passage": "Source says",
}
SURE = 0.5
WORDS_BEFORE = 6
WORDS_SHOWN = 22


@dataclass(frozen=True)
class Piece:
    """Some text, marked where the agent typed that word too."""

    text: str
    marked: bool


@dataclass(frozen=True)
class Why:
    """One line: where the words stand, the words in pieces, and what the assistant thinks ("" where it is silent)."""

    where: str
    pieces: tuple[Piece, ...]
    meant: str


def why(ranked: Ranked, asked: frozenset[str]) -> Why:
    """Say why a place was found; `asked` are the stems of the words that were typed."""
    meant = ""
    if ranked.probability is not None and ranked.probability >= SURE:
        meant = "meaning"
    if ranked.entry is None:
        return Why("", (), meant or "close in meaning")
    entry = ranked.entry
    where = f"{KINDS[entry.kind]} ({entry.origin})" if entry.origin else KINDS[entry.kind]
    return Why(where, _pieces(entry, asked), meant)


def _pieces(entry: Entry, asked: frozenset[str]) -> tuple[Piece, ...]:
    text = " ".join(entry.text.replace("**", "").split())
    marks = [(m.start(), m.end(), _shared(m[0], asked)) for m in WORD.finditer(text)]
    first = next((at for at, (_, _, shared) in enumerate(marks) if shared), 0)
    shown = marks[max(0, first - WORDS_BEFORE) : max(0, first - WORDS_BEFORE) + WORDS_SHOWN]
    if not shown:
        return (Piece(text, False),)
    start = 0 if shown[0] is marks[0] else shown[0][0]
    end = len(text) if shown[-1] is marks[-1] else shown[-1][1]
    pieces = [Piece("… ", False)] if start else []
    at = start
    for begin, finish, shared in shown:
        if shared:
            if at < begin:
                pieces.append(Piece(text[at:begin], False))
            pieces.append(Piece(text[begin:finish], True))
            at = finish
    if at < end:
        pieces.append(Piece(text[at:end], False))
    return (*pieces, *((Piece(" …", False),) if end < len(text) else ()))


def _shared(word: str, asked: frozenset[str]) -> bool:
    word = stem(word.lower())
    return word in asked and len(word) > 1
