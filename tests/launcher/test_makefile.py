"""`make` lists every target, and the first thing a newcomer types works."""

from __future__ import annotations

import re
import subprocess

from launcher.settings import ROOT

MAKEFILE = (ROOT / "Makefile").read_text()


def test_help_is_the_default_and_names_every_target() -> None:
    shown = subprocess.run(["make"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    targets = re.findall(r"^([a-z-]+):", MAKEFILE, re.MULTILINE)
    assert "run" in targets
    assert re.findall(r"^make ([a-z-]+) +\S", shown, re.MULTILINE) == targets


def test_two_pages() -> None:
    assert MAKEFILE.count("\n") < 160  # thirty-odd targets, three lines each


def test_made_things_are_ignored() -> None:
    made = ["build", "models", "results", ".venv", ".uv", ".rasa", ".hypothesis", "data/drafts", "live"]
    ignored = (ROOT / ".gitignore").read_text().splitlines()
    assert {f"/{name}/" for name in made} | {f"{name}/" for name in made} > {line for line in ignored if line[0] == "/"}
    for name in made:
        assert f"/{name}/" in ignored or f"{name}/" in ignored
