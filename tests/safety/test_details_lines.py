"""Lines with known details: those that the model learns from (data/details/), and those that were counted once."""

import re
from pathlib import Path

import pytest

from safety.command import check_details
from safety.details.marked_lines import MarkedLine, read_marked_lines
from safety.details.rules import find_by_rules
from safety.details.tokens import Tokens
from safety.details_tagger.training import TrainingLines
from safety.labelled_lines import LineError, read_lines
from safety.personal_details import redact
from safety.redaction_score import RedactionScore, is_right, takes_too_much

ROOT = Path(__file__).parents[2]
HERE = Path(__file__).parent
LEARNED = ROOT / "data" / "details"
HELD_OUT = (HERE / "details_held_out.txt", HERE / "facts_held_out.txt")
NAMING = ("patel", "mrs lund", "uncle ray", "john wayne", "Jen the tech")
"""Wordings of the content in which somebody is named."""
DOC = (ROOT / "docs" / "redaction.md").read_text(encoding="utf-8")


def score(path, find=None):
    result = RedactionScore()
    result.count(read_marked_lines(path), *([find] if find else []))
    return result


def test_there_are_hundreds_of_lines_by_several_writers():
    lines = TrainingLines.read(LEARNED)
    assert len(lines.by_writer) >= 5
    assert sum(bool(line.details) for line in lines.lines()) >= 1500
    assert sum(not line.details for line in lines.lines()) >= 1000


@pytest.mark.parametrize("path", HELD_OUT, ids=lambda path: path.name)
def test_held_out_lines_get_no_worse(path):
    result = score(path)
    assert result.with_details + result.without >= 300
    assert result.found >= 0.97 * result.with_details
    assert result.kept >= 0.97 * result.without


def test_the_model_knows_what_it_has_learned():
    for writer in ("f", "g", "h"):
        details, facts = (score(LEARNED / f"{writer}_{kind}.txt") for kind in ("details", "facts"))
        assert details.found >= 0.97 * details.with_details
        assert facts.kept >= 0.97 * facts.without


def test_the_rules_alone_still_find_what_they_were_made_with():
    result = score(LEARNED / "a_details.txt", lambda text: find_by_rules(Tokens(text)))
    assert result.found >= 0.97 * result.with_details


def test_the_numbers_are_those_of_the_command(capsys, monkeypatch):
    monkeypatch.chdir(ROOT)
    check_details([str(path.relative_to(ROOT)) for path in HELD_OUT], verbose=False)
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == len(HELD_OUT)
    for line in lines:
        path, counted = line.split(": ")
        (written,) = (told.split(": ")[1] for told in DOC.splitlines() if told.startswith(f"{path}: "))
        for here, there in zip(re.findall(r"\d+(?=/)", counted), re.findall(r"\d+(?=/)", written), strict=True):
            # another processor's last digits make another model, nearly the same
            assert abs(int(here) - int(there)) <= 4, f"docs/redaction.md should say: {line}"


@pytest.mark.parametrize("path", HELD_OUT, ids=lambda path: path.name)
def test_no_held_out_line_is_learned_from(path):
    learned = {line.text for line in TrainingLines.read(LEARNED).lines()}
    assert not learned & {line.text for line in read_marked_lines(path)}


def test_wordings_of_the_content_stay():
    lines = [line.text for path in sorted((ROOT / "data" / "nlu").rglob("*.yml")) for line in read_lines(path)][::7]
    changed = [line for line in lines if redact(line) != line and not any(name in line for name in NAMING)]
    assert len(changed) <= 0.003 * len(lines), changed


def test_an_open_bracket_is_told_with_file_and_line(tmp_path):
    file = tmp_path / "lines.txt"
    file.write_text("fine {one}\nopen {two\n", encoding="utf-8")
    with pytest.raises(LineError, match=r"lines.txt:2: a curly bracket is open"):
        read_marked_lines(file)


def test_a_line_is_right_only_when_all_of_a_detail_is_gone():
    assert is_right(MarkedLine.read("my name is {Maria Lopez}"))
    assert not is_right(MarkedLine.read("{my name is Maria Lopez}"))
    assert is_right(MarkedLine.read("platelets 20"))
    assert not is_right(MarkedLine.read("call 555-0123"))
    assert not takes_too_much(MarkedLine.read("my name {is Maria}"))
    assert takes_too_much(MarkedLine.read("my name is Maria {Lopez}"))
