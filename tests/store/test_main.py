import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from store import Answer
from store.__main__ import main

ROOT = Path(__file__).resolve().parents[2]


def run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "store", *(str(argument) for argument in arguments)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", timeout=60, check=False)


def test_build_check_show_and_search_as_a_user_runs_them(folder: Any, tmp_path: Path) -> None:
    store = tmp_path / "build" / "faq.db"
    built = run("build", "--data", folder.path, "--store", store)
    assert (built.returncode, built.stderr) == (0, "")
    assert built.stdout.startswith(f"Built {store}: 3 topics, 5 answers, 3 act variants, 6 passages")
    checked = run("check", "--data", folder.path)
    assert (checked.returncode, checked.stderr) == (0, "")
    assert "No problem in 3 answers and 2 sources." in checked.stdout
    assert "no sentence cites 1 passage: childrens-guide#spare" in checked.stdout
    shown = run("show", "duration", "--store", store)
    assert shown.returncode == 0
    assert "Both tests together usually take about thirty minutes." in shown.stdout
    found = run("search", "hollow", "needle", "--store", store)
    assert found.returncode == 0
    assert "needle: What is the needle like?" in found.stdout


def test_every_problem_of_a_check_is_printed(folder: Any) -> None:
    folder.change("answers/needle.md", "questions: []", "question: []")
    folder.change("acts/greet.md", "this is **Marlow**", "this is *Marlow*")
    checked = run("check", "--data", folder.path)
    assert checked.returncode == 1
    assert len(checked.stdout.splitlines()) == 3
    assert checked.stdout.startswith("data/acts/greet.md:12: italics")
    assert checked.stderr == "3 problems to mend.\n"


def test_a_refused_build_prints_every_problem(folder: Any, tmp_path: Path) -> None:
    folder.change("answers/needle.md", "questions: []", "question: []")
    built = run("build", "--data", folder.path, "--store", tmp_path / "faq.db")
    assert (built.returncode, built.stdout) == (1, "")
    assert len(built.stderr.splitlines()) == 3
    assert not (tmp_path / "faq.db").exists()


@pytest.mark.parametrize(
    ("arguments", "part"),
    [
        (["duration", "--audience", "child"], "(variant child, "),
        (["duration", "--variant", "child"], "(variant child, "),
        (["needle", "--procedure", "biopsy"], "(variant biopsy, "),
        (["greet"], "Hello, this is Marlow."),
        (["urgent_symptoms"], "(act, variant now; variants: now, which)"),
        (["urgent_symptoms", "--variant", "which"], "{choices_spoken}"),
        (["shower"], "Ask your care team before you go home."),
    ],
)
def test_show(built: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], part: str) -> None:
    assert main(["show", *arguments, "--store", str(built)]) == 0
    assert part in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "part"),
    [
        (["duraton"], 'There is no topic, act or subject "duraton" in the FAQ store. Did you mean duration?'),
        (["showers"], "Did you mean shower?"),
        (["qqqq"], "has a name like that"),
        (["duration", "--variant", "biopsy"], 'The answer "duration" has no variant "biopsy"; ask for any or child.'),
        (["duration", "--audience", "kid"], 'There is no audience "kid"'),
        (["greet", "--variant", "loud"], 'The act "greet" has no variant "loud"'),
        (["shower", "--variant", "child"], 'The subject "shower" has no variants'),
    ],
)
def test_show_what_is_not_there(
    built: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], part: str
) -> None:
    assert main(["show", *arguments, "--store", str(built)]) == 1
    output = capsys.readouterr()
    assert output.out == ""
    assert part in output.err


def test_json_is_the_whole_record(built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["show", "duration", "--json", "--store", str(built)]) == 0
    answer = Answer.from_dict(json.loads(capsys.readouterr().out))
    assert answer.topic == "duration"
    for key in ("greet", "shower"):
        assert main(["show", key, "--json", "--store", str(built)]) == 0
        assert json.loads(capsys.readouterr().out)["title"]
    assert main(["search", "needle", "--json", "--limit", "1", "--store", str(built)]) == 0
    assert [hit["key"] for hit in json.loads(capsys.readouterr().out)] == ["needle"]


def test_search_without_a_hit(built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["search", "zebra", "--store", str(built)]) == 1
    assert capsys.readouterr().out == 'Nothing in the store has any of these words: "zebra".\n'


@pytest.mark.parametrize(
    "arguments",
    [
        ["check", "--data", "{}/missing"],
        ["check", "--data", "{}/" + "x" * 300],
        ["build", "--data", "{}/data", "--store", "{}/" + "x" * 300],
        ["show", "duration", "--store", "{}/" + "x" * 300],
        ["build", "--data", "{}/missing", "--store", "{}/faq.db"],
        ["build", "--data", "{}/data", "--store", "{}"],
        ["show", "duration", "--store", "{}/missing.db"],
        ["show", "duration", "--store", "{}/empty.db"],
        ["show", "duration", "--store", "{}/text.db"],
        ["show", "duration", "--store", "{}"],
        ["search", "x", "--store", "{}/text.db"],
    ],
)
def test_bad_input_is_one_sentence(folder: Any, tmp_path: Path, arguments: list[str]) -> None:
    (tmp_path / "empty.db").write_bytes(b"")
    (tmp_path / "text.db").write_text("no database " * 100, encoding="utf-8")
    result = run(*(argument.replace("{}", str(tmp_path)) for argument in arguments))
    assert result.returncode == 1
    assert result.stdout == ""
    assert result.stderr.startswith("store: ")
    assert len(result.stderr.splitlines()) == 1
    assert not (tmp_path / "missing.db").exists()


def test_a_command_that_is_none(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main(["publish"])
    assert caught.value.code == 2
    assert "invalid choice" in capsys.readouterr().err


def test_a_reader_that_stops_reading(built: Path) -> None:
    command = [sys.executable, "-m", "store", "show", "duration", "--store", str(built)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None and process.stderr is not None
        process.stdout.close()
        assert process.wait(60) == 1
        assert process.stderr.read() == b""


def test_a_terminal_without_utf8(folder: Any, tmp_path: Path) -> None:
    folder.change("acts/greet.md", "title: Hello", "title: Gr\u00fc\u00dfe")
    store = tmp_path / "faq.db"
    assert main(["build", "--data", str(folder.path), "--store", str(store)]) == 0
    command = [sys.executable, "-m", "store", "show", "greet", "--store", str(store)]
    environment = os.environ | {"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    result = subprocess.run(command, cwd=ROOT, capture_output=True, env=environment, timeout=60, check=False)
    assert (result.returncode, result.stderr) == (0, b"")
