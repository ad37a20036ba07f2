"""docs/editing.md, followed word by word in a copy of the project: files saved, lines added, commands run."""

from __future__ import annotations

import os
import re
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml

from store import open_store
from tests.actions.conftest import Conversation
from tests.conftest import copy_project

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "editing.md").read_text(encoding="utf-8")
STEP = re.compile(r"(?P<before>[^\n]*(?:\n[^\n]+)*)\n\n```(?P<kind>\w+)\n(?P<body>.*?)```", re.DOTALL)
SAVE = re.compile(r"[Ss]ave (?:this|your answer) as `([^`]+)`")
ADD = re.compile(r"In `([^`]+)`, below the line `([^`]+)`, add:")


@dataclass(frozen=True)
class Step:
    """One block of the page, and the paragraph above it."""

    before: str
    kind: str
    body: str


STEPS = [Step(match["before"], match["kind"], match["body"]) for match in STEP.finditer(PAGE)]


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project as it is in git, with this environment."""
    return copy_project(tmp_path_factory.mktemp("editor") / "marlow")


def follow(project: Path, steps: list[Step]) -> int:
    """Do what the steps say; the number of commands run."""
    commands = 0
    for step in steps:
        save, add = SAVE.search(step.before), ADD.search(step.before)
        if step.kind == "console":
            commands += run_console(project, step.body)
        elif save:
            assert not (project / save[1]).exists(), f"{save[1]} is there before the page says to write it"
            (project / save[1]).write_text(step.body, encoding="utf-8")
        else:
            assert add, f"nothing says what to do with this block: {step.body[:60]}"
            path = project / add[1]
            lines = path.read_text(encoding="utf-8").splitlines()
            (at,) = [number for number, line in enumerate(lines) if line.strip() == add[2]]
            lines[at + 1 : at + 1] = step.body.splitlines()
            path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return commands


def run_console(project: Path, body: str) -> int:
    """Run each `$` line of a block and compare what it prints with the lines below; "..." stands for anything."""
    parts = re.split(r"^\$ ", body, flags=re.M)[1:]
    ours = ("MARLOW_", "MAKE", "MFLAGS")  # of the test itself, also where make runs it
    environment = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
    for part in parts:
        command, _, expected = part.partition("\n")
        result = subprocess.run(
            command, shell=True, cwd=project, env=environment, capture_output=True, text=True, timeout=300, check=False
        )
        assert result.returncode == 0, f"{command}: {result.stdout}{result.stderr}"
        pattern = re.escape(expected.strip()).replace(re.escape("..."), "(?s:.*)")
        assert re.fullmatch(pattern, result.stdout.strip()), f"{command} printed:\n{result.stdout}"
    return len(parts)


def test_the_page_is_followed_word_by_word(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    steps = [step for step in STEPS if "make import" not in step.body]
    assert follow(project, steps) >= 7
    monkeypatch.setenv("MARLOW_STORE", str(project / "build" / "faq.db"))
    talk = Conversation()
    parking = talk.say("not_covered_parking")
    assert (parking["act"], parking["topic"]) == ("answer", "parking")
    assert parking["spoken"].startswith("You can park in garage B, next to the main entrance.")
    assert [source["id"] for source in parking["sources"]] == ["local-parking"]
    assert talk.say("not_covered_television", channel="voice")["topic"] == "television"
    with open_store(project / "build" / "faq.db") as faq:
        assert faq.search("where can I park")[0].key == "parking"


def test_the_new_question_can_be_trained(project: Path) -> None:
    intent = "not_covered_television"
    if not (project / "data" / "local" / "television.md").exists():
        follow(project, [step for step in STEPS if step.kind != "console"])
    assert intent in yaml.safe_load((project / "domain.yml").read_text(encoding="utf-8"))["intents"]
    rules = yaml.safe_load((project / "data" / "rules.yml").read_text(encoding="utf-8"))["rules"]
    (step,) = [step["or"] for rule in rules for step in rule["steps"] if {"intent": intent} in step.get("or", [])]
    assert {"intent": "not_covered_shower"} in step
    wordings = yaml.safe_load((project / "data/nlu/not_covered/television.yml").read_text(encoding="utf-8"))["nlu"]
    assert wordings[0]["intent"] == intent and len(wordings[0]["examples"].splitlines()) >= 10


@pytest.mark.slow
def test_the_import_of_the_page(project: Path) -> None:
    steps = [step for step in STEPS if "make import" in step.body]
    assert follow(project, steps) == 1
    drafts = project / "data" / "drafts" / "day-unit"
    assert (drafts / "left-out.txt").is_file()
    assert {"parking.md", "shower.md", "duration.md"} <= {path.name for path in drafts.iterdir()}
