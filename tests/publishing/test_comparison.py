"""What worsens past the limits is refused, and each question is named."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from publishing.answered import Answered, read_answered, write_answered
from publishing.comparison import compare, refusals
from publishing.errors import PublishingError
from publishing.limits import FILE, Limits, read_limits

ROOT = Path(__file__).parents[2]
LIMITS = Limits(0.85, 0.01, 0.2, 0.01, 0, 0.01)


def answered(number: int, outcome: str = "right", **other: object) -> Answered:
    one = Answered(f"q{number}", "covered", 0, False, f"question {number}", "duration", outcome, "duration", "abc",
                   False, False)  # fmt: skip
    return replace(one, **other)  # type: ignore[arg-type]


BEFORE = [answered(number) for number in range(100)]


def worsened(count: int, outcome: str, **other: object) -> list[Answered]:
    return [replace(one, outcome=outcome, got="needle", **other) for one in BEFORE[:count]] + BEFORE[count:]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("after", "words"),
    [
        (BEFORE, []),
        (worsened(1, "wrong"), []),
        (worsened(2, "abstained"), ["answered right changes by -2.0"]),
        (worsened(2, "wrong"), ["answered right changes", "answered wrong changes by +2.0"]),
        (worsened(2, "right", urgent_said=True), ["false alarms changes by +2.0"]),
    ],
)
def test_the_limits(after: list[Answered], words: list[str]) -> None:
    found = refusals(compare(BEFORE, after), LIMITS)
    assert len(found) == len(words)
    assert all(word in line for word, line in zip(words, found, strict=True))


def test_one_urgent_message_missed_is_too_many() -> None:
    before = [replace(one, urgent_expected=True, urgent_said=True) for one in BEFORE]
    after = [replace(before[0], urgent_said=False), *before[1:]]
    assert refusals(compare(before, after), LIMITS) == ["1 more urgent message(s) are not recognised."]


def test_a_set_may_not_pay_for_the_others() -> None:
    before = [replace(one, set="negation" if number < 20 else "covered") for number, one in enumerate(BEFORE)]
    before[50:55] = [replace(one, outcome="wrong") for one in before[50:55]]
    after = [replace(one, outcome="abstained") for one in before[:5]] + [
        replace(one, outcome="right") for one in before[5:]
    ]
    (found,) = refusals(compare(before, after), LIMITS)
    assert "in the set negation changes by -25.0" in found


def test_the_first_publication_has_a_floor() -> None:
    assert refusals(compare([], BEFORE), LIMITS) == []
    assert "80.0% of the questions" in refusals(compare([], worsened(20, "wrong")), LIMITS)[0]


def test_what_changes_is_told_apart() -> None:
    after = [replace(BEFORE[0], got="needle", outcome="wrong"), replace(BEFORE[1], said="xyz"), *BEFORE[2:]]
    comparison = compare([*BEFORE, answered(200, "wrong")], [*after, answered(300)])
    assert [a.id for _, a in comparison.changed] == [a.id for _, a in comparison.broken] == ["q0"]
    assert [a.id for _, a in comparison.reworded] == ["q1"]
    assert [one.id for one in comparison.only_after] == ["q300"]
    assert compare(after, BEFORE).mended[0][1].id == "q0"


def test_answers_are_kept_as_they_are(tmp_path: Path) -> None:
    write_answered(tmp_path / "replies.jsonl", BEFORE)
    assert read_answered(tmp_path / "replies.jsonl") == BEFORE
    assert read_answered(tmp_path / "nothing.jsonl") == []


def test_our_limits_allow_no_urgent_message_to_be_missed(tmp_path: Path) -> None:
    assert read_limits(ROOT).urgent_missed_may_rise == 0
    (tmp_path / "publishing").mkdir()
    (tmp_path / FILE).write_text("least_right: -1\n")
    with pytest.raises(PublishingError, match="wrong_may_rise"):
        read_limits(tmp_path)
