from dataclasses import FrozenInstanceError

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from safety import UrgentSign, find_urgent


def test_a_sign_has_its_kind_its_name_and_the_words_that_say_it():
    assert find_urgent("Hello, it WON\u2019T stop  bleeding!") == UrgentSign(
        "emergency", "heavy bleeding", "it WON\u2019T stop  bleeding"
    )


def test_a_sign_cannot_be_changed():
    sign = find_urgent("I have a fever")
    with pytest.raises(FrozenInstanceError):
        sign.kind = "emergency"


@pytest.mark.parametrize("text", ["", "   ", "...", "?", "😀😀", "12", "не могу дышать", "x" * 5000, "a " * 3000])
def test_nothing_to_find(text):
    assert find_urgent(text) is None


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("I have a fever and I can't breathe", "emergency"),
        ("I can't breathe and I have a fever", "emergency"),
        ("I have a fever and I want to die", "self_harm"),
        ("I want to die, I took all the pills", "emergency"),
        ("the bandage is soaked and there's pus", "clinic"),
    ],
)
def test_the_most_serious_sign_wins(text, kind):
    assert find_urgent(text).kind == kind


@pytest.mark.parametrize(
    "text", ["severe pain in my back and I'm dizzy when I stand", "the bandage is soaked and I'm so dizzy"]
)
def test_signs_that_are_worse_together(text):
    assert find_urgent(text).kind == "emergency"


def test_wishing_not_to_wake_is_no_trouble_with_waking():
    assert find_urgent("thinking about swallowing all of these and not waking up").kind == "self_harm"


def test_no_words_after_a_long_sentence_are_lost():
    assert find_urgent("well it is a long story and " * 200 + "now he can't breathe").kind == "emergency"


@settings(max_examples=200, deadline=None, database=None)
@given(st.text(max_size=300))
def test_any_text_is_safe(text):
    sign = find_urgent(text)
    assert sign is None or ((sign.evidence and sign.evidence in text.replace("\u2019", "'")) or sign.evidence in text)


@settings(max_examples=200, deadline=None, database=None)
@given(
    st.lists(
        st.sampled_from("i he my leg is not numb if when can not breathe fever . , ? and but now bleeding".split())
    )
)
def test_any_order_of_words_is_safe_and_gives_the_same_twice(words):
    text = " ".join(words)
    assert find_urgent(text) == find_urgent(text)


def test_what_holds_no_sign_is_known_again_by_a_hash_alone():
    from safety import urgent

    assert find_urgent("does it hurt a lot for Rosalind") is None
    assert find_urgent("does it hurt a lot for Rosalind") is None
    for number in range(2 * urgent._KEPT):
        find_urgent(f"how long is {number}")
    assert len(urgent._without) <= urgent._KEPT
    assert all(isinstance(key, bytes) and len(key) == 16 for key in urgent._without)
    assert find_urgent("I can't breathe") is not None and find_urgent("I can't breathe") is not None
