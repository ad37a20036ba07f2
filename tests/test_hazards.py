"""Every hazard of docs/hazards.md has a test, and the tests named there exist."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
DOC = (ROOT / "docs" / "hazards.md").read_text(encoding="utf-8")


def hazards(text):
    """Hazard, guard and named tests of each row of the tables."""
    rows = [line.strip("|").split("|") for line in text.splitlines() if line.startswith("|")]
    cells = [[cell.strip() for cell in row] for row in rows if not set("".join(row)) <= set(" -")]
    return [tuple(row) for row in cells if row[0] != "hazard"]


def flaws(row, root=ROOT):
    """What is wrong with a row, each a sentence."""
    if len(row) != 3 or not all(row[:2]):
        return [f"{row[0]}: a row has a hazard, a guard and a test"]
    named = re.findall(r"`(tests/[\w/]+\.py)(?:::(test_\w+))?`", row[2])
    if not named:
        return [f"{row[0]}: has no test"]
    found = []
    for file, test in named:
        path = root / file
        if not path.is_file():
            found.append(f"{row[0]}: {file} does not exist")
            continue
        tests = {
            node.name
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.name.startswith("test_")
        }
        if not tests or (test and test not in tests):
            found.append(f"{row[0]}: {file} has no {test or 'test'}")
    return found


ROWS = hazards(DOC)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_every_hazard_has_a_test_that_exists(row):
    assert not flaws(row)


def test_there_are_hazards_of_every_kind_and_none_stands_twice():
    assert len(ROWS) > 30
    assert len({row[0] for row in ROWS}) == len(ROWS)
    assert re.findall(r"^## (.*)", DOC, re.M) == [
        "Something wrong is said", "A warning sign is missed", "Nothing is said", "Somebody learns what a patient said",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("test", "flaw"),
    [
        ("", "has no test"),
        ("by hand", "has no test"),
        ("`tests/test_nowhere.py::test_it`", "does not exist"),
        ("`tests/test_hazards.py::test_it`", "has no test_it"),
        ("`tests/guard/conftest.py`", "has no test"),
    ],
)
def test_a_hazard_without_a_test_fails(test, flaw):
    (found,) = flaws(("It breaks", "nothing", test))
    assert flaw in found
    assert not flaws(("It breaks", "this", "`tests/test_hazards.py::test_a_hazard_without_a_test_fails`"))
