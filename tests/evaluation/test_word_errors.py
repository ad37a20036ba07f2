"""Word errors."""

import pytest

from evaluation.word_errors import word_errors


@pytest.mark.parametrize(
    ("said", "heard", "errors"),
    [
        ("does it hurt", "does it hurt", 0),
        ("does it hurt", "", 3),
        ("", "does it", 2),
        ("bone marrow biopsy", "bone arrow biopsy", 1),
        ("bone marrow biopsy", "bow and arrow biopsy", 3),
        ("is it abnormal", "is it a normal", 2),
        ("how long does it take", "long does it take now", 2),
    ],
)
def test_words_are_changed_put_in_and_taken_out(said, heard, errors):
    assert word_errors(said.split(), heard.split()) == errors
    assert word_errors(heard.split(), said.split()) == errors
