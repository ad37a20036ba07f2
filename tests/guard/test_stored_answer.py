"""Words straight from the store: whatever may not be served is neither found nor said, also without a new start."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

import store
from guard import Guard
from guard.safe_words import SafeWords
from guard.stored_answer import apology

DATA = Path(__file__).parents[2] / "data"
SAFE = ("serve", "note")
WITHHELD = {
    "draft": ("state: draft\nreview: pending", *SAFE),
    "retired": ("state: retired\nreview: pending", *SAFE),
    "unreviewed in production": ("review: pending", "withhold", "note"),
    "overdue, withheld": ("review: Jo Doe RN, 2020-01-01\nnext_review: 2021-01-01", "serve", "withhold"),
}


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")


def said_of_aftercare(guard: Guard) -> set[str]:
    """The names under which a voice would say something of that answer."""
    return {name for name in guard.answers_said() if name.split()[0] == "aftercare"}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real content, built once."""
    path = tmp_path_factory.mktemp("stored") / "faq.db"
    store.build(DATA, path)
    return path


@pytest.mark.parametrize("state", WITHHELD)
def test_what_is_withheld_is_not_said_by_a_guard_that_runs(tmp_path: Path, built: Path, state: str) -> None:
    data, faq = tmp_path / "data", tmp_path / "faq.db"
    shutil.copytree(DATA, data)
    shutil.copy(built, faq)
    guard, words = Guard(store=faq), SafeWords(faq, data / "local" / "site.yml")
    lead = guard.answer_said("aftercare")
    assert lead
    assert said_of_aftercare(guard) >= {"aftercare", "aftercare more"}
    assert apology(words, faq, "bandage wet")["related"][0]["topic"] == "aftercare"

    head, unreviewed, overdue = WITHHELD[state]
    change(data / "answers" / "aftercare.md", "review: pending", head)
    change(data / "local" / "site.yml", "unreviewed_answers: serve", f"unreviewed_answers: {unreviewed}")
    change(data / "local" / "site.yml", "overdue_answers: note", f"overdue_answers: {overdue}")
    store.build(data, faq)
    assert guard.answer_said("aftercare") is None
    assert said_of_aftercare(guard) == set()
    reply = apology(words, faq, "bandage wet")
    assert "aftercare" not in [item["topic"] for item in reply["related"]]
    assert lead not in reply["spoken"]


def test_without_a_store_nothing_is_said(tmp_path: Path) -> None:
    guard = Guard(store=tmp_path / "none.db")
    assert guard.answer_said("duration") is None
    assert guard.answers_said() == {}


def test_an_unknown_name_is_not_said(built: Path) -> None:
    assert Guard(store=built).answer_said("act greet any") is None
