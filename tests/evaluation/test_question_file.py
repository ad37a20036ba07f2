import json
from pathlib import Path

import pytest

from evaluation.errors import EvaluationError
from evaluation.question import Turn, half_of, in_half
from evaluation.question_file import read_files, read_own_sets

KNOWN = {"duration", "pain_during", "greet", "clarify", "out_of_scope"}


def write(path: Path, *lines: object) -> Path:
    path.write_text("\n".join(x if isinstance(x, str) else json.dumps(x) for x in lines) + "\n", encoding="utf-8")
    return path


def test_a_single_question_and_a_dialogue(tmp_path):
    file = write(
        tmp_path / "covered.jsonl",
        {
            "id": "a",
            "set": "covered",
            "channel": "voice",
            "text": "how long",
            "expect": ["duration"],
            "audience": "child",
            "pair": "p",
        },
        "",
        {"id": "b-near", "turns": [{"text": "hi", "expect": ["greet"]}, {"text": "and?", "expect": ["duration"]}]},
        {"text": "how long, does it hurt", "expect": [["duration"], ["pain_during"]], "note": "mine"},
    )
    first, second, third = read_files([file], KNOWN)
    assert first.turns == (Turn("how long", (("duration",),), "child"),)
    assert (first.channel, first.pair, first.near) == ("voice", "p", False)
    assert [turn.text for turn in second.turns] == ["hi", "and?"]
    assert (second.near, second.set, second.channel) == (True, "covered", "web")
    assert third.turns[0].parts == (("duration",), ("pain_during",))
    assert third.id == "covered-4"


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("{", "this is no JSON object"),
        ("[1]", "a line is one JSON object"),
        ({"expect": ["duration"]}, 'either a "text" or "turns"'),
        ({"text": "x", "turns": [], "expect": ["duration"]}, 'either a "text" or "turns"'),
        ({"turns": []}, '"turns" must be a list'),
        ({"turns": ["x"]}, 'each of "turns" must be an object'),
        ({"turns": [{"text": "x", "expect": ["duration"], "clean": "y"}]}, '"clean" belongs to the whole line'),
        ({"turns": [{"text": "x", "expect": ["duration"]}], "clean": "y"}, '"clean" is the clean wording'),
        ({"text": " ", "expect": ["duration"]}, '"text" must be text'),
        ({"text": "x"}, '"expect" must be a list'),
        ({"text": "x", "expect": "duration"}, '"expect" must be a list'),
        ({"text": "x", "expect": ["duration", ["greet"]]}, "mixes names and lists"),
        ({"text": "x", "expect": [["duration"], []]}, "holds an empty list"),
        ({"text": "x", "expect": [["duration"]] * 4}, "at most 3 things"),
        ({"text": "x", "expect": ["durations"]}, 'is "duration" meant?'),
        ({"text": "x", "expcet": ["duration"]}, 'the field "expcet" is not known; is "expect" meant?'),
        ({"text": "x", "expect": ["duration"], "channel": "fax"}, '"channel" is "fax"; use voice, web, agent'),
        ({"text": "x", "expect": ["duration"], "audience": "dog"}, '"audience" is "dog"'),
        ({"text": "x", "expect": ["duration"], "near": 1}, '"near" must be true or false'),
    ],
)
def test_a_bad_line_is_told_with_file_and_line(tmp_path, line, sentence):
    file = write(tmp_path / "mine.jsonl", {"text": "how long", "expect": ["duration"]}, line)
    with pytest.raises(EvaluationError) as told:
        read_files([file], KNOWN)
    assert f"{file}:2: " in str(told.value)
    assert sentence in str(told.value)


def test_every_problem_is_told_at_once(tmp_path):
    file = write(tmp_path / "mine.jsonl", "{", "[]", *["{"] * 30)
    with pytest.raises(EvaluationError, match=r"mend 32 line.s.(.|\n)*:1: (.|\n)*:2: (.|\n)*and 12 more"):
        read_files([file], KNOWN)


def test_missing_empty_and_foreign_files_are_told(tmp_path):
    with pytest.raises(EvaluationError, match=r"There is no question file .*nothing.jsonl"):
        read_files([tmp_path / "nothing.jsonl"], KNOWN)
    with pytest.raises(EvaluationError, match="holds no question"):
        read_files([write(tmp_path / "empty.jsonl", "")], KNOWN)
    (tmp_path / "latin.jsonl").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(EvaluationError, match="cannot be read as UTF-8"):
        read_files([tmp_path / "latin.jsonl"], KNOWN)


def test_an_id_may_stand_once_and_a_set_only_in_its_file(tmp_path):
    line = {"id": "a", "set": "covered", "text": "how long", "expect": ["duration"]}
    first, second = write(tmp_path / "one.jsonl", line), write(tmp_path / "two.jsonl", line)
    with pytest.raises(EvaluationError, match=rf'two.jsonl:1: the id "a" stands at {first}:1 too'):
        read_files([first, second], KNOWN)
    with pytest.raises(EvaluationError, match='the set is "covered", but this is the file of the set "one"'):
        read_files([first], KNOWN, same_set=True)


def test_own_sets_are_asked_for_by_name(tmp_path):
    with pytest.raises(EvaluationError, match=r"no question sets in evaluation/questions/; name a file"):
        read_own_sets(tmp_path, KNOWN)
    folder = tmp_path / "evaluation" / "questions"
    folder.mkdir(parents=True)
    write(folder / "strange.jsonl", {"text": "x", "expect": ["duration"]})
    with pytest.raises(EvaluationError, match=r"holds strange.jsonl, but the sets are covered"):
        read_own_sets(tmp_path, KNOWN)


def test_the_half_hangs_on_the_id_or_the_pair_alone(tmp_path):
    lines = [{"id": f"n{i}", "pair": f"p{i // 2}", "text": "x", "expect": ["duration"]} for i in range(40)]
    questions = read_files([write(tmp_path / "negation.jsonl", *lines)], KNOWN)
    for first, second in zip(questions[::2], questions[1::2], strict=True):
        assert first.half == second.half == half_of(first.pair or "")
    tune, test = in_half(questions, "tune"), in_half(questions, "test")
    assert tune and test and len(tune) + len(test) == len(in_half(questions, "all")) == 40
    assert half_of("a") == half_of("a") == "test"  # sha256("a") ends in b
