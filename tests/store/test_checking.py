from pathlib import Path
from typing import Any

import pytest

from store import check
from store.checking import examine, unused_passages


def test_good_content_has_no_problem(folder: Any) -> None:
    assert check(folder.path) == []


def test_five_breakages_are_five_clear_messages(folder: Any) -> None:
    lines = [
        folder.change("answers/duration.md", "thirty minutes. [childrens-guide#time]", "thirty minutes."),
        folder.change("answers/duration.md", "hour [marrow-society#time]\n", "hour [marrow-society#times]\n"),
        folder.change("answers/aftercare.md", "on for 24 hours", "on for 36 hours"),
        folder.change("answers/needle.md", "related: [duration, aftercare]", "related: [duration, sleeping]"),
        folder.change("sources/childrens-guide.md", "audience: child", "audiance: child"),
    ]
    assert [str(item) for item in check(folder.path)] == [
        f'data/answers/aftercare.md:{lines[2]}: says "36 hours", but that number does not stand in what the sentence'
        " cites (marrow-society#bandage)",
        f'data/answers/duration.md:{lines[0]}: a sentence without a citation marker: "Both tests together usually take'
        ' about thirty minutes."; write [source-id#section-id], several as [a#b, c#d], or [ours]',
        f"data/answers/duration.md:{lines[1]}: cites marrow-society#times, but that document has no such section; it"
        " has: time, bandage, contact",
        f'data/answers/needle.md:{lines[3]}: "related" names sleeping, but there is no such topic',
        'data/sources/childrens-guide.md:1: the setting "audience" is missing; add a line "audience: ..." at the head'
        " of the file",
        f'data/sources/childrens-guide.md:{lines[4]}: "audiance" is not a setting of this kind of file; did you mean'
        " audience?",
    ]


@pytest.mark.parametrize(
    ("file", "old", "new", "message"),
    [
        ("duration", "minutes. [childrens-guide#time]", "minutes. [child-guide#time]", "there is no document"),
        ("duration", "**half an hour**", "**an hour**", None),
        ("duration", "takes **half an hour**", "takes **two hours**", 'says "two hours"'),
        ("duration", "at the place", "at the place", None),
        ("duration", "the\nwhole visit. [ours]", "the whole 3 hours. [ours]", "but is marked [ours]"),
        ("aftercare", "two three four five.", "two three four six.", "two three four six\", but that number"),
        ("aftercare", "Call 1-800-227-2345.", "Call 1-800-227-2346.", 'says "1-800-227-2346"'),
        ("aftercare", "two three four five. [marrow-society#contact]", "two three four five. [marrow-society#time]",
         "does not stand in what the sentence cites (marrow-society#time)"),
        ("needle", "related: [duration, aftercare]", "related: [duration]", "names 1 topics; it must name two"),
        ("needle", "related: [duration, aftercare]", "related: []", "names 0 topics"),
        ("needle", "related: [duration, aftercare]", "related: [duration, needle]", "which is this topic itself"),
        ("needle", "related: [duration, aftercare]", "related: [duration, aftercare, duration]", "duration twice"),
        ("needle", "related: [duration, aftercare]", "related: [duration, aftercar]", "did you mean aftercare?"),
        ("needle", "questions: []", "questions: [is it over quickly]", "stands in data/answers/duration.md too"),
        ("needle", "questions: []", 'questions: ["How LONG does it take"]', "only one topic can answer it"),
        ("needle", "questions: []", "questions: [so, So]", "stands here twice"),
        ("needle", "questions: []", 'questions: ["what is the needle like"]', "stands here twice"),
    ],
)  # fmt: skip
def test_what_stands_between_files(folder: Any, file: str, old: str, new: str, message: str | None) -> None:
    if old == new:
        assert check(folder.path) == []
        return
    folder.change(f"answers/{file}.md", old, new)
    problems = check(folder.path)
    if message is None:
        # An hour is not what the children's guide says, but "an hour" claims no number by itself.
        assert problems == []
    else:
        assert [item.path for item in problems if message in item.message] == [f"data/answers/{file}.md"], problems


def test_many_sections_are_shown_nearest_first(folder: Any) -> None:
    sections = "".join(f"## S {number} {{#part-{number}}}\n\nText.\n\n" for number in range(20))
    path: Path = folder.path / "sources" / "childrens-guide.md"
    path.write_text(path.read_text(encoding="utf-8") + "\n" + sections, encoding="utf-8")
    folder.change(
        "answers/needle.md",
        "(biopsy)\n\n1. Look at the needle. [ours]",
        "(biopsy)\n\n1. Look. [childrens-guide#neddle]",
    )
    (problem,) = check(folder.path)
    assert problem.message.endswith("it has: needle, time, spare, part-0, part-1, part-2, part-3, part-4 and 15 more")


def test_nearest_topic_of_a_subject(folder: Any) -> None:
    folder.change("not_covered/shower.md", "nearest: aftercare", "nearest: after_care")
    (problem,) = check(folder.path)
    assert str(problem) == (
        'data/not_covered/shower.md:4: "nearest" is after_care, but there is no such topic; did you mean aftercare?;'
        " null means none"
    )


def test_a_name_is_used_once(folder: Any) -> None:
    text = (folder.path / "not_covered" / "cost.md").read_text(encoding="utf-8")
    folder.write("not_covered/needle.md", text.replace("subject: cost", "subject: needle"))
    (problem,) = check(folder.path)
    assert problem.message == 'the name "needle" is taken by data/answers/needle.md; give this file another name'


def test_numbers_of_a_subject_need_a_passage_too(folder: Any) -> None:
    folder.change("not_covered/cost.md", "Ask the clinic.", "Wait two days.")
    assert 'says "two days"' in check(folder.path)[0].message


def test_the_same_problem_is_said_once_and_in_order(folder: Any) -> None:
    for name in ("needle", "duration", "aftercare"):
        path = folder.path / "answers" / f"{name}.md"
        path.write_text(path.read_text(encoding="utf-8").replace("[childrens-guide#", "[nobody#"), encoding="utf-8")
    problems = check(folder.path)
    assert problems == sorted(set(problems))
    assert len(problems) > 5


def test_passages_that_nobody_cites_are_no_problem(folder: Any) -> None:
    content, problems = examine(folder.path)
    assert problems == []
    assert unused_passages(content) == ("childrens-guide#spare",)
