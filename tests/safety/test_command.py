import json
import subprocess
import sys

import pytest

from safety.command import main


def test_a_text_gives_one_json_object(capsys):
    assert main(["his lips are turning blue"]) == 0
    assert json.loads(capsys.readouterr().out) == {
        "kind": "emergency",
        "sign": "blue or gray skin",
        "evidence": "lips are turning blue",
    }


def test_nothing_found_is_null(capsys):
    assert main(["does it hurt"]) == 0
    assert capsys.readouterr().out == "null\n"


def test_explain_says_what_takes_a_sign_back(capsys):
    main(["explain", "what if he can't breathe"])
    assert "emergency: cannot breathe (state): can't breathe: condition" in capsys.readouterr().out


def test_check_lines_reads_all_three_kinds_of_file(tmp_path, capsys):
    (tmp_path / "a.jsonl").write_text('{"kind": "clinic", "text": "I have a fever"}\n{"kind": null, "text": "hello"}\n')
    (tmp_path / "b.tsv").write_text("urgent_symptoms\tI can't breathe\nrisks\tis it safe\nrisks\tI have a fever\n")
    (tmp_path / "c.yml").write_text(
        "nlu:\n  - intent: urgent_symptoms\n    examples: |\n      - my [leg](part) is numb\n"
        "  - intent: deny\n    examples:\n      - text: 'no'\n"
    )
    assert main(["check-lines", "-v", *(str(tmp_path / name) for name in ("a.jsonl", "b.tsv", "c.yml"))]) == 0
    printed = capsys.readouterr().out
    assert "a.jsonl: urgent found 1/1 (100.0%), of the right kind 1/1, false alarms 0/1 (0.00%)" in printed
    assert "[risks] I have a fever => clinic: fever: fever" in printed
    assert "all: urgent found 3/3 (100.0%), of the right kind 1/1, false alarms 1/4 (25.00%)" in printed


def test_benchmark_prints_times(tmp_path, capsys):
    (tmp_path / "a.tsv").write_text("risks\tis it safe\n")
    assert main(["benchmark", str(tmp_path / "a.tsv")]) == 0
    assert "1 messages: mean" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.tsv", "no tab here\n", "a.tsv:1: this is no line of the test"),
        ("a.jsonl", '{"text": "no kind"}\n', "a.jsonl:1: this is no line of the test"),
        ("a.yml", "rules: []\n", "a.yml: this is no file of training wordings"),
    ],
)
def test_a_file_that_cannot_be_read_is_named(tmp_path, capsys, name, content, said):
    (tmp_path / name).write_text(content)
    assert main(["check-lines", str(tmp_path / name)]) == 1
    assert said in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [[], ["a", "b"], ["check-lines"], ["benchmark"], ["explain"]])
def test_a_wrong_command_line_shows_the_usage(capsys, arguments):
    assert main(arguments) == 2
    assert "check-lines" in capsys.readouterr().err


def test_help(capsys):
    assert main(["--help"]) == 0
    assert "benchmark" in capsys.readouterr().out


def test_importing_safety_loads_no_spacy():
    code = "import sys, safety; sys.exit('spacy' in sys.modules or 'rasa' in sys.modules)"
    subprocess.run([sys.executable, "-c", code], check=True)
