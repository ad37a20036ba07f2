"""The model beside the rules: what it learns from, what it sees, how its chances become details, and its files."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from safety.details.detail import Detail
from safety.details.marked_lines import MarkedLine
from safety.details.rules import find_by_rules
from safety.details.tokens import Tokens
from safety.details_tagger.examples import Example
from safety.details_tagger.features import features
from safety.details_tagger.lexicon import Lexicon, count_words
from safety.details_tagger.model_files import delete_others, model_folder, model_hash
from safety.details_tagger.spans import GROWING, SURE, SURE_NAME, UNLIKELY, find_likely
from safety.details_tagger.tagger import Likely, Tagger, tagger
from safety.details_tagger.training import TrainingLines
from safety.details_tagger.variations import Variations

LEXICON = count_words([["my", "bone", "hurts"], ["my", "leg"]])


def example(written):
    return Example.of(MarkedLine.read(written))


@pytest.mark.parametrize(
    ("written", "kind"),
    [
        ("my name is {Maria Lopez}", "name"),
        ("so my neighbor knows {wierzbicki}", "name"),
        ("ring {seven oh eight uh four one nine no four two nine oh}", "phone number"),
        ("the appointment they texted was {BX 60417}", "record number"),
        ("send it to {r underscore baptiste fifty one at gmail dot com}", "e-mail"),
        ("born {30 VI 1953}", "date of birth"),
        ("mail it to {rural route two box fifty five ottumwa iowa}", "address"),
    ],
)
def test_the_kind_of_a_marked_detail_is_told_by_its_words(written, kind):
    assert [detail.kind for detail in example(written).details] == [kind]


def test_a_title_is_no_part_of_the_name():
    one = example("this is for {Mrs. Okafor}, is it done")
    tokens = Tokens(one.text)
    assert [tokens.form(at) for at, label in enumerate(one.labels(tokens)) if label != "none"] == ["okafor"]


def test_variations_are_the_same_for_the_same_seed_and_mark_what_they_put_in():
    lines = [example("this is {Maria Lopez}, {555-0142}"), example("i'm {amara}, dob {3/4/61}"), example("ok")]
    made = [
        [*of.swapped(lines), *of.swapped(of.heard(lines)), *of.beside(lines, ["does it hurt"])]
        for of in (Variations(lines, 1), Variations(lines, 1))
    ]
    assert made[0] == made[1]
    assert made[0] != lines * 3
    for one in made[0]:
        assert all(one.text[detail.start : detail.end].strip() for detail in one.details)
    assert {len(one.details) for one in made[0]} == {0, 2}


def test_other_digits_stand_in_facts():
    (varied,) = Variations([], 1).renumbered([Example("platelets 41,000", ())])
    assert varied.text != "platelets 41,000" and len(varied.text) == len("platelets 41,000")


def test_a_line_does_not_vouch_for_its_own_words():
    assert (LEXICON.how_common("my"), LEXICON.how_common("my", counted=True)) == ("few", "1")
    assert (LEXICON.how_common("leg"), LEXICON.how_common("leg", counted=True)) == ("1", "0")


def test_letters_tell_a_name_from_a_word(tmp_path):
    assert LEXICON.looks_like_name("kowalczyk") > LEXICON.looks_like_name("bleeding")
    LEXICON.write(tmp_path / "lexicon.json")
    assert Lexicon.read(tmp_path / "lexicon.json") == LEXICON


@pytest.mark.parametrize("text", ["", "Maria", "my phone is 555-0142, k o w a l", "…", "1 " * 300])
def test_each_token_has_features(text):
    tokens = Tokens(text)
    rows = features(tokens, find_by_rules(tokens), LEXICON)
    assert len(rows) == len(tokens)
    assert rows == features(tokens, find_by_rules(tokens), LEXICON)


def likely(tokens, kind="name", **chances):
    return Likely(tuple(chances.get(token.form, 0.0) for token in tokens), tuple(kind for _ in tokens))


def found(text, chances, kind="name", rules=()):
    tokens = Tokens(text)
    details = find_likely(tokens, rules, likely(tokens, kind, **chances))
    return [(detail.kind, text[detail.start : detail.end]) for detail in details]


def test_a_detail_begins_where_one_is_likely_and_grows_over_what_may_belong_to_it():
    assert found("ask for eun ji baek today", {"eun": SURE_NAME, "ji": GROWING, "baek": GROWING}) == [
        ("name", "eun ji baek")
    ]
    assert found("ask for eun ji baek today", {"ji": GROWING, "baek": GROWING}) == []


def test_a_number_needs_less_to_be_taken_out_than_a_name():
    assert found("it is BX 60417", {"bx": SURE, "60417": SURE}, "record number") == [("record number", "BX 60417")]
    assert found("it is Blank", {"blank": SURE}) == []


def test_what_the_rules_find_grows_and_needs_a_little_likelihood():
    rule = [Detail("name", 8, 12)]
    assert found("this is John Blank", {"john": UNLIKELY, "blank": GROWING}, rules=rule) == [("name", "John Blank")]
    assert found("this is John Blank", {"blank": GROWING}, rules=rule) == []


def test_a_possessive_ending_stays():
    assert found("is it Amara's mother", {"amara's": 0.9}) == [("name", "Amara")]


def test_halves_of_a_telephone_number_are_one_with_what_is_said_between():
    chances = dict.fromkeys(["five", "eight", "nine", "seven"], 0.9)
    text = "it's nine five seven uh hold on five five five nine eight five nine ok"
    whole = [("phone number", "nine five seven uh hold on five five five nine eight five nine")]
    assert found(text, chances, "phone number") == whole
    assert len(found(text.replace("hold on", "no. wait"), chances, "phone number")) == 2


def test_a_helpline_is_nobodys():
    assert found("call 1-800-227-2345", dict.fromkeys(["1", "800", "227", "2345"], 0.9), "phone number") == []


def test_a_count_is_nobodys():
    assert found("count nine eight seven six", dict.fromkeys(["nine", "eight", "seven", "six"], 0.9)) == []


@pytest.fixture(scope="module")
def few_lines(tmp_path_factory):
    folder = tmp_path_factory.mktemp("lines")
    (folder / "x_details.txt").write_text("my name is {Maria Lopez}\ni'm {Jo}, call {555-0142}\n" * 3, encoding="utf-8")
    (folder / "y_facts.txt").write_text("platelets 20\nis it the 5th floor\n" * 3, encoding="utf-8")
    (folder / "wordings.txt").write_text("does it hurt\nhow long does it take\n", encoding="utf-8")
    return folder


def test_a_writer_is_left_out(few_lines):
    lines = TrainingLines.read(few_lines)
    assert set(lines.by_writer) == {"x", "y"}
    assert all(not line.details for line in lines.without(["x"]).lines())


def test_the_model_is_made_once_and_whole(few_lines, tmp_path):
    with ThreadPoolExecutor(2) as both:
        folders = list(both.map(lambda _: model_folder(few_lines, tmp_path), range(2)))
    assert folders[0] == folders[1]
    assert [path.name for path in tmp_path.iterdir()] == [f"model-{model_hash(few_lines)}"]
    made = (folders[0] / "details.crfsuite").stat().st_mtime_ns
    assert model_folder(few_lines, tmp_path) == folders[0]
    assert (folders[0] / "details.crfsuite").stat().st_mtime_ns == made
    (tmp_path / "model-of-before").mkdir()
    delete_others(folders[0])
    assert list(tmp_path.iterdir()) == [folders[0]]


def test_other_lines_are_another_model(few_lines, tmp_path):
    for path in few_lines.iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    before = model_hash(tmp_path)
    (tmp_path / "wordings.txt").write_text("does it hurt much\n", encoding="utf-8")
    assert model_hash(tmp_path) != before


def test_a_damaged_model_is_told(few_lines, tmp_path):
    folder = model_folder(few_lines, tmp_path)
    (folder / "details.crfsuite").write_bytes(b"not a model")
    with pytest.raises((OSError, ValueError)):
        Tagger(folder)


def test_threads_get_the_same_chances():
    texts = ["my name is Maria Lopez", "call 555-0142 please", "platelets 20", "ask for Eun-ji Baek at 3 Elm Street"]
    alone = [tagger().likely(Tokens(text), []) for text in texts]
    together = []

    def ask():
        together.append([tagger().likely(Tokens(text), []) for text in texts])

    threads = [threading.Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert together == [alone] * 4
