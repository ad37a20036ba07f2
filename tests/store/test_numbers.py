from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.number_reader import Mention
from store.number_words import SMALL, TENS
from store.numbers import find_numbers, unsupported_numbers

HOUR, MINUTE, DAY = ("time", 3600), ("time", 60), ("time", 86_400)


def claims(text: str) -> list[tuple[Fraction, object]]:
    return [(mention.value, mention.unit) for mention in find_numbers(text) if not mention.loose]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("30 minutes", [(30, MINUTE)]),
        ("thirty to forty minutes", [(30, MINUTE), (40, MINUTE)]),
        ("30-40 minutes", [(30, MINUTE), (40, MINUTE)]),
        ("between twenty-four and forty eight hours", [(24, HOUR), (48, HOUR)]),
        ("two, three or four days", [(2, DAY), (3, DAY), (4, DAY)]),
        ("a two- or three-day stay", [(2, DAY), (3, DAY)]),
        ("about half an hour", [(Fraction(1, 2), HOUR)]),
        ("a half-hour", [(Fraction(1, 2), HOUR)]),
        ("a quarter of an hour", [(Fraction(1, 4), HOUR)]),
        ("three quarters of an hour", [(Fraction(3, 4), HOUR)]),
        ("an hour and a half", [(Fraction(3, 2), HOUR)]),
        ("two and a half hours", [(Fraction(5, 2), HOUR)]),
        ("1\u00bd hours", [(Fraction(3, 2), HOUR)]),
        ("1 1/2 hours", [(Fraction(3, 2), HOUR)]),
        ("1.5 hours", [(Fraction(3, 2), HOUR)]),
        ("one hour", [(1, HOUR)]),
        ("one or two days", [(1, DAY), (2, DAY)]),
        ("24 full hours", [(24, HOUR)]),
        ("1,000 or 2 million", [(1000, None), (2_000_000, None)]),
        ("one hundred and twenty", [(120, None)]),
        ("a hundred and five", [(105, None)]),
        ("one in a thousand", [(1, None), (1000, None)]),
        ("one million two hundred thousand", [(1_200_000, None)]),
        ("October twenty twenty-two", [(2022, None)]),
        ("two thousand and five", [(2005, None)]),
        ("January 18, 2022", [(18, None), (2022, None)]),
        ("nine one one", [(911, None)]),
        ("5mg and 5 %", [(5, ("weight", 1)), (5, ("percent", 1))]),
        ("two-thirds", [(Fraction(2, 3), None)]),
    ],
)
def test_numbers_in_words_and_digits(text: str, expected: list[tuple[object, object]]) -> None:
    assert claims(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "One of them may hurt, and no one knows which one.",
        "You lie on one side.",
        "The first day, the second time, the 2nd and the third.",
        "Wait a second, someone is coming for everyone.",
        "Vitamin B12, COVID-19, CD34 and the 3D model.",
        "Both tests are done once, in a day or a week.",
        "A couple of days and a few more.",
        "Half the time it is over quickly.",
        "A quarter of them wait; a third do not.",
        "It is often done at a hospital, to see more.",
        "Oh, it is nothing.",
    ],
)
def test_no_false_alarms(text: str) -> None:
    assert claims(text) == []


@pytest.mark.parametrize(
    ("sentence", "passage"),
    [
        ("It takes half an hour.", "It lasts about 30 minutes."),
        ("It takes thirty minutes.", "It lasts half an hour."),
        ("It takes one hour.", "It can take an hour."),
        ("It takes an hour and a half.", "90 minutes"),
        ("Keep it dry for twenty-four hours.", "for at least 24 hours"),
        ("Keep it dry for one day.", "for at least 24 hours"),
        ("Two needles may be used.", "Both needles are hollow."),
        ("It takes two or three days.", "Results come in 2 to 3 days."),
        ("Call one, eight hundred, two two seven, two three four five.", "Phone: 1-800-227-2345"),
        ("Call 800.227.2345.", "Phone: 1-800-227-2345"),
        ("Reviewed in October twenty twenty-two.", "reviewed 2022-10"),
        ("Ten percent have it.", "10% have it"),
        ("One needle may do.", "No number here."),
        ("Keep it on 24 hours, and at most 48.", "for 24 to 48 hours"),
    ],
)
def test_borne_out(sentence: str, passage: str) -> None:
    assert unsupported_numbers(sentence, [passage]) == ()


@pytest.mark.parametrize(
    ("sentence", "passage", "missing"),
    [
        ("It takes 45 minutes.", "about 30 minutes", "45 minutes"),
        ("Keep it on for 24 minutes.", "at least 24 hours", "24 minutes"),
        ("It takes thirty to fifty minutes.", "30 to 40 minutes", "fifty minutes"),
        ("Take 5 milligrams.", "5 grams", "5 milligrams"),
        ("Call 1-800-227-2346.", "1-800-227-2345", "1-800-227-2346"),
        ("Call 227-2345.", "1-800-227-2345", "227-2345"),
        (
            "Call one, eight hundred, two two seven, two three four six.",
            "1-800-227-2345",
            "one, eight hundred, two two seven, two three four six",
        ),
        ("Call nine one two.", "Call 911.", "nine one two"),
        ("It takes half a day.", "half an hour", "half a day"),
        ("It takes two hours.", "Both tests take 30 minutes.", "two hours"),
        ("It takes two days.", "The two tests take 30 minutes.", "two days"),
        ("It takes 10 minutes.", "reviewed 2022-10", "10 minutes"),
        ("One in ten has pain.", "1 in 100 has pain", "ten"),
    ],
)
def test_not_borne_out(sentence: str, passage: str, missing: str) -> None:
    assert unsupported_numbers(sentence, [passage]) == (missing,)


def test_any_of_the_passages_will_do() -> None:
    assert unsupported_numbers("It takes 30 to 60 minutes.", ["half an hour", "an hour"]) == ()
    assert unsupported_numbers("It takes 30 minutes.", []) == ("30 minutes",)


def words(number: int) -> str:
    small = {value: name for name, value in SMALL.items()}
    tens = {value: name for name, value in TENS.items()}
    if number < 20:
        return small[number]
    if number < 100:
        return tens[number // 10 * 10] + (f"-{small[number % 10]}" if number % 10 else "")
    rest = f" and {words(number % 100)}" if number % 100 else ""
    if number < 1000:
        return f"{small[number // 100]} hundred{rest}"
    rest = f" {words(number % 1000)}" if number % 1000 else ""
    return f"{words(number // 1000)} thousand{rest}"


@given(st.integers(min_value=2, max_value=999_999))
def test_words_equal_digits(number: int) -> None:
    for text in (words(number), words(number).replace("-", " "), str(number), f"{number:,}"):
        assert [mention.value for mention in find_numbers(f"about {text} cells")] == [number]


@given(st.text(max_size=80))
def test_no_text_can_stop_it(text: str) -> None:
    assert all(isinstance(mention, Mention) for mention in find_numbers(text))


@given(
    st.lists(
        st.sampled_from(
            [
                "one",
                "two",
                "twenty",
                "half",
                "a",
                "an",
                "hour",
                "hundred",
                "and",
                "to",
                ",",
                "-",
                "3",
                "1/2",
                "oh",
                "quarter",
                "of",
            ]
        )
    )
)
def test_no_heap_of_number_words_can_stop_it(parts: list[str]) -> None:
    text = " ".join(parts)
    assert unsupported_numbers(text, [text]) == ()
