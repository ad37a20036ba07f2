import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.speakable import ABBREVIATIONS, SAID_AS_WORDS, speech_flaws


@pytest.mark.parametrize(
    "text",
    [
        "It usually takes thirty to forty minutes.",
        "It usually takes 30 to 40 minutes, or 1.5 hours; 1,000 people know: it's true!",
        'They say "you\u2019ll be fine", don\'t they?',
        "A follow-up, a 24-hour wait, a two- or three-day stay.",
        "Call us from 8 a.m. to 5 p.m. on weekdays.",
        "An I V line, a test called FISH, and the US.",
        "OK, the 2nd day of the 1990s.",
        "An X-ray of Waldenstr\u00f6m's disease.",
        "Call one, eight hundred, two two seven, two three four five.",
        "The answer is no. It may be so in most cases, as one may say.",
        "Minutes count. I may wait a second.",
    ],
)
def test_what_a_voice_can_say(text: str) -> None:
    assert speech_flaws(text) == []


@pytest.mark.parametrize(
    ("text", "advice"),
    [
        ("Take 5 mg.", 'the abbreviation "mg."; say "milligrams"'),
        ("Take 5 ml now.", 'say "milliliters"'),
        ("Take 5mg now.", 'a number and letters in one word, "5mg"'),
        ("Vitamin B12 helps.", '"B12"'),
        ("Weighs 5 g.", 'an abbreviated unit, "5 g"'),
        ("Some, e.g. this.", 'the abbreviation "e.g."; say "for example"'),
        ("This, i.e. that.", 'say "that is"'),
        ("This, that, etc.", 'say "and so on"'),
        ("Ask Dr. Jones.", 'the abbreviation "Dr."; say "Doctor"'),
        ("Ask Dr Jones.", 'the abbreviation "Dr"'),
        ("Together by St. Jude.", 'the abbreviation "St."; say "Saint"'),
        ("One vs. two.", 'say "compared with"'),
        ("Wait 30 min.", 'say "minutes"'),
        ("It needs an IV.", 'capitals, "IV"; say what it means, or write the letters apart: "I V"'),
        ("It needs PCR and MRIs.", 'capitals, "MRIs"'),
        ("The mRNA test.", 'capitals, "mRNA"'),
        ("Call 1-800-227-2345.", 'say it: "one, eight hundred, two two seven, two three four five"'),
        ("Call (800) 227-2345.", "a telephone number in digits"),
        ("It takes 5-10 minutes.", "a bare number range"),
        ("It takes 5 \u2013 10 minutes.", "a bare number range"),
        ("In 2022-10.", "a bare number range"),
        ("See https://cancer.org/x.", "a web or mail address"),
        ("See www.cancer.org.", "a web or mail address"),
        ("See cancer.org for more.", "a web or mail address"),
        ("Mail a@b.org today.", "a web or mail address"),
        ("About 5% of them.", 'the symbol "%"; say "percent"'),
        ("You & me.", 'say "and"'),
        ("You and/or me.", 'say "or"'),
        ("5 + 5.", 'say "plus"'),
        ("~5.", 'say "about"'),
        ("Number #5.", 'say "number"'),
        ("It is < 5 or > 6.", 'say "more than"'),
        ("It is = 5.", 'say "is"'),
        ("37\u00b0.", 'say "degrees"'),
        ("\u00bd an hour.", 'say "half"'),
        ("This (that).", 'a bracket, "("'),
        ("Call {clinic_phone}.", 'a bracket, "{"'),
        ("This **is** bold.", 'Markdown, "*"'),
        ("This _is_ not.", 'Markdown, "_"'),
        ("This `is` code.", 'Markdown, "`"'),
        ("- an item.", "a list"),
        ("1. an item.", "a list"),
        ("One - two.", "a dash"),
        ("One \u2014 two.", "use a comma or begin a new sentence"),
        ("And then...", "three dots"),
        ("And then\u2026", "use a comma or begin a new sentence"),
        ("One.Two.", "a full stop inside a word"),
        ("A heart \u2764 for you.", "cannot be said"),
        ("\u9aa8\u9ad3.", "cannot be said"),
        ("Yours, \u00a9 Marlow.", "cannot be said"),
    ],
)
def test_what_it_cannot_say(text: str, advice: str) -> None:
    flaws = speech_flaws(text)
    assert any(advice in flaw for flaw in flaws), flaws


def test_several_flaws_are_all_named() -> None:
    assert len(speech_flaws("Take 5 mg (or 10%) - e.g. by IV.")) >= 5


ALPHABET = "abzAIVUS 0159.,;:?!'\"\u2019-()[]{}%&/+~=#*_<>@$\u2013\u2026|\\^`\u00b0\u00e9\u4e2d"


def unspeakable(text: str) -> bool:
    """The rules once more in another way: characters, capitals, ranges, addresses."""
    if any(
        not (char.isalnum() or char in " \n.,;:?!'\"\u2019-") or ord(char) > 0x24F for char in text if char != "\u2019"
    ):
        return True
    capitals = {word for word in re.findall(r"[^\W\d_]+", text) if re.search("[A-Z]{2}", word)}
    return bool(
        capitals - SAID_AS_WORDS
        or re.search(r"\d ?- ?\d", text)
        or ".." in text
        or re.search(r"(?:^|\s)-|-(?:$|[^\w\s])", text)
        or {word.lower() for word in text.replace(".", " ").split()} & set(ABBREVIATIONS)
    )


@given(st.one_of(st.text(alphabet=ALPHABET, max_size=40), st.text(max_size=40)))
def test_nothing_unspeakable_passes(text: str) -> None:
    if not speech_flaws(text):
        assert not unspeakable(text)


@given(
    st.sampled_from(["It takes thirty minutes.", "You may feel it.", "Ask your care team first."]),
    st.sampled_from(["mg", "ml", "e.g.", "Dr.", "IV", "PCR", "5-10", "(x)", "[x]", "%", "&", "a/b", "+", "~", "=",
                     "#", "*", "_", "<", ">", "https://x.org", "x@y.org", "cancer.org", "...", "\u2013", "5mg"]),
    st.integers(min_value=0, max_value=30),
)  # fmt: skip
def test_a_flaw_is_found_wherever_it_stands(text: str, flaw: str, at: int) -> None:
    words = text.split()
    words.insert(at % (len(words) + 1), flaw)
    assert speech_flaws(" ".join(words)) != []
