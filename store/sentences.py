"""Where one sentence ends and the next begins."""

from __future__ import annotations

import re

# Words whose full stop does not end a sentence.
TITLES = frozenset({"dr", "mr", "mrs", "ms", "prof", "st", "vs", "e.g", "i.e", "approx", "fig"})
BOUNDARY = re.compile(r"(?P<stop>[.!?]+)(?P<close>[\"\u201d'\u2019)*_\]]*)\s+(?=[\"\u201c'\u2018(*_\[]*[A-Z0-9{])")
LAST_WORD = re.compile(r"[A-Za-z.]+\Z")
BOLD_QUESTION = re.compile(r"\*\*[^*]*\?\*\*\s+")
FINISHED = re.compile(r"\A\*\*[^*]+\*\*\Z|[.!?:][\"\u201d'\u2019)*_]*\Z|\}[*_]*\Z")


def split_sentences(text: str, list_item: bool = False) -> list[tuple[int, str]]:
    """Each sentence with its offset in `text`; line breaks inside a sentence stay.

    A sentence ends at a full stop, ! or ? before a space and a capital, a digit or a {placeholder}. The full stop of a
    title (Dr., St.), of a single capital (J.) or of a "e.g." is none. A bold question that begins a list item is the
    item's label, and no sentence.
    """
    pieces: list[tuple[int, str]] = []
    start = 0
    label = BOLD_QUESTION.match(text) if list_item else None
    for match in BOUNDARY.finditer(text, label.end() if label else 0):
        if match["stop"] == "." and not match["close"] and _is_abbreviation(text[start : match.start()]):
            continue
        pieces.append((start, text[start : match.end("close")]))
        start = match.end()
    pieces.append((start, text[start:]))
    found = []
    for offset, piece in pieces:
        stripped = piece.strip()
        if stripped:
            found.append((offset + piece.index(stripped), stripped))
    return found


def is_finished(sentence: str) -> bool:
    """Whether the sentence ends with a full stop, !, ?, a colon or a {placeholder}, or is a line all in bold."""
    return FINISHED.search(sentence) is not None


def _is_abbreviation(before: str) -> bool:
    word = LAST_WORD.search(before)
    if word is None:
        return False
    return word[0].lower() in TITLES or (len(word[0]) == 1 and word[0].isupper() and word[0] != "I")
