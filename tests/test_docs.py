"""What the docs name exists, and what exists is named in the docs."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
DOCS = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]
BY_THE_READER = ("data/drafts/", "data/sources/day-unit")
"""What an import makes; a file that a page tells the reader to save ("save this as ...") is not there either."""
MADE = {"build", "models", "results", "live", ".venv", ".uv"}
LATER: set[str] = set()
"""Rooms that docs/architecture.md names for what is still to come."""


def targets() -> set[str]:
    return set(re.findall(r"^([a-z][a-z-]*):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M))


def test_every_make_target_is_documented():
    text = "".join(path.read_text(encoding="utf-8") for path in DOCS)
    for target in targets():
        assert f"make {target}" in text, f"the docs do not name 'make {target}'"


@pytest.mark.parametrize("path", DOCS, ids=lambda p: p.name)
def test_every_make_target_named_exists(path):
    named = set(re.findall(r"`(?:[A-Z_]+=\S+ )?make ([a-z][a-z-]*)", path.read_text(encoding="utf-8")))
    named |= set(re.findall(r"^\$ make ([a-z][a-z-]*)", path.read_text(encoding="utf-8"), re.M))
    assert named <= targets(), f"{path.name} names {sorted(named - targets())}, which the Makefile does not have"


def test_every_folder_is_in_the_folder_map():
    folders = {p.name for p in ROOT.iterdir() if p.is_dir() and not p.name.startswith((".", "_"))} - MADE
    for folder in folders:
        assert f"{folder}/" in README, f"README's folder map does not name {folder}/"


@pytest.mark.parametrize("path", DOCS, ids=lambda p: p.name)
def test_every_path_named_exists(path):
    for named in re.findall(r"`((?:[a-z_.-]+/)+[a-z_.-]*\.?[a-z]*)`", path.read_text(encoding="utf-8")):
        first = named.split("/")[0]
        if named.startswith(BY_THE_READER) or f"as `{named}`" in path.read_text(encoding="utf-8"):
            continue
        if first in MADE | LATER or "<" in named:
            continue
        assert (ROOT / named).exists() or list(ROOT.glob(named)), f"{path.name} names {named}, which does not exist"


def test_every_setting_is_documented():
    code = "".join(p.read_text(encoding="utf-8") for p in ROOT.glob("*/*.py"))
    text = "".join(path.read_text(encoding="utf-8") for path in DOCS)
    for setting in set(re.findall(r"MARLOW_[A-Z_]+[A-Z]", code)):
        assert setting in text, f"the docs do not name the setting {setting}"


def test_readme_is_short():
    assert len(README.splitlines()) <= 120
