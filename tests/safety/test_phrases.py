import pytest

from safety.phrases import compile_phrase, expand
from safety.sign import KINDS, sign
from safety.signs import SIGNS
from safety.word_sets import GROUPS, SETS


def test_a_group_becomes_one_phrase_for_each_choice():
    groups = {"cannot": ("can not", "unable to"), "bystop": ("stop",)}
    assert expand("he <cannot> walk", groups) == ["he can not walk", "he unable to walk"]
    assert expand("<cannot|bystop>? walk", groups) == ["can not walk", "unable to walk", "stop walk", "walk"]


def test_the_rarest_required_words_are_the_anchor():
    compiled = compile_phrase("my? {leg}|hip is ..2 numb !from", {"leg": frozenset({"leg", "foot"})})
    assert compiled.anchor == {"numb"}
    assert compiled.looks_ahead
    assert compiled.pattern[1] == {"ORTH": {"IN": ["foot", "hip", "leg"]}}


def test_a_phrase_that_would_match_everywhere_is_refused():
    with pytest.raises(ValueError, match=r"'very\? \.\.2' requires no word"):
        compile_phrase("very? ..2", {})


@pytest.mark.parametrize("phrase", ["{nosuch} hurts", "<nosuch> hurts"])
def test_a_set_or_group_that_does_not_exist_is_named(phrase):
    with pytest.raises(KeyError, match="nosuch"):
        [compile_phrase(written, SETS) for written in expand(phrase, GROUPS)]


def test_a_line_that_ends_in_a_bar_goes_on():
    assert sign("clinic", "x", "state", "\n  a|\n    b c\n  d\n").phrases == ("a|b c", "d")


@pytest.mark.parametrize("entry", SIGNS, ids=lambda entry: f"{entry.name}-{entry.form}")
def test_every_phrase_of_the_tables_compiles(entry):
    assert entry.kind in KINDS
    assert entry.phrases
    for phrase in entry.phrases:
        for written in expand(phrase, GROUPS):
            compile_phrase(written, SETS)


def test_a_name_has_one_kind_and_each_form_once():
    assert len({(entry.name, entry.form) for entry in SIGNS}) == len(SIGNS)
    assert len({(entry.name, entry.kind) for entry in SIGNS}) == len({entry.name for entry in SIGNS})
