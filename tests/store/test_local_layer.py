"""A site's own answers: they fill, replace, add lines, and change nothing else."""

import shutil
from pathlib import Path
from typing import Any

import pytest
from sqlite_utils import Database

from store import UnknownKeyError, build, check, open_store

SHOWER = """
    ---
    subject: shower
    title: When may I shower?
    questions: ["May I wash my hair?"]
    document: Going home after your test
    reviewed: 2026-05
    related: [aftercare, duration]
    review: pending
    ---

    ## Document

    Showers are fine from the next day on, 24 hours after the test. Questions: {clinic_phone}.

    ## Spoken

    You may shower one day after the test, after twenty-four hours. [local]

    Ring us at {clinic_phone_spoken}. [local]

    ## Written

    You may shower **24 hours** after the test. [local] Ring us: {clinic_phone}. [local]
    """
DURATION = """
    ---
    topic: duration
    how: add
    title: How long to plan here
    document: Letter of invitation
    reviewed: null
    related: [needle, aftercare]
    review: pending
    ---

    ## Document

    Plan three hours for the visit.

    ## Spoken

    Here, plan three hours. [local]

    ## Written

    Plan **3 hours**. [local]
    """
NEEDLE = """
    ---
    topic: needle
    how: replace
    title: What is our needle like?
    document: Leaflet on the needle
    reviewed: 2026-01-31
    related: [duration, aftercare]
    review: pending
    ---

    ## Document

    We use a small drill.

    ## Spoken

    We use a small drill. [local]

    ## Written

    We use a **small drill**. [local]
    """


def rows(path: Path) -> dict[str, list[dict[str, Any]]]:
    db = Database(path)
    found = {name: list(db.table(name).rows) for name in db.table_names() if "_fts" not in name}
    db.close()
    return found


def test_one_file_answers_a_subject(folder: Any, tmp_path: Path) -> None:
    folder.write("local/shower.md", SHOWER)
    assert check(folder.path) == []
    with open_store(build(folder.path, tmp_path / "faq.db").path) as store:
        answer = store.answer("shower")
        assert answer.lead == "You may shower one day after the test, after twenty-four hours."
        assert "one, two zero two" in answer.more and "Ring us: 1-202-555-0142." in answer.written
        (source,) = answer.sources
        assert (source.id, source.publisher) == ("local-shower", "the demonstration hospital")
        assert (source.title, source.site, source.reviewed) == (
            "Going home after your test", "hospital.example.org", "2026-05",
        )  # fmt: skip
        assert "24 hours after the test" in source.passage
        assert store.search("wash my hair")[0].key == "shower"
        assert store.holds("shower") and store.subject("shower").title == "Showering after the test"


def test_a_topic_gets_lines_of_the_site(folder: Any, tmp_path: Path) -> None:
    plain = build(folder.path, tmp_path / "plain.db").path
    folder.write("local/duration.md", DURATION)
    with open_store(plain) as before, open_store(build(folder.path, tmp_path / "faq.db").path) as after:
        for variant in ("any", "child"):
            old, new = before.answer_variant("duration", variant), after.answer_variant("duration", variant)
            assert new.lead == old.lead
            assert new.more.startswith("Here, plan three hours.\n\n") and new.more.endswith(old.more)
            assert "\n\n**At this hospital.** Plan **3 hours**.\n\n**Where the sources" in new.written
            assert {ref.id for ref in new.sources} == {ref.id for ref in old.sources} | {"local-duration"}
            assert new.revision != old.revision


def test_a_topic_is_replaced(folder: Any, tmp_path: Path) -> None:
    folder.write("local/needle.md", NEEDLE)
    with open_store(build(folder.path, tmp_path / "faq.db").path) as store:
        assert store.answer("needle", procedure="biopsy").written == "We use a **small drill**."
        assert [ref.id for ref in store.answer("needle").sources] == ["local-needle"]
        assert store.topics()[2].title == "What is our needle like?"


