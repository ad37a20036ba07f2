import pytest

from nlu.plain_text import plain_text


@pytest.mark.parametrize(
    ("said", "plain"),
    [
        ("What are the risks of a bone marrow biopsy?", "what are the risks of the test?"),
        ("um does the, uh, bone marrow test hurt", "does the, the test hurt"),
        ("is the bone narrow by opsy safe", "is the test safe"),
        ("aspirin ation pain", "aspiration pain"),
        ("BMB vs BMA", "bone marrow biopsy vs bone marrow aspiration"),
        ("NPO w/ peds pt?", "nothing to eat or drink with child patient?"),
        ("f/u s/p bx", "follow up after biopsy"),
        ("Bone marrow aspiration and biopsy: recovery", "the test: recovery"),
        (
            "what's the difference between bone marrow aspiration and biopsy",
            "what's the difference between bone marrow aspiration and biopsy",
        ),
        ("is a bone marrow aspiration painful", "is a bone marrow aspiration painful"),
        ("what is bone marrow", "what is bone marrow"),
        ("bone marrow donation", "bone marrow donation"),
        ("what about a breast biopsy", "what about a breast biopsy"),
        ("Eh?", "eh?"),
        ("er", "er"),
        ("", ""),
        ("la la land", "la la land"),
        ("the other er visit", "the other visit"),
    ],
)
def test_plain_text(said, plain):
    assert plain_text(said) == plain


def test_it_is_stable():
    for said in ("BMB w/o LA?", "um bone arrow by opsy", "c/o pain s/p bx", "my doctor's aspirate"):
        assert plain_text(plain_text(said)) == plain_text(said)
