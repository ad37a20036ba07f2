"""What nobody sees is not there."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guard.clean_text import MOST_READ, clean_text


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("  does\tit\r\nhurt \u00a0?", "does it hurt ?"),
        ("do\u200bes i\u00adt hu\u202ert\u2066", "does it hurt"),
        ("caf\u0065\u0301", "caf\u00e9"),
        ("a\x00b\x07\x1b[31m", "ab[31m"),
        ("\ud83d oops \udfff", "oops"),
        ("\ufeffhello", "hello"),
    ],
)
def test_what_is_taken_out(text: str, clean: str) -> None:
    assert clean_text(text) == clean


@given(st.text(st.characters(), max_size=300))
def test_any_text_becomes_clean_and_stays_so(text: str) -> None:
    clean = clean_text(text)
    assert clean_text(clean) == clean == unicodedata.normalize("NFC", clean)
    clean.encode("utf-8")
    assert not any(unicodedata.category(char) in ("Cc", "Cf", "Cs") for char in clean)


def test_of_a_very_long_text_both_ends_are_kept() -> None:
    clean = clean_text("begin " + "x" * 1_000_000 + " end")
    assert clean.startswith("begin") and clean.endswith("end") and len(clean) <= MOST_READ + 1
