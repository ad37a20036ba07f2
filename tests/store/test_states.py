"""Every state by every path of the store: only what may be served is there."""

import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from store import Answer, StoreError, UnknownKeyError, build, check, open_store
from store.answers_file import answers_document
from store.states import reviewed_state

REVIEWED = date(2026, 11, 20)
DUE = date(2027, 11, 20)
BEFORE, AFTER = date(2027, 11, 19), date(2027, 11, 21)
NEEDLE_WORDS = "thin and hollow"
STATES = {
    # state: (what the file says, the day on which it is asked)
    "draft": ("state: draft\nreview: pending", BEFORE),
    "draft, though reviewed": ("state: draft\nreview: Jo Doe RN, 2026-11-20\nnext_review: 2027-11-20", BEFORE),
    "live": ("review: pending", BEFORE),
    "live, said so": ("state: live\nreview: pending", BEFORE),
    "reviewed": ("review: Jo Doe RN, 2026-11-20\nnext_review: 2027-11-20", BEFORE),
    "overdue": ("review: Jo Doe RN, 2026-11-20\nnext_review: 2027-11-20", AFTER),
    "overdue on the very day": ("review: Jo Doe RN, 2026-11-20\nnext_review: 2027-11-20", DUE),
    "retired": ("state: retired\nreview: Jo Doe RN, 2026-11-20\nnext_review: 2027-11-20", BEFORE),
}
SETTINGS = [("serve", "note"), ("serve", "withhold"), ("withhold", "note"), ("withhold", "withhold")]


def served(state: str, unreviewed: str, overdue: str) -> bool:
    name = state.partition(",")[0].split()[0]
    return {"live": unreviewed == "serve", "reviewed": True, "overdue": overdue == "note"}.get(name, False)


def prepare(folder: Any, state: str, unreviewed: str, overdue: str) -> date:
    """The topic `needle` in this state, the site with these settings, every other answer reviewed."""
    head, today = STATES[state]
    folder.change("answers/needle.md", "review: pending", head)
    folder.change("answers/duration.md", "review: pending", "review: Jo Doe RN, 2026-11-20\nnext_review: 2199-01-01")
    folder.change("local/site.yml", "unreviewed_answers: serve", f"unreviewed_answers: {unreviewed}")
    folder.change("local/site.yml", "overdue_answers: note", f"overdue_answers: {overdue}")
    folder.change("not_covered/cost.md", "nearest: null", "nearest: needle")
    folder.write(
        "acts/not_covered.md",
        """
        ---
        act: not_covered
        title: No answer
        ---

        ## Spoken (overdue)

        This is due for a check. [ours]

        ## Written (overdue)

        This is due for a **check**. [ours]
        """,
    )
    return today


@pytest.mark.parametrize(("unreviewed", "overdue"), SETTINGS)
@pytest.mark.parametrize("state", STATES)
def test_every_state_by_every_path(folder: Any, tmp_path: Path, state: str, unreviewed: str, overdue: str) -> None:
    today = prepare(folder, state, unreviewed, overdue)
    path = build(folder.path, tmp_path / "faq.db", today=today).path
    if served(state, unreviewed, overdue):
        assert_served(path, today)
    else:
        assert_nowhere(path, today)
        with closing(sqlite3.connect(path)) as connection:  # not a word of it is in the file
            assert NEEDLE_WORDS not in "\n".join(line for line in connection.iterdump() if '"passages' not in line)


@pytest.mark.parametrize(("unreviewed", "overdue"), SETTINGS)
def test_an_answer_that_becomes_overdue_after_the_build(
    folder: Any, tmp_path: Path, unreviewed: str, overdue: str
) -> None:
    prepare(folder, "reviewed", unreviewed, overdue)
    path = build(folder.path, tmp_path / "faq.db", today=BEFORE).path
    assert_served(path, BEFORE)
    if overdue == "note":
        assert_served(path, AFTER)
    else:
        assert_nowhere(path, AFTER)


def assert_served(path: Path, today: date) -> None:
    with open_store(path, today) as store:
        answer = store.answer("needle")
        late = today >= DUE and answer.next_review is not None
        assert (answer.state == "overdue") is late
        assert answer.lead.endswith(" This is due for a check.") is late
        assert answer.written.endswith("\n\nThis is due for a **check**.") is late
        assert store.withheld("needle") is None and store.holds("needle")
        assert "needle" in [ref.topic for ref in store.topics()]
        assert store.search("needle")[0].key == "needle"
        assert "needle" in [ref.topic for ref in store.answer("duration").related]
        assert store.subject("cost").nearest is not None
        (kept, _) = (item for item in answers_document(store)["answers"] if item["topic"] == "needle")
        assert kept["written"] == answer.written
        withholds = store.site()["overdue_answers"] == "withhold"
        assert kept["withheld_from"] == (answer.next_review if withholds else None)
        assert Answer.from_dict(answer.to_dict()) == answer


def assert_nowhere(path: Path, today: date) -> None:
    with open_store(path, today) as store:
        for ask in (store.answer, store.variants, store.questions):
            with pytest.raises(UnknownKeyError):
                ask("needle")
        with pytest.raises(StoreError):
            store.answer_variant("needle", "biopsy")
        assert store.withheld("needle") in {"draft", "live", "overdue", "retired"}
        assert not store.holds("needle")
        assert [ref.topic for ref in store.topics()] == ["aftercare", "duration"]
        assert [hit for hit in store.search("needle hollow biopsy", 30) if hit.key == "needle"] == []
        assert [ref.topic for ref in store.answer("duration").related] == ["aftercare"]
        assert store.lead_sources("needle", "any") == ()
        assert store.subject("cost").nearest is None
        assert store.withheld("duration") is None
        assert [item for item in answers_document(store)["answers"] if item["topic"] == "needle"] == []


@pytest.mark.parametrize(
    ("head", "message"),
    [
        ("state: old\nreview: pending", '"state" is "old"; it must be draft, live or retired'),
        ("review: Jo Doe RN, 2026-11-20", "a reviewed answer needs the day of its next review"),
        ("review: pending\nnext_review: 2027-11-20", '"review" is pending; say who reviewed the answer, and when'),
        ("review: Jo Doe RN, 2026-11-20\nnext_review: 2026-11-20", "which is not after the review (2026-11-20)"),
        ("review: Jo Doe RN, 2026-11-20\nnext_review: 2027-11", "it must be a day, YYYY-MM-DD"),
    ],
)
def test_what_is_wrong_is_said(folder: Any, head: str, message: str) -> None:
    folder.change("answers/needle.md", "review: pending", head)
    assert [message in problem.message for problem in check(folder.path)] == [True]


def test_a_review_without_a_next_day_counts_as_overdue() -> None:
    assert reviewed_state("Jo Doe RN, 2026-11-20", None, REVIEWED) == "overdue"


def test_the_check_says_how_many_are_in_which_state(folder: Any, capsys: pytest.CaptureFixture[str]) -> None:
    from store.__main__ import main

    folder.change("answers/needle.md", "review: pending", "state: retired\nreview: pending")
    assert main(["check", "--data", str(folder.path)]) == 0
    assert "Answers: 1 that nobody has reviewed (served); 1 reviewed (served); 1 retired (withheld)." in (
        capsys.readouterr().out
    )
