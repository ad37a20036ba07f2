"""Any text as a voice can say it: no link, Markdown, bracket, abbreviation, symbol or digit is left.

The store's spoken texts are speakable already (`make check` sees to it) and pass unchanged but for their digits, which
become words. What a channel adds, or a hospital writes into its settings, is made speakable here. The numbers stay the
same.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from channels.spoken.number_words import MOST, cardinal, digits, hour, ordinal, year
from store.speakable import (
    ABBREVIATIONS,
    ACRONYM,
    ADDRESS,
    DOTTED,
    DOTTED_WORD,
    HYPHEN_INSIDE,
    ONLY_WITH_FULL_STOP,
    SAID_AS_WORDS,
    SAINT,
    SYMBOLS,
    WORD,
    speech_flaws,
)
from store.spoken_numbers import TELEPHONE, spoken_number

MONTH = "January|February|March|April|May|June|July|August|September|October|November|December"
LINK = re.compile(r"!?\[([^\]\n]*)\]\([^)\s]*\)")
LINE_MARK = re.compile(r"^[ \t]*(?:#{1,6}|[-*+>]|\d+[.)])[ \t]+", re.M)
RANGE = re.compile(r"(?<=\d)(?<![A-Z] \d)\s*[-\u2010-\u2014]\s*(?=\d)")  # "K 7 - 4 2" is a reference, no range
TIME = re.compile(r"\b(1[0-2]|[1-9])(?::00)? ?([ap])\.? ?m\b\.?(?=(\s+(?-i:[A-Z])|\s*\Z)?)", re.I)
DATE = re.compile(rf"\b({MONTH}) ([0-3]?\d)(?:st|nd|rd|th)?,? ((?:1[1-9]|20)\d\d)\b")
MONTH_YEAR = re.compile(rf"\b({MONTH}) ((?:1[1-9]|20)\d\d)\b")
ORDINAL = re.compile(r"\b(\d{1,6})(?:st|nd|rd|th)\b", re.I)
NUMBER = re.compile(r"(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d+))?(?=([A-Za-z]?))")
NEVER_LAST = frozenset({"vs", "eg", "ie", "dr", "mr", "mrs", "ms", "prof"})
"""Abbreviations whose full stop ends no sentence."""
PLAIN_MARKS = " \n.,;:?!'\"-\u2018\u2019\u201c\u201d"
DASHES = re.compile(r"\s*[\u2012-\u2015]\s*|\s+-+\s+")


def sayable(text: str) -> str:
    """Return the text as it is said; paragraphs stay parted by a blank line. `speech_flaws` finds nothing in it."""
    paragraphs = (_paragraph(part) for part in re.split(r"\n\s*\n", text))
    return "\n\n".join(part for part in paragraphs if part)


def _paragraph(text: str) -> str:
    text = LINE_MARK.sub("", LINK.sub(r"\1", text))
    text = ADDRESS.sub(lambda hit: _address(hit[0]), text)
    text = TELEPHONE.sub(lambda hit: spoken_number(hit[0]), text)
    text = _words(_numbers(text))
    if speech_flaws(text):  # nothing that people write; a program's text, or an attack
        text = " ".join(re.findall(r"[a-z]{2,}", text.lower().replace("..", ".")))
        text = " ".join(word for word in text.split() if not speech_flaws(word))
    return text


def _address(text: str) -> str:
    if re.fullmatch(r"[\w-]+(?:\.[\w-]+)+", text) and not text.lower().startswith("www."):
        return " dot ".join(text.split("."))
    return "a mail address" if "@" in text and ":" not in text else "a web page"


def _numbers(text: str) -> str:
    text = RANGE.sub(" to ", text)
    text = TIME.sub(
        lambda hit: hour(int(hit[1]), hit[2]) + ("." if hit[0].endswith(".") and hit[3] is not None else ""), text
    )
    text = DATE.sub(lambda hit: f"{hit[1]} {ordinal(int(hit[2]))}, {year(int(hit[3]))}", text)
    text = MONTH_YEAR.sub(lambda hit: f"{hit[1]} {year(int(hit[2]))}", text)
    text = ORDINAL.sub(lambda hit: ordinal(int(hit[1])), text)
    return NUMBER.sub(_number, text)


def _number(hit: re.Match[str]) -> str:
    whole = hit[1].replace(",", "")
    long = (len(whole) > 1 and whole.startswith("0")) or int(whole) > MOST
    words = digits(whole) if long else cardinal(int(whole))
    if hit[2]:
        words += f" point {digits(hit[2])}"
    before = " " if hit.start() and hit.string[hit.start() - 1].isalpha() else ""
    return before + words + (" " if hit[3] else "")


def _words(text: str) -> str:
    text = SAINT.sub("Saint", text)
    text = re.sub(rf"{DOTTED_WORD.pattern}\.?", _dotted, text)
    text = WORD.sub(_unabbreviated, text)
    text = ACRONYM.sub(lambda hit: hit[0] if hit[0] in SAID_AS_WORDS else " ".join(hit[0]), text)
    text = DASHES.sub(", ", text)
    text = re.sub(r"[()\[\]{}]", ", ", text)
    text = "".join(_character(char) for char in text)
    text = HYPHEN_INSIDE.sub("\0", text).replace("-", " ").replace("\0", "-")
    text = re.sub(r"(?<=\w)\.(?=[A-Za-z])", " ", text)
    text = re.sub(r"\s*(?:,\s*)+(?=[,.;:?!]|\Z)", "", text)
    text = re.sub(r"\s+([,.;:?!])", r"\1", re.sub(r"(?:,\s*){2,}", ", ", text))
    text = re.sub(r"\.{2,}", ".", text)
    return " ".join(text.split()).strip(" ,")


def _dotted(hit: re.Match[str]) -> str:
    word = hit[0].lower().rstrip(".")
    ends = hit[0].endswith(".") and not hit.string[hit.end() :].strip()
    said = DOTTED.get(word) or " ".join(letter.upper() for letter in word if letter != ".")
    return said + ("." if ends else "")


def _unabbreviated(hit: re.Match[str]) -> str:
    word, stop = hit[1], hit[2]
    known: Callable[[str], str | None] = ABBREVIATIONS.get
    meaning = known(word.lower())
    if meaning is None and stop:
        meaning = ONLY_WITH_FULL_STOP.get(word.lower())
        return meaning if meaning is not None else hit[0]
    return hit[0] if meaning is None else meaning + (stop if _ends_sentence(hit) else "")


def _ends_sentence(hit: re.Match[str]) -> bool:
    rest = hit.string[hit.end() :]
    return hit[1].lower() not in NEVER_LAST and (not rest.strip() or re.match(r"\s+[A-Z]", rest) is not None)


def _character(char: str) -> str:
    if char in PLAIN_MARKS or (char.isascii() and char.isalnum()):
        return char
    if char in SYMBOLS:
        return f" {SYMBOLS[char]} "
    if char.isspace():
        return " "
    return char if char.isalpha() and ord(char) < 0x250 and not speech_flaws(char) else " "
