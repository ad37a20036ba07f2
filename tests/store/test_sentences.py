import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.sentences import is_finished, split_sentences


def sentences(text: str) -> list[str]:
    return [sentence for _, sentence in split_sentences(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One. Two.", ["One.", "Two."]),
        ("Really? Yes! 3 days.", ["Really?", "Yes!", "3 days."]),
        ("**Call now.** Then wait.", ["**Call now.**", "Then wait."]),
        ('He said "stop." Then he left.', ['He said "stop."', "Then he left."]),
        ("It ends.\nAnd begins.", ["It ends.", "And begins."]),
        ("Together by St. Jude says so.", ["Together by St. Jude says so."]),
        ("Ask Dr. Jones. She knows.", ["Ask Dr. Jones.", "She knows."]),
        ("J. Smith, e.g. Tom, came.", ["J. Smith, e.g. Tom, came."]),
        ("The answer is no. Ask again.", ["The answer is no.", "Ask again."]),
        ("So do I. You too.", ["So do I.", "You too."]),
        ("About 1.5 hours. Fine.", ["About 1.5 hours.", "Fine."]),
        ("Done. {choices}", ["Done.", "{choices}"]),
        ("at cancer.org today", ["at cancer.org today"]),
        ("  ", []),
    ],
)
def test_where_sentences_end(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


@given(st.text(alphabet="aB3 .!?\n*\"'(){}", max_size=60))
def test_every_piece_stands_where_it_says_and_no_letter_is_lost(text: str) -> None:
    pieces = split_sentences(text)
    assert all(text[offset:].startswith(piece) for offset, piece in pieces)
    assert "".join("".join(piece.split()) for _, piece in pieces) == "".join(text.split())


def test_a_bold_question_is_the_label_of_its_list_item() -> None:
    text = "**Is it likely?** It is. It is."
    assert sentences(text) == ["**Is it likely?**", "It is.", "It is."]
    assert [piece for _, piece in split_sentences(text, list_item=True)] == ["**Is it likely?** It is.", "It is."]
    claim = "**It never hurts.** It is."
    assert [piece for _, piece in split_sentences(claim, list_item=True)] == ["**It never hurts.**", "It is."]


def test_finished_sentences() -> None:
    finished = ("Yes.", "Yes?", "These:", "**Yes.**", 'He said "yes."', "Say {x}", "**Call 911**")
    assert all(is_finished(text) for text in finished)
    assert not any(is_finished(text) for text in ("Yes", "Yes,", "Say **yes**", "**Yes** or **no**", "Yes;", ""))
