"""A message as plain words: lower case, contractions taken apart, each word with its place in the text."""

from __future__ import annotations

import re
from dataclasses import dataclass

from safety.short_forms import BASE_FORMS, ENDING_IN_ING, JOINED, MINE, NEGATED, SHORT_FORMS, UPPER_CASE_FORMS
from safety.spelling import mend

_TOKEN = re.compile(
    r"""(?P<number>[0-9]+(?:[.,][0-9]+)?)
      | (?P<slashed>\b[a-z]/[a-z]?(?![a-z]))
      | (?P<word>[^\W\d_]+(?:'[^\W\d_]+)*'?)
      | (?P<degree>°\s?[fc]\b|°|º)
      | (?P<stop>[.?!;\n]+)
      | (?P<pause>[,:()]|\s[-–—]+\s|—|\.\.\.|…)
    """,
    re.VERBOSE | re.IGNORECASE,
)
_ENDINGS = {"'s": ("'s",), "'m": ("am",), "'re": ("are",), "'ve": ("have",), "'ll": ("will",), "'d": ("would",)}
_BE_AFTER = frozenset(
    "i he she it that this there here what who where how when why everything something everyone nothing".split()
)
STOP = "."
QUESTION = "?"
PAUSE = ","
BREAKS = frozenset({STOP, QUESTION, PAUSE})


@dataclass(frozen=True)
class Word:
    """One word in its normal form, and which characters of the message it stands for (`start` to before `end`)."""

    form: str
    start: int
    end: int


def read_words(text: str) -> tuple[Word, ...]:
    """Take a message apart into words.

    Full stops, semicolons and line ends become ".", question marks "?", commas and dashes ",". "can't" becomes "can",
    "not", both with the place of "can't". A number keeps its digits, with a point as the decimal sign.
    """
    plain = text.replace("\u2019", "'").replace("\u2018", "'").replace("`", "'")
    words: list[Word] = []
    for found in _TOKEN.finditer(plain):
        for form in _forms(found):
            words.append(Word(form, found.start(), found.end()))
    return tuple(_join(_plain_speech(words)))


def _forms(found: re.Match[str]) -> tuple[str, ...]:
    raw = found.group()
    match found.lastgroup:
        case "number":
            return (raw.replace(",", ".") if re.fullmatch(r"\d+,\d\d?", raw) else raw.replace(",", ""),)
        case "stop":
            return (QUESTION,) if "?" in raw else (STOP,)
        case "pause":
            return (PAUSE,)
        case "degree":
            return ("degrees",)
    if raw in UPPER_CASE_FORMS:
        return UPPER_CASE_FORMS[raw]
    return _word_forms(raw.lower().rstrip("'"))


def _word_forms(word: str) -> tuple[str, ...]:
    if word in SHORT_FORMS:
        return SHORT_FORMS[word]
    if word.endswith("n't"):
        return (*_word_forms(word[:-3]), "not")
    for ending, forms in _ENDINGS.items():
        if word.endswith(ending) and len(word) > len(ending):
            stem = word.removesuffix(ending)
            if ending == "'s" and stem in _BE_AFTER:
                forms = ("is",)
            return (*_word_forms(stem), *forms)
    return (mend(word.replace("'", "")),)


def _plain_speech(words: list[Word]) -> list[Word]:
    """Even out how people speak: "a bleedin'", "me feet", "he no wake up", "it's it's", "very very"."""
    plain: list[Word] = []
    for at, word in enumerate(words):
        form, after = word.form, words[at + 1].form if at + 1 < len(words) else ""
        if form.endswith("in") and form + "g" in ENDING_IN_ING:
            form += "g"
        if form == "me" and after in MINE:
            form = "my"
        if form == "no" and after in NEGATED:
            form = "not"
        dropped = plain and plain[-1].form in MINE | {"blood"} and after in BASE_FORMS
        if form == "a" and (dropped or after in ENDING_IN_ING or after + "g" in ENDING_IN_ING):
            continue
        if form == "done" and plain and plain[-1].form in MINE and after not in BREAKS and after != "with":
            continue
        plain.append(Word(form, word.start, word.end))
        for length in (1, 2):
            said = [said.form for said in plain[-2 * length :]]
            if len(said) == 2 * length and said[:length] == said[length:] and not BREAKS & set(said):
                if not said[0][0].isdigit() and not {"do", "can", "that", "had"} & set(said):
                    del plain[-length:]
                break
    return plain


def _join(words: list[Word]) -> list[Word]:
    """Write as one word what people write as one or as two ("light headed")."""
    joined: list[Word] = []
    for word in words:
        pair = JOINED.get((joined[-1].form, word.form)) if joined else None
        if pair is None:
            joined.append(word)
        else:
            joined[-1] = Word(pair, joined[-1].start, word.end)
    return joined
