"""What may stand in a text that is said aloud: plain words and plain numbers, nothing that a voice stumbles over."""

from __future__ import annotations

import re
import unicodedata

from store.spoken_numbers import TELEPHONE, spoken_number

# Said as words by people and synthesizers alike. All other capitals (IV, PCR, MRI) are read wrongly by some voice:
# "IV" becomes "four".
SAID_AS_WORDS = frozenset({"US", "OK", "FISH"})
SYMBOLS = {
    "%": "percent", "&": "and", "/": "or", "+": "plus", "~": "about", "=": "is", "#": "number", "@": "at",
    "<": "less than", ">": "more than", "≤": "at most", "≥": "at least", "≈": "about", "°": "degrees", "½": "half",
    "¼": "a quarter", "¾": "three quarters", "$": "dollars", "€": "euros", "\u00d7": "times", "±": "plus or minus",
}  # fmt: skip
ABBREVIATIONS = {
    "mg": "milligrams", "mcg": "micrograms", "ml": "milliliters", "cc": "milliliters", "dl": "deciliters",
    "mm": "millimeters", "cm": "centimeters", "km": "kilometers", "kg": "kilograms", "lb": "pounds", "lbs": "pounds",
    "oz": "ounces", "ft": "feet", "hr": "hour", "hrs": "hours", "min": "minutes", "mins": "minutes", "sec": "seconds",
    "secs": "seconds", "wk": "week", "wks": "weeks", "yr": "year", "yrs": "years", "tsp": "teaspoon",
    "tbsp": "tablespoon", "approx": "about", "vs": "compared with", "etc": "and so on", "eg": "for example",
    "ie": "that is", "dr": "Doctor", "mr": "Mister", "mrs": "Missus", "ms": "Miz", "prof": "Professor",
    "appt": "appointment", "dept": "department", "tel": "telephone", "ext": "extension", "max": "at most",
    "w": "with", "wbc": "white blood cells", "rbc": "red blood cells",
}  # fmt: skip
ONLY_WITH_FULL_STOP = {"inc": "the full name", "fig": "figure", "vol": "volume", "temp": "temperature", "ca": "about"}
DOTTED = {"e.g": "for example", "i.e": "that is", "u.s": "US", "ph.d": "Doctor", "m.d": "Doctor"}
ALLOWED_DOTTED = frozenset({"a.m", "p.m"})

RANGE = re.compile(r"\d\s*[-\u2010-\u2014]\s*\d")
ADDRESS = re.compile(
    r"https?:\S*|www\.\S*|\S+@\S+\.\S+|\b[\w-]+(?:\.[\w-]+)*\.(?:org|com|net|gov|edu|info|int)\b", re.I
)
LIST_ITEM = re.compile(r"\s*(?:[-*+]|\d+[.)])(?:\s|\Z)")
DOTTED_WORD = re.compile(r"(?<![\w.])(?:[A-Za-z]{1,2}\.)+[A-Za-z]{1,2}(?=\.|\b)")
ACRONYM = re.compile(r"[A-Za-z]*[A-Z]{2,}[A-Za-z]*")
GLUED = re.compile(r"\d+[A-Za-z]+|[A-Za-z]+\d\w*")
GLUED_WELL = re.compile(r"\d+(?:st|nd|rd|th|s)", re.I)
UNIT_LETTER = re.compile(r"\d\s+(?:g|l|L|h|m|s|F|C)\b")
SAINT = re.compile(r"\bSt\.?(?=\s+[A-Z])")
WORD = re.compile(r"(?<![\w'\u2019.])([A-Za-z]+)(\.?)(?![\w'\u2019])")
HYPHEN_INSIDE = re.compile(r"(?<=\w)-(?=\w|\s(?:or|and|to)\s)")
PLAIN = frozenset(" \n.,;:?!'\"-\u2018\u2019\u201c\u201d")


def speech_flaws(text: str) -> list[str]:
    """What a voice could not say well in `text`, each as a sentence with advice; an empty list where all is well.

    Citation markers must be out of the text already, {placeholders} filled in or replaced by a word.
    """
    flaws = [
        f'a telephone number in digits, "{hit}"; say it: "{spoken_number(hit)}"' for hit in TELEPHONE.findall(text)
    ]
    text = TELEPHONE.sub("one", text)
    flaws += [f'a web or mail address, "{hit}"; say it in words ("cancer dot org")' for hit in ADDRESS.findall(text)]
    text = ADDRESS.sub("address", text)
    if LIST_ITEM.match(text):
        flaws.append("a list; speech has none, write sentences")
        text = LIST_ITEM.sub("", text, count=1)
    if RANGE.search(text):
        flaws.append('a bare number range; say "thirty to forty"')
        text = RANGE.sub("0 to 0", text)
    return flaws + _abbreviation_flaws(text) + _number_flaws(text) + _character_flaws(text)


def _abbreviation_flaws(text: str) -> list[str]:
    flaws = []
    for hit in DOTTED_WORD.findall(text):
        if hit.lower() not in ALLOWED_DOTTED:
            flaws.append(_advice(f"{hit}.", DOTTED.get(hit.lower(), "the full words")))
    text = DOTTED_WORD.sub("", text)
    flaws += [_advice("St.", "Saint")] if SAINT.search(text) else []
    known = set(SAID_AS_WORDS)
    for word, stop in WORD.findall(text):
        meaning = ABBREVIATIONS.get(word.lower()) or (ONLY_WITH_FULL_STOP.get(word.lower()) if stop else None)
        if meaning is not None:
            flaws.append(_advice(word + stop, meaning))
            known.add(word)
    for hit in ACRONYM.findall(text):
        if hit not in known:
            apart = " ".join(hit)
            flaws.append(f'capitals, "{hit}"; say what it means, or write the letters apart: "{apart}"')
    if re.search(r"\w\.[A-Za-z]", text):
        flaws.append("a full stop inside a word; put a space after the full stop, or write the word out")
    return flaws


def _number_flaws(text: str) -> list[str]:
    flaws = [
        f'a number and letters in one word, "{hit}"; write "5 milligrams", "B twelve"'
        for hit in GLUED.findall(text)
        if not GLUED_WELL.fullmatch(hit)
    ]
    return flaws + [f'an abbreviated unit, "{hit}"; write the unit out' for hit in UNIT_LETTER.findall(text)]


def _character_flaws(text: str) -> list[str]:
    flaws = ["three dots; end the sentence"] if ".." in text else []
    if "-" in HYPHEN_INSIDE.sub("", text):
        flaws.append("a dash; use a comma or begin a new sentence")
    odd = {char for char in text if not (char in PLAIN or char in "0123456789" or _is_latin_letter(char))}
    brackets = odd & set("()[]{}")
    if brackets:
        flaws.append(f'a bracket, "{min(brackets)}"; say what is in it in a sentence of its own')
    for char in sorted(odd - brackets):
        if char in SYMBOLS:
            flaws.append(f'the symbol "{char}"; say "{SYMBOLS[char]}"')
        elif char in "*_`|":
            flaws.append(f'Markdown, "{char}"; speech is plain text')
        elif char in "\u2010\u2011\u2012\u2013\u2014\u2026":
            flaws.append(f'the sign "{char}"; use a comma or begin a new sentence')
        else:
            flaws.append(f'the sign "{char}" cannot be said; write it in words')
    return flaws


def _is_latin_letter(char: str) -> bool:
    return char.isalpha() and ord(char) < 0x250 and unicodedata.name(char, "").startswith("LATIN")


def _advice(found: str, meaning: str) -> str:
    return f'the abbreviation "{found}"; say "{meaning}"'
