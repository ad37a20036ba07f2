import pytest

from safety.spelling import mend


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("feaver", "fever"),
        ("bleding", "bleeding"),
        ("siezure", "seizure"),
        ("temprature", "temperature"),
        ("unconcious", "unconscious"),
        ("throuat", "throat"),
        ("infekted", "infected"),
    ],
)
def test_slips_are_put_right(wrong, right):
    assert mend(wrong) == right


@pytest.mark.parametrize(
    "word",
    ["never", "favor", "breast", "birth", "building", "looking", "thirty", "horse", "lips", "red", "fever", "sweet"],
)
def test_real_words_stay(word):
    assert mend(word) == word
