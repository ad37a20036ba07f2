"""The table, the picture and the speeds of `make evaluate-voice`."""

from xml.etree import ElementTree

import pytest

from evaluation.by_ear_report import PICTURE, measured, picture, rows_of, speeds, table, write_report


def row(way="ours", condition="clean", outcome="right", **more):
    plain = {"set": "covered", "words": 10, "errors": 1, "seconds": 3.0, "recognising": 0.3, "first_sound": 0.5}
    return {"way": way, "condition": condition, "outcome": outcome, **plain, **more}


def test_a_group_is_counted():
    some = [
        row(errors=0, first_sound=0.2),
        row(outcome="offered", errors=2, first_sound=0.9),
        row(outcome="half", recognising=0.9),
        row(outcome="wrong", words=30, first_sound=0.4),
        row(outcome="abstained"),
    ]
    assert measured(some) == {
        "n": 5,
        "word_errors": pytest.approx(5 / 70),
        "right": 0.2,
        "offered": 0.4,
        "abstained": 0.2,
        "wrong": 0.2,
        "real_time": pytest.approx(2.1 / 15),
        "first_p50": 0.5,
        "first_p95": 0.9,
    }


def test_rows_are_all_questions_and_the_covered_ones_typed_first():
    asked = [
        row("general"),
        row("ours"),
        row("ours", "telephone", set="urgent"),
        row("typed", "typed", seconds=0.0, recognising=0.0),
    ]
    named = [(one["questions"], one["way"], one["condition"], one["n"]) for one in rows_of(asked)]
    assert named == [
        ("all", "typed", "typed", 1),
        ("all", "ours", "clean", 1),
        ("all", "ours", "telephone", 1),
        ("all", "general", "clean", 1),
        ("covered", "typed", "typed", 1),
        ("covered", "ours", "clean", 1),
        ("covered", "general", "clean", 1),
    ]


def test_the_table_shows_shares_and_no_word_errors_for_what_was_typed():
    typed, ours, *_ = table(rows_of([row("typed", "typed"), row(outcome="offered"), row()])).splitlines()[2:]
    assert typed.startswith("| all | typed |  | 1 |  | 100.0% |")
    assert ours.startswith(
        "| all | our recogniser | clean | 2 | 10.0% | 50.0% | 100.0% | 0.0% | 0.0% | 0.10 | 0.50 s |"
    )


def test_the_picture_is_as_wide_as_the_shares():
    rows = rows_of([row(), row(outcome="wrong"), row("typed", "typed")])
    drawn = ElementTree.fromstring(picture(rows))
    bars = [one for one in drawn.iter() if one.tag.endswith("rect") and len(one)]
    widths = {bar[0].text: float(bar.attrib["width"]) for bar in bars}
    assert widths["all, our recogniser, clean: wrong 50.0%"] == pytest.approx(
        widths["all, typed: right 100.0%"] / 2, abs=0.1
    )


def test_speeds_are_of_our_recogniser_and_of_questions_of_three_seconds():
    asked = [
        row(first_sound=0.4),
        row(first_sound=0.6, seconds=2.6),
        row(first_sound=9.0, seconds=6.0),
        row("general", first_sound=9.0),
    ]
    first, known = speeds(asked, [0.002, 0.001, 0.004]).splitlines()
    assert first.endswith("p50 400 ms, p95 600 ms (n = 2).")
    assert known == "Stored text to speech: p50 2 ms, p95 4 ms (n = 3)."
    assert speeds([], []).count("none were measured") == 2


@pytest.mark.parametrize(("whole", "folder"), [(True, "docs/pictures"), (False, "results")])
def test_only_a_whole_run_changes_the_picture_of_the_docs(whole, folder, tmp_path):
    told = write_report(tmp_path, [row()], [0.001], whole=whole)
    assert [str(file.relative_to(tmp_path)) for file in tmp_path.rglob("*.svg")] == [f"{folder}/{PICTURE.name}"]
    assert "| all | our recogniser |" in told and "Stored text to speech" in told
