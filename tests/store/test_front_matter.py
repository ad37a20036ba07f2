import pytest

from store.front_matter import Fields, read_fields
from store.records import Flaw


def read(text: str) -> tuple[Fields, list[Flaw]]:
    flaws: list[Flaw] = []
    fields = read_fields(text, 2, flaws)
    assert fields is not None
    return fields, flaws


def test_values_stay_what_was_typed() -> None:
    fields, flaws = read("a: 2022-10\nb: 2025-02-26\nc: 0911\nd: no\ne: 8:30\nf: 1_000\ng: 1.50")
    assert [fields.text(name) for name in "abcdefg"] == ["2022-10", "2025-02-26", "0911", "no", "8:30", "1_000", "1.50"]
    assert flaws == []


def test_true_false_and_null() -> None:
    fields, flaws = read("yes: true\nno: false\nnothing: null\nempty:\n")
    assert fields.yes_no("yes") and not fields.yes_no("no")
    assert fields.text_or_null("nothing") is None
    assert fields.text_or_null("empty") is None
    assert flaws == []


def test_lists_of_texts() -> None:
    fields, flaws = read("a: [x, y]\nb:\n  - one\n  - two  words\nc: []")
    assert [fields.texts(name) for name in "abc"] == [("x", "y"), ("one", "two words"), ()]
    assert flaws == []


def test_lines_are_those_of_the_file() -> None:
    fields, _ = read("a: 1\nb:\n  - x\nc: 2")
    assert fields.lines == {"a": 2, "b": 3, "c": 5}


def test_unknown_and_missing_settings() -> None:
    fields, flaws = read("titel: x\nfoo: y")
    fields.expect(("title", "topic"))
    messages = sorted(flaws)
    assert [flaw.line for flaw in messages] == [1, 1, 2, 3]
    assert 'the setting "title" is missing' in messages[0].message
    assert "did you mean title?" in messages[2].message
    assert "title, topic" in messages[3].message


@pytest.mark.parametrize(
    ("text", "getter", "message"),
    [
        ("a:\n", "text", '"a" must be a text'),
        ("a: [x]", "text", '"a" must be a text'),
        ("a: {b: c}", "text_or_null", '"a" must be a text'),
        ("a: x", "texts", "must be a list of texts"),
        ("a: [x, [y]]", "texts", "must be a list of texts"),
        ("a: ['']", "texts", "must be a list of texts"),
        ("a: maybe", "yes_no", "must be true or false"),
        ("a: True", "yes_no", "must be true or false"),
    ],
)
def test_the_wrong_kind_of_value(text: str, getter: str, message: str) -> None:
    fields, flaws = read(text)
    getattr(fields, getter)("a")
    assert [flaw.line for flaw in flaws] == [2]
    assert message in flaws[0].message


def test_choice_and_key() -> None:
    fields, flaws = read("audience: kids\ntopic: durations")
    fields.choice("audience", ("adult", "child"))
    assert fields.key("topic", "duration") == "duration"
    assert flaws[0] == Flaw(2, '"audience" is "kids"; it must be adult or child')
    assert flaws[1].line == 3
    assert 'the file is called "duration"' in flaws[1].message


def test_a_setting_twice() -> None:
    _, flaws = read("a: 1\nb: 2\na: 3")
    assert flaws == [Flaw(4, 'the setting "a" stands here a second time; keep one of them')]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("title: What: now", 2),
        ("a: 1\nb: 'open", 3),
        ("just words", 2),
        ("- a\n- b", 2),
        ("a: *nobody", 2),
        ("a: !!python/object/apply:os.system ['true']", 2),
        ("? [a]\n: b", 2),
        ("{" * 3000, 2),
    ],
)
def test_bad_yaml_is_one_sentence(text: str, line: int) -> None:
    flaws: list[Flaw] = []
    assert read_fields(text, 2, flaws) is None
    assert len(flaws) == 1
    assert flaws[0].line >= line


def test_a_list_inside_itself_does_no_harm() -> None:
    fields, flaws = read("a: &x [*x]")
    assert fields.texts("a") == ()
    assert len(flaws) == 1


def test_nothing_at_all() -> None:
    fields, flaws = read("# only a comment\n")
    assert fields.values == {} and flaws == []


@pytest.mark.parametrize("text", ["a: 1\nb:\tx", "a: 1\n\tb: x", "a: 1\nb:\n\t- x"])
def test_a_tab_is_called_a_tab(text: str) -> None:
    flaws: list[Flaw] = []
    assert read_fields(text, 2, flaws) is None
    assert ["a tab stands in this line" in flaw.message for flaw in flaws] == [True]


def test_a_word_processors_quotation_marks_are_no_part_of_a_text() -> None:
    fields, flaws = read("a: x\nb: “Where to park?”\nc: the “garage”")
    assert [(flaw.line, flaw.message) for flaw in flaws] == [
        (3, '"b" begins with a curly quotation mark; take it out, or type straight ones (")')
    ]
    assert fields.text("c") == "the “garage”"
