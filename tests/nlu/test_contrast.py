import pytest

from nlu.contrast import drop_what_is_not_meant


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("i'm not asking if it hurts i'm asking how long it takes", "how long it takes"),
        ("i don't mean the bone, i mean what building it is", "what building it is"),
        ("not the pain, how long is it", "how long is it"),
        ("what building is it, not which bone", "what building is it"),
        ("caller doesn't want the risks, wants the steps of it", "wants the steps of it"),
        ("for my son, i'm not asking about food just about drinks", "for my son, about drinks"),
        ("who does the test i don't mean who reads it", "who does the test"),
        ("not what they look for in it what they take it with", "what they take it with"),
        ("where do i go - caller means not the floor, the building", "where do i go, the building"),
    ],
)
def test_only_what_is_meant_is_kept(said, meant):
    assert drop_what_is_not_meant(said) == meant


@pytest.mark.parametrize(
    "said",
    [
        "",
        "does it hurt or not",
        "what is not normal afterwards",
        "i don't want to be awake",
        "i don't want to hear any more",
        "not gonna lie, i'm scared",
        "not sure, does it hurt",
        "no thanks, not now",
        "is it not painful",
        "i'm the one who's terrified, not the baby. how do parents keep it together",
        "my son does not have a port, how do they put him to sleep",
        "i have no fever but it is sore",
    ],
)
def test_other_negations_are_left_alone(said):
    assert drop_what_is_not_meant(said) == said
