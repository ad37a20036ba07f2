import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.numbers import find_numbers
from store.speakable import speech_flaws
from store.spoken_numbers import is_telephone_number, spoken_number


@pytest.mark.parametrize(
    ("number", "spoken"),
    [
        ("1-800-227-2345", "one, eight hundred, two two seven, two three four five"),
        ("18002272345", "one, eight hundred, two two seven, two three four five"),
        ("8002272345", "eight hundred, two two seven, two three four five"),
        ("(800) 227-2345", "eight hundred, two two seven, two three four five"),
        ("1-202-555-0142", "one, two zero two, five five five, zero one four two"),
        ("227-2345", "two two seven, two three four five"),
        ("2272345", "two two seven, two three four five"),
        ("911", "nine one one"),
        ("988", "nine eight eight"),
        ("000", "zero zero zero"),
        ("+44 20 7946 0958", "four four, two zero, seven nine four six, zero nine five eight"),
        ("0800 1111", "zero eight zero zero, one one one one"),
        ("123456", "one two three, four five six"),
    ],
)
def test_how_a_number_is_said(number: str, spoken: str) -> None:
    assert spoken_number(number) == spoken


@pytest.mark.parametrize("text", ["", "12", "call us", "1-800-FLOWERS", "1" * 16, "911;", "-911", "911-"])
def test_no_telephone_number(text: str) -> None:
    assert not is_telephone_number(text)
    with pytest.raises(ValueError, match="is not a telephone number"):
        spoken_number(text)


@given(st.from_regex(r"\A1-[2-9][0-9]{2}-[2-9][0-9]{2}-[0-9]{4}\Z"))
def test_what_is_said_is_the_same_number_and_can_be_said(number: str) -> None:
    (written,), (said,) = find_numbers(number), find_numbers(spoken_number(number))
    assert written.bears_out(said)
    assert speech_flaws(f"Call {spoken_number(number)}.") == []
