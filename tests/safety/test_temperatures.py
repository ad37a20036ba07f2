import pytest

from safety import find_urgent
from safety.message import Message
from safety.temperatures import find_temperatures


@pytest.mark.parametrize(
    ("text", "value", "fever"),
    [
        ("101.8", 101.8, True),
        ("100.4", 100.4, True),
        ("100.3", 100.3, False),
        ("98.6", 98.6, False),
        ("38", 38.0, True),
        ("37,9", 37.9, False),
        ("39 point 2", 39.2, True),
        ("a hundred and one point five", 101.5, True),
        ("one hundred two", 102.0, True),
        ("hundred and two", 102.0, True),
        ("one oh two", 102.0, True),
        ("thirty nine point four", 39.4, True),
        ("ninety eight point six", 98.6, False),
        ("one hundred", 100.0, False),
    ],
)
def test_numbers_written_and_spoken(text, value, fever):
    (found,) = find_temperatures(Message.read(text).forms)
    assert (found.value, found.fever) == (pytest.approx(value), fever)


@pytest.mark.parametrize("text", ["", "1 2 3", "120 over 80", "two hundred", "²", "fifty", "a hundred thousand"])
def test_other_numbers_are_no_fever(text):
    assert not any(found.fever for found in find_temperatures(Message.read(text).forms))


@pytest.mark.parametrize(
    "text",
    [
        "my temperature is 101",
        "temp 38.4",
        "it reads 102.5",
        "101.8 since this morning",
        "he has a fever of a hundred and two",
        "thermometer says one oh one point five",
        "she's 39.2 and she had it yesterday",
        "is it ok that he has a fever of 101",
    ],
)
def test_a_measured_fever(text):
    assert find_urgent(text).sign == "fever"


@pytest.mark.parametrize(
    "text",
    [
        "98.6",
        "my temp is 99.5",
        "he has a fever of 99.1",
        "is 100.4 the cutoff",
        "101 and up, that's when I call?",
        "over 100.4 I call, right",
        "what do I do if it's 102",
        "I weigh 102 pounds",
        "my hemoglobin is 10.1 and my hematocrit 38.5",
        "he's 39",
        "room 101",
        "my temperature was 102 last month",
        "if his temperature is 103 do I call",
    ],
)
def test_no_fever_or_only_asked_about(text):
    assert find_urgent(text) is None
