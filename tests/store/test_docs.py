"""docs/store.md names every command, option and table, and no other."""

import argparse
import re
from pathlib import Path

from store.__main__ import _parser
from store.schema import FULL_TEXT, TABLES

DOCS = (Path(__file__).resolve().parents[2] / "docs" / "store.md").read_text(encoding="utf-8")


def commands() -> dict[str, argparse.ArgumentParser]:
    (action,) = (item for item in _parser()._actions if isinstance(item, argparse._SubParsersAction))
    return dict(action.choices)


def test_every_command_is_named() -> None:
    assert set(re.findall(r"python -m store (\w+)", DOCS)) == set(commands())


def test_every_option_is_named() -> None:
    options = {name for command in commands().values() for item in command._actions for name in item.option_strings}
    assert set(re.findall(r"(?<!\w)--[a-z]+", DOCS)) == options - {"-h"}


def test_every_table_is_named() -> None:
    rows = re.findall(r"^\| (`.*?`) \|", DOCS, re.M)
    named = [name for row in rows for name in re.findall(r"`(\w+)`", row)]
    assert sorted(named) == sorted(TABLES)
    assert all(f"`{name}_fts`" in DOCS for name in FULL_TEXT)
