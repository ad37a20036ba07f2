import json
from dataclasses import FrozenInstanceError, fields
from typing import Any

import pytest

from store.records import (
    ActWords,
    Answer,
    BuildInfo,
    Hit,
    Problem,
    Record,
    Source,
    SourceRef,
    Subject,
    TopicRef,
)

REF = SourceRef("a-b", "A B", "On tests", "time", "How long", "a.example.org", None, "It takes **an hour**.")
RECORDS: list[Record] = [
    REF,
    TopicRef("duration", "How long?"),
    Answer(
        "duration", "How long?", "child", "child", "An hour.", "", "An **hour**.", (REF, REF), True,
        (TopicRef("needle", "What is the needle like?"),), "pending", "0123456789ab",
    ),
    ActWords("greet", "Hello", "any", "Hello.", "**Hello.**"),
    Subject("cost", "The cost", None, "No.", "No.", "Ask."),
    Subject("shower", "Showering", TopicRef("aftercare", "Aftercare"), "No.", "No.", "Ask."),
    Hit("passage", "a-b#time", "How long", "an hour", 1.25),
    Source("a-b", "A B", "On tests", "a.example.org", "adult", "2022-10", "2026-11-20", None),
    BuildInfo(1, "ff", "2026-11-20T00:00:00+00:00", 5, 100, 38, 50, 16, 60),
    Problem("data/a.md", 7, "wrong"),
]  # fmt: skip


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: type(record).__name__)
def test_round_trip_through_json(record: Record) -> None:
    data = json.loads(json.dumps(record.to_dict()))
    assert type(record).from_dict(data) == record
    assert set(data) == {field.name for field in fields(record)}  # type: ignore[arg-type]


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: type(record).__name__)
def test_a_missing_or_unknown_field_is_refused(record: Record) -> None:
    data = record.to_dict()
    name = next(iter(data))
    with pytest.raises(ValueError, match="extra"):
        type(record).from_dict(data | {"extra": 1})
    del data[name]
    with pytest.raises(ValueError, match=name):
        type(record).from_dict(data)


def test_every_record_is_tested_and_frozen() -> None:
    here = {kind for kind in Record.__subclasses__() if kind.__module__ == Record.__module__}
    assert {type(record) for record in RECORDS} == here
    frozen: Any = RECORDS[0]
    with pytest.raises(FrozenInstanceError):
        frozen.id = "other"


def test_problem_reads_like_a_compiler_message() -> None:
    assert str(Problem("data/answers/duration.md", 12, "no such section")) == (
        "data/answers/duration.md:12: no such section"
    )
