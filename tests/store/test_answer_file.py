from typing import Any

import pytest

from store import check
from store.content_folder import read_content
from store.documents import AnswerDocument

FILE = "answers/duration.md"


def read(folder: Any, topic: str = "duration") -> AnswerDocument:
    return next(answer for answer in read_content(folder.path)[0].answers if answer.topic == topic)


def test_an_answer_with_its_variants(folder: Any) -> None:
    answer = read(folder)
    assert answer.title == "How long does it take?"
    assert answer.questions == ("How many minutes will I be there for?", "Is it over quickly?")
    assert answer.related == ("needle", "aftercare")
    assert [variant.name for variant in answer.variants] == ["any", "child"]
    assert answer.variants[0].spoken.texts == (
        "Both tests together usually take about thirty minutes.",
        "Some need an hour. Ask how long to plan for the whole visit.",
        "It can take half an hour.",
    )
    assert answer.differ is not None
    assert answer.lines["related"] == 7


def test_parts_name_what_each_sentence_belongs_to(folder: Any) -> None:
    parts = [(variant, part, len(sentences)) for variant, part, sentences in read(folder).parts()]
    assert parts == [
        ("any", "spoken", 1),
        ("any", "more", 3),
        ("any", "written", 3),
        ("child", "spoken", 1),
        ("child", "more", 0),
        ("child", "written", 1),
        ("any", "differ", 2),
    ]


@pytest.mark.parametrize(
    ("old", "new", "line", "message"),
    [
        ("topic: duration", "topic: durations", 2, 'the file is called "duration"'),
        ("title: How long does it take?\n", "", 1, '"title" is missing'),
        ("title: How long does it take?", "title: How long is an IV in?", 3, "said aloud, to offer a choice: capitals"),
        ("review: pending", "reviewed: pending", 8, "did you mean review?"),
        ("review: pending", "review: checked", 8, "must be pending, or the reviewer's name and then the day"),
        ("review: pending", "review: 2026-11-20", 8, "must be pending"),
        ("related: [needle, aftercare]", "related: needle", 7, "must be a list"),
        ("sources_differ: true", "sources_differ: maybe", 9, "must be true or false"),
        ("sources_differ: true", "sources_differ: false", 37, 'but "sources_differ" is not true'),
        ("## Sources differ", "## Sources Differ", 37, 'did you mean "## Sources differ"?'),
        ("## Spoken (child)", "## Spoken (teen)", 29, 'there is no variant "teen"'),
        ("## Spoken (child)", "## Spoken (biopsy)", 29, 'the section "## Written (biopsy)" is missing'),
        ("## Spoken (child)", "## Spoken (biopsy)", 33, 'the section "## Spoken (child)" is missing'),
        ("## Spoken (child)", "## Spokn (child)", 29, 'did you mean "## Spoken"?'),
        ("## Spoken (child)", "## Spoken", 29, "stands here a second time"),
        ("## Spoken (child)", "## Notes", 29, "there are: Spoken, Written, Sources differ"),
        ("## Spoken\n", "## Spoken (adult)\n", 21, 'the section "## Spoken" is missing'),
        ("One guide says half an hour. [childrens-guide#time] ", "", 37, "at least two documents"),
        ("For a child it takes about half an hour. [childrens-guide#time]\n", "", 29, "is empty"),
    ],
)
def test_what_is_wrong_is_said(folder: Any, old: str, new: str, line: int, message: str) -> None:
    folder.change(FILE, old, new)
    problems = check(folder.path)
    assert [item.line for item in problems if message in item.message] == [line], problems


def test_sources_differ_without_its_section(folder: Any) -> None:
    folder.change("answers/needle.md", "sources_differ: false", "sources_differ: true")
    assert [str(item) for item in check(folder.path)] == [
        'data/answers/needle.md:7: "sources_differ" is true, but there is no section "## Sources differ"; add it'
    ]


def test_a_lead_of_thirty_words_is_the_longest(folder: Any) -> None:
    def sentence(words: int) -> str:
        return " ".join(["It", *["may"] * (words - 2), "help."])

    old = "The needle is thin and hollow. [childrens-guide#needle]\n\n## Written\n"
    folder.change("answers/needle.md", "review: pending", "review: pending\nreading_exception: Made up for a test.")
    folder.change("answers/needle.md", old, f"{sentence(30)} [ours]\n\n## Written\n")
    assert check(folder.path) == []
    folder.change("answers/needle.md", sentence(30), sentence(31))
    (problem,) = check(folder.path)
    assert problem.line == 13
    assert "the first spoken paragraph has 31 words, and 30 are the most" in problem.message
