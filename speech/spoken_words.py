"""The words of a written text as somebody says them: "shes 5, bmb on 3/4?" is "she's five b m b on three four"."""

from __future__ import annotations

import re

ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
    " eighteen nineteen"
).split()
TENS = "zero ten twenty thirty forty fifty sixty seventy eighty ninety".split()
ORDINALS = {"1st": "first", "2nd": "second", "3rd": "third", "4th": "fourth", "5th": "fifth", "14th": "fourteenth"}
# Written in haste, said in full.
SHORT_FORMS = {
    "shes": "she's", "hes": "he's", "thats": "that's", "dont": "don't", "theyre": "they're", "whos": "who's",
    "isnt": "isn't", "theres": "there's", "youre": "you're", "doesnt": "doesn't", "ive": "i've", "wheres": "where's",
    "shouldnt": "shouldn't", "didnt": "didn't", "couldnt": "couldn't", "havent": "haven't", "wasnt": "wasn't",
    "aint": "ain't", "arent": "aren't", "wont": "won't", "cant": "can't", "im": "i'm", "whats": "what's",
    "wouldnt": "wouldn't", "hasnt": "hasn't", "u": "you", "ur": "your", "r": "are", "pls": "please", "plz": "please",
    "ppl": "people", "thx": "thanks", "bmb": "bone marrow biopsy", "bmbx": "bone marrow biopsy",
    "bma": "bone marrow aspiration", "bmab": "bone marrow aspiration and biopsy", "bm": "bone marrow", "bx": "biopsy",
    "pt": "patient", "pts": "patients", "meds": "medicines", "hrs": "hours", "hr": "hour", "mins": "minutes",
    "yr": "year", "yrs": "years", "wk": "week", "wks": "weeks", "w": "with", "wo": "without", "abt": "about",
    "b4": "before", "tmrw": "tomorrow", "asap": "as soon as possible", "ok": "okay", "dr": "doctor", "drs": "doctors",
    "thurs": "thursday", "weds": "wednesday", "tues": "tuesday", "2am": "two a m", "2pm": "two p m", "mg": "milligrams",
    "ml": "milliliters", "mls": "milliliters", "b12": "b twelve", "d'you": "do you", "xray": "x ray", "vs": "versus",
    "gonna": "going to", "wanna": "want to", "gotta": "got to", "plt": "platelet", "appt": "appointment",
    "c'mon": "come on", "&": "and", "%": "percent", "+": "plus",
}  # fmt: skip
# Letters that are said one by one; a word of the dictionary with the same letters ("iv") is not meant.
SPELLED = frozenset("iv pcr mds wbc rbc inr mri ct ekg ecg hiv cbd aml cll cml mgus mrd npo icu er gp nhs fda".split())
TOKEN = re.compile(r"\d+(?:st|nd|rd|th|am|pm)\b|\d+|[a-z]+\d+\b|[a-z]+(?:'[a-z]+)*'?|[&%+]")


def spoken_words(text: str) -> list[str]:
    """Return the words, in small letters; numbers and short forms are written out."""
    words: list[str] = []
    plain = text.lower().replace("\u2019", "'").replace("\u2018", "'").replace(",000", "000")
    for token in TOKEN.findall(plain):
        token = token.strip("'") if token.endswith("'") else token
        if token.isdigit():
            words += number_words(token)
        elif token in ORDINALS:
            words.append(ORDINALS[token])
        elif token in SPELLED:
            words += list(token)
        else:
            words += SHORT_FORMS.get(token, token).split()
    return words


def number_words(digits: str) -> list[str]:
    """Return the words of a whole number below a million; longer ones, and those that begin with 0, digit by digit."""
    if len(digits) > 6 or (digits[0] == "0" and len(digits) > 1):
        return [ONES[int(digit)] for digit in digits]
    number = int(digits)
    if number < 20:
        return [ONES[number]]
    if number < 100:
        return [TENS[number // 10]] + ([ONES[number % 10]] if number % 10 else [])
    if number < 1000:
        return [ONES[number // 100], "hundred", *(number_words(str(number % 100)) if number % 100 else [])]
    rest = number_words(str(number % 1000)) if number % 1000 else []
    return [*number_words(str(number // 1000)), "thousand", *rest]
