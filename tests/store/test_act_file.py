from typing import Any

import pytest

from store import check
from store.content_folder import read_content


def test_an_act_needs_no_plain_variant(folder: Any) -> None:
    act = next(item for item in read_content(folder.path)[0].acts if item.act == "urgent_symptoms")
    assert [variant.name for variant in act.variants] == ["now", "which"]
    assert act.variants[0].written.markdown == "Call **{emergency_number}** now."


@pytest.mark.parametrize(
    ("file", "old", "new", "line", "message"),
    [
        ("acts/greet.md", "act: greet", "act: hello", 2, 'the file is called "greet"'),
        ("acts/greet.md", "title: Hello", "subject: x", 3, '"subject" is not a setting'),
        ("acts/greet.md", "## Written", "## Written (b)", 12 - 2, 'the section "## Spoken (b)" is missing'),
        ("acts/greet.md", "I know three topics.", "I know {number} topics.", 8, "nothing fills in {number}"),
        ("acts/greet.md", "I know three topics.", "Call {clinic_phone}.", 8, "use {clinic_phone_spoken}"),
        ("acts/greet.md", "I know three topics.", "Call 911.", 8, 'the telephone number "911" is written out'),
        ("acts/greet.md", "I know three topics.", "Call nine one one.", 8, 'the telephone number "nine one one"'),
        ("acts/greet.md", "I know three topics. [ours]", "I know topics.", 8, "without a citation marker"),
        ("acts/greet.md", "this is **Marlow**", "this is *Marlow*", 12, "italics"),
        ("not_covered/cost.md", "nearest: null\n", "", 1, '"nearest" is missing'),
        ("not_covered/cost.md", "## Ask\n", "## Asks\n", 15, 'did you mean "## Ask"?'),
        ("not_covered/cost.md", "## Ask\n", "## Asks\n", 1, 'the section "## Ask" is missing'),
        ("not_covered/cost.md", "Ask the clinic.", "Ask at {clinic_phone}.", 17, "only in data/acts"),
        ("not_covered/cost.md", "Ask the clinic.", "Ask (or call).", 17, "a bracket"),
        ("not_covered/cost.md", "Ask the clinic. [ours]", "", 15, 'the section "Ask" is empty'),
    ],
)
def test_what_is_wrong_is_said(folder: Any, file: str, old: str, new: str, line: int, message: str) -> None:
    folder.change(file, old, new)
    problems = check(folder.path)
    assert [item.line for item in problems if message in item.message and item.path == f"data/{file}"] == [line], (
        problems
    )


def test_a_subject_has_no_variants(folder: Any) -> None:
    file = folder.path / "not_covered" / "cost.md"
    file.write_text(file.read_text(encoding="utf-8") + "\n## Spoken (child)\n\nNo. [ours]\n", encoding="utf-8")
    (problem,) = check(folder.path)
    assert "is not a heading of this kind of file" in problem.message


def test_an_act_without_any_section(folder: Any) -> None:
    folder.write("acts/stop.md", "---\nact: stop\ntitle: Stop\n---\n")
    (problem,) = check(folder.path)
    assert problem.path == "data/acts/stop.md"
    assert "at least the sections" in problem.message


def test_bad_file_names(folder: Any) -> None:
    for name in ("acts/greet.md", "not_covered/cost.md", "answers/needle.md"):
        path = folder.path / name
        path.rename(path.with_name("Bad-Name.md"))
    messages = [item.message for item in check(folder.path) if "small letters, digits and underscores" in item.message]
    assert len(messages) == 3
