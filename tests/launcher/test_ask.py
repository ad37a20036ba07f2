"""`make ask`: the question arrives as it was typed, and the answer can be read by people and by programs."""

from __future__ import annotations

import json
import os
import subprocess
from typing import Any

import pytest

from launcher.ask import as_json, as_text
from launcher.settings import ROOT

HARD = """does it "hurt", or 'sting'? $HOME $(HOME) ${Q} `id` \\ # % ; & | > * é\nand for how long"""


def make_ask(*arguments: str, port: int, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run `make ask` against the port; the environment's own questions and make's flags are left out."""
    inherited = {
        name: value for name, value in os.environ.items() if name not in ("Q", "JSON", "MAKEFLAGS", "MAKELEVEL")
    }
    return subprocess.run(
        ["make", "--no-print-directory", "ask", *arguments],
        cwd=ROOT,
        env={**inherited, "MARLOW_PORT": str(port), **environment},
        capture_output=True,
        text=True,
        timeout=120,
    )


def test_question_arrives_as_it_was_typed(assistant: Any) -> None:
    done = make_ask(f"Q={HARD}", port=assistant.port)
    assert done.returncode == 0, done.stderr
    assert [text for _, text in assistant.asked] == [HARD]


def test_question_from_the_environment(assistant: Any) -> None:
    assert make_ask(port=assistant.port, Q=HARD).returncode == 0
    assert assistant.asked[0][1] == HARD


def test_payload_alone(assistant: Any) -> None:
    done = make_ask("Q=does it hurt", "JSON=1", port=assistant.port)
    assert json.loads(done.stdout) == assistant.payload


def test_answer_for_people(assistant: Any) -> None:
    shown = make_ask("Q=does it hurt", port=assistant.port).stdout
    for part in (
        "Does it hurt?",
        "pain_during",
        assistant.payload["spoken"],
        assistant.payload["written"],
        "P, Doc, Pain, p.org (reviewed 2022-10)",
    ):
        assert part in shown
    assert "q.org\n" in shown


@pytest.mark.parametrize("question", ["", " \n"])
def test_no_question(assistant: Any, question: str) -> None:
    done = make_ask(f"Q={question}", port=assistant.port)
    assert done.returncode != 0
    assert 'make ask Q="does it hurt"' in done.stderr
    assert assistant.asked == []


def test_two_answers_to_a_double_question(assistant: Any) -> None:
    assert json.loads(as_json([assistant.payload, assistant.payload])) == [assistant.payload, assistant.payload]
    assert (
        as_text([assistant.payload, {"act": "not_sure", "spoken": "Sorry.", "written": "Sorry."}]).count("Spoken:") == 2
    )
