"""The lines with known details: the half that the rules were made with, and the half that was counted once."""

from pathlib import Path

import pytest

from safety.command import check_details
from safety.labelled_lines import LineError, read_lines
from safety.personal_details import redact
from safety.redaction_score import MarkedLine, RedactionScore, read_marked_lines

ROOT = Path(__file__).parents[2]
HERE = Path(__file__).parent
DOC = (ROOT / "docs" / "redaction.md").read_text(encoding="utf-8")


def score(name):
    result = RedactionScore()
    result.count(read_marked_lines(HERE / name))
    return result


def test_there_are_300_lines_of_each_kind():
    for kind in ("details", "facts"):
        assert sum(len(read_marked_lines(HERE / f"{kind}_{half}.txt")) for half in ("tuning", "held_out")) >= 300


def test_97_of_100_details_are_found_and_98_of_100_facts_kept():
    tuning, held_out = score("details_tuning.txt"), score("details_held_out.txt")
    assert tuning.found + held_out.found >= 0.97 * (tuning.with_details + held_out.with_details)
    tuning, held_out = score("facts_tuning.txt"), score("facts_held_out.txt")
    assert tuning.kept + held_out.kept >= 0.98 * (tuning.without + held_out.without)


def test_held_out_half_gets_no_worse():
    assert score("details_held_out.txt").found >= 0.95 * score("details_held_out.txt").with_details
    assert score("facts_held_out.txt").kept >= 0.98 * score("facts_held_out.txt").without


def test_the_lines_that_came_first_are_found_as_well_as_before(tmp_path):
    scores = {}
    for half, count in (("tuning", 450), ("held_out", 103)):  # so many lines stood there before the harder ones came
        lines = (HERE / f"details_{half}.txt").read_text(encoding="utf-8").splitlines()[:count]
        (tmp_path / half).write_text("\n".join(lines) + "\n", encoding="utf-8")
        scores[half] = RedactionScore()
        scores[half].count(read_marked_lines(tmp_path / half))
    assert scores["held_out"].found >= 0.97 * scores["held_out"].with_details
    both = list(scores.values())
    assert sum(one.found for one in both) >= 0.98 * sum(one.with_details for one in both)


@pytest.mark.parametrize("half", ["tuning", "held_out"])
def test_the_numbers_are_those_of_the_command(half, capsys, monkeypatch):
    monkeypatch.chdir(ROOT)
    check_details([f"tests/safety/details_{half}.txt", f"tests/safety/facts_{half}.txt"], verbose=False)
    for line in capsys.readouterr().out.splitlines():
        assert line in DOC, f"docs/redaction.md should say: {line}"


@pytest.mark.parametrize("kind", ["details", "facts"])
def test_no_line_stands_in_both_halves(kind):
    halves = [{line.text for line in read_marked_lines(HERE / f"{kind}_{half}.txt")} for half in ("tuning", "held_out")]
    assert not halves[0] & halves[1]


def test_wordings_of_the_content_stay():
    lines = [line.text for path in sorted((ROOT / "data" / "nlu").rglob("*.yml")) for line in read_lines(path)][::7]
    changed = [line for line in lines if redact(line) != line]
    assert len(changed) <= 0.003 * len(lines), changed


def test_an_open_bracket_is_told_with_file_and_line(tmp_path):
    file = tmp_path / "lines.txt"
    file.write_text("fine {one}\nopen {two\n", encoding="utf-8")
    with pytest.raises(LineError, match=r"lines.txt:2: a curly bracket is open"):
        read_marked_lines(file)


def test_a_line_is_right_only_when_all_of_a_detail_is_gone():
    assert MarkedLine.read("my name is {Maria Lopez}").is_right()
    assert not MarkedLine.read("{my name is Maria Lopez}").is_right()
    assert MarkedLine.read("platelets 20").is_right()
    assert not MarkedLine.read("call 555-0123").is_right()
    assert MarkedLine.read("my name {is Maria}").takes_too_much() is False
    assert MarkedLine.read("my name is Maria {Lopez}").takes_too_much()
