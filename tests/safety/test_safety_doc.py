"""docs/safety.md names every sign, and its numbers are those that the commands print."""

from pathlib import Path

import pytest

from safety.command import check_lines
from safety.excuses import EXCUSES
from safety.signs import SIGNS

ROOT = Path(__file__).parents[2]
DOC = (ROOT / "docs" / "safety.md").read_text(encoding="utf-8")
NAMES = sorted({sign.name for sign in SIGNS})


@pytest.mark.parametrize("name", NAMES)
def test_every_sign_is_named(name):
    assert name in DOC


def test_excuses_are_for_signs_that_exist():
    assert set(EXCUSES) <= set(NAMES)


@pytest.mark.parametrize("half", ["tuning", "held_out"])
def test_the_numbers_are_those_of_the_command(half, capsys, monkeypatch):
    monkeypatch.chdir(ROOT)
    check_lines([f"tests/safety/urgent_{half}.jsonl", f"tests/safety/ordinary_{half}.jsonl"], verbose=False)
    for line in capsys.readouterr().out.splitlines():
        assert line in DOC, f"docs/safety.md should say: {line}"
