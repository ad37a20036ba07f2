"""Nothing that a voice cannot say is left of any text, and numbers keep their worth."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from channels.spoken.number_words import cardinal, ordinal, year
from channels.spoken.sayable import sayable
from store.numbers import find_numbers
from store.speakable import speech_flaws

MIXED = st.text(
    alphabet=list("abcdeimgIVPX .,-()[]*_/%0123456789\n'\u2019\u2013\u2026\u00e9\u00df\u20ac@:&<>\""), max_size=60
)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Call **1-800-227-2345**.", "Call one, eight hundred, two two seven, two three four five."),
        ("on weekdays from 8 a.m. to 5 p.m.", "on weekdays from eight in the morning to five in the afternoon."),
        ("Call by 12 p.m. Then wait.", "Call by noon. Then wait."),
        ("30\u201340 min", "thirty to forty minutes"),
        ("for 24 hours", "for twenty-four hours"),
        ("0.5 ml, 1,000 cells and 10%", "zero point five milliliters, one thousand cells and ten percent"),
        ("the 2nd day", "the second day"),
        ("[Cleveland Clinic](https://clevelandclinic.org/x) (a page)", "Cleveland Clinic, a page"),
        ("see https://a.org/b or cancer.org", "see a web page or cancer dot org"),
        (
            "Dr. Smith of St. Jude, e.g. FISH vs. PCR",
            "Doctor Smith of Saint Jude, for example FISH compared with P C R",
        ),
        ("- one\n- two", "one two"),
        ("First.\n\nSecond.", "First.\n\nSecond."),
        ("reviewed 2022-10?", "reviewed two thousand twenty-two to ten?"),
        ("Your reference is K 7 - 4 2.", "Your reference is K seven, four two."),
    ],
)
def test_examples(text: str, said: str) -> None:
    assert sayable(text) == said


@given(MIXED | st.text(max_size=60))
def test_whatever_comes_in_a_voice_can_say_what_comes_out(text: str) -> None:
    said = sayable(text)
    assert speech_flaws(said) == []
    assert not re.search(r"[0-9]", said)


@given(st.integers(0, 999_999))
def test_a_number_is_worth_the_same_in_words(number: int) -> None:
    (read,) = find_numbers(f"about {cardinal(number)} cells")
    assert read.value == number


@given(st.integers(1, 999))
def test_telephone_groups_are_said_digit_by_digit(group: int) -> None:
    said = sayable(f"Call 1-202-{group:03}-{group:04}.")
    (read,) = find_numbers(f"1-202-{group:03}-{group:04}")
    assert [found.phone for found in find_numbers(said) if found.phone] == [read.phone]


def test_ordinals_and_years() -> None:
    assert [ordinal(n) for n in (1, 2, 3, 5, 8, 9, 12, 20, 21, 100)] == (
        "first second third fifth eighth ninth twelfth twentieth twenty-first one-hundredth".replace("one-h", "one h")
    ).split(" ", 9)
    assert [year(n) for n in (2025, 2005, 2010, 1999, 1900, 1908)] == [
        "twenty twenty-five",
        "two thousand five",
        "twenty ten",
        "nineteen ninety-nine",
        "nineteen hundred",
        "nineteen oh eight",
    ]


@pytest.mark.parametrize("number", [-1, 10**12])
def test_numbers_out_of_reach_are_refused(number: int) -> None:
    with pytest.raises(ValueError, match="is not said as one number"):
        cardinal(number)