@pytest.mark.parametrize("head", ["state: draft\n    review: pending", "state: retired\n    review: pending"])
def test_a_local_file_that_is_not_served_leaves_the_common_answer(folder: Any, tmp_path: Path, head: str) -> None:
    plain = rows(build(folder.path, tmp_path / "plain.db").path)
    for name, text in {"shower": SHOWER, "duration": DURATION, "needle": NEEDLE}.items():
        folder.write(f"local/{name}.md", text.replace("review: pending", head))
    drafts = rows(build(folder.path, tmp_path / "drafts.db").path)
    plain.pop("build_info"), drafts.pop("build_info")
    assert drafts == plain
    with open_store(tmp_path / "drafts.db") as store, pytest.raises(UnknownKeyError):
        store.answer("shower")


def test_two_sites_differ_in_their_own_lines_and_in_nothing_else(folder: Any, tmp_path: Path) -> None:
    other = tmp_path / "other" / "data"
    shutil.copytree(folder.path, other)
    folder.write("local/shower.md", SHOWER)
    site = other / "local"
    (site / "shower.md").write_text(
        (folder.path / "local" / "shower.md").read_text(encoding="utf-8")
        .replace("24 hours", "48 hours").replace("twenty-four hours", "forty-eight hours")
        .replace("one day after", "two days after").replace("from the next day on", "2 days later"),
        encoding="utf-8",
    )  # fmt: skip
    (site / "site.yml").write_text(
        (site / "site.yml").read_text(encoding="utf-8").replace("the demonstration hospital", "the hill hospital")
        .replace("555-0142", "555-0177"),
        encoding="utf-8",
    )  # fmt: skip
    assert check(other) == []
    one, two = (rows(build(data, tmp_path / f"{n}.db").path) for n, data in enumerate((folder.path, other)))
    local = {
        name: [row for row in table if row not in two[name]] for name, table in one.items() if name != "build_info"
    }
    assert all(len(one[name]) == len(two[name]) for name in local)
    assert {row["name"] for row in local.pop("site")} == {"site_name", "clinic_phone", "clinic_phone_spoken"}
    assert {row["id"] for row in local.pop("sources")} == {"local-shower"}
    assert {row["source"] for row in local.pop("passages")} == {"local-shower"}
    for name in ("answers", "citations", "topic_texts"):
        assert {row["topic"] for row in local.pop(name)} == {"shower"}, name
    assert all(table == [] for table in local.values())


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("subject: shower", "subject: showr", 'but the file is called "shower"'),
        ("    subject: shower\n", "", 'a local file says what it is about in one line, "subject: ..."'),
        ("subject: shower", "topic: shower\n    how: add", "there is no topic shower to answer"),
        ("subject: shower", "topic: shower", '"how" is missing; add "how: add"'),
        ("subject: shower", "subject: shower\n    how: add", '"how" belongs to a topic'),
        ("after twenty-four hours", "after thirty hours", 'says "thirty hours", but that number does not stand in'),
        ("    document: Going home after your test\n", "", 'the setting "document" is missing'),
        ("reviewed: 2026-05", "reviewed: May", "it must be YYYY, YYYY-MM, YYYY-MM-DD or null"),
        ("## Document", "## Documents", 'did you mean "## Document"?'),
        ("related: [aftercare, duration]", "related: [aftercare, nedle]", "did you mean needle?"),
        ("title: When may I shower?", "title: How long does it take?", "only one topic can answer it"),
        ("{clinic_phone_spoken}", "{clinic_fone}", "{clinic_fone}"),
        ("title: When may I shower?", "title: Showers & baths", '"title" is also said aloud'),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said(folder: Any, old: str, new: str, message: str) -> None:
    assert SHOWER.count(old) == 1
    folder.write("local/shower.md", SHOWER.replace(old, new))
    problems = check(folder.path)
    assert any(message in problem.message for problem in problems), problems
    assert all(problem.path == "data/local/shower.md" for problem in problems), problems


def test_an_empty_document_and_a_foreign_file(folder: Any) -> None:
    folder.write("local/shower.md", SHOWER.replace("Showers are fine from the next day on, 24 hours after the test. Questions: {clinic_phone}.", ""))  # noqa: E501  # fmt: skip
    folder.write("local/notes.txt", "notes")
    folder.write("local/tv.md", SHOWER.replace("subject: shower", "subject: tv"))
    messages = [str(problem) for problem in check(folder.path)]
    assert any("write what your own document says about this" in message for message in messages)
    assert any(message.startswith("data/local/notes.txt:1: nothing reads this") for message in messages)
    assert any(
        "there is no subject tv to answer; the subjects are the files of data/not_covered" in m for m in messages
    )
