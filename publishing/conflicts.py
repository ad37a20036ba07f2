"""New wordings that claim what a test question says is another topic's: found in seconds, before any training.

One wording among thousands hardly moves the numbers of an evaluation, so the gate looks at each new one by itself. It
contradicts the test questions where one of these holds, and no question that expects the wording's own topic is as near
(cosine of the published encoder's vectors):
- a test question that is nearly the same expects something else;
- what is live understands the wording, surely enough to answer, as something else that test questions expect.
Then a person says which is right.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from evaluation.question import OUT_OF_SCOPE, Question, Turn
from evaluation.wordings import Wording

NEAR = 0.8
MOST_NAMED = 8

Encode = Callable[[Sequence[str]], Any]


@dataclass(frozen=True)
class Conflict:
    """A new wording, and the questions that it would break, the nearest first, with their likeness (0 to 1)."""

    wording: Wording
    questions: tuple[tuple[Question, float], ...]

    def __str__(self) -> str:
        """For people, one question a line."""
        where = f"data/nlu/{self.wording.file.name}"
        lines = [
            f'{where}: the new wording "{self.wording.text}" says {self.wording.intent}; these say something else:'
        ]
        for question, near in self.questions:
            expected = " + ".join(" or ".join(part) for part in question.turns[0].parts)
            lines.append(f'    {question.id} "{question.turns[0].text}" expects {expected} (likeness {near:.2f})')
        return "\n".join(lines)


def new_wordings(wordings: Sequence[Wording], known: Sequence[tuple[str, str]]) -> list[Wording]:
    """Return the wordings that stand alone and are not among the known (text, intent)."""
    old = set(known)
    return [one for one in wordings if one.after is None and (one.text, one.intent) not in old]


def as_question(wording: Wording, number: int) -> Question:
    """The wording as a question that expects what it teaches, to ask what is live about it."""
    return Question(f"wording-{number}", "wordings", "web", (Turn(wording.text, (_names(wording),)),))


def find_conflicts(
    new: Sequence[Wording], questions: Sequence[Question], encode: Encode, understood: Mapping[str, str]
) -> list[Conflict]:
    """Return each new wording that contradicts test questions.

    `understood` says as which other topic or act what is live answers a wording, for those that it answers wrong.
    """
    asked = [one for one in questions if len(one.turns) == 1 and len(one.turns[0].parts) == 1]
    if not new or not asked:
        return []
    expected = [question.turns[0].parts[0] for question in asked]
    vectors = encode([question.turns[0].text for question in asked])
    found = []
    for wording, row in zip(new, encode([one.text for one in new]) @ vectors.T, strict=True):
        names, instead = _names(wording), understood.get(wording.text)
        agreeing = max((float(row[at]) for at, some in enumerate(expected) if set(names) & set(some)), default=0.0)
        against = [
            (question, float(row[at]))
            for at, question in enumerate(asked)
            if not set(names) & set(expected[at]) and (row[at] >= NEAR or instead in expected[at])
        ]
        if any(near >= agreeing for _, near in against):
            nearest = sorted(against, key=lambda pair: (-pair[1], pair[0].id))
            found.append(Conflict(wording, tuple(nearest[:MOST_NAMED])))
    return found


def _names(wording: Wording) -> tuple[str, ...]:
    if wording.intent.startswith("not_covered_"):
        return OUT_OF_SCOPE, wording.intent.removeprefix("not_covered_")
    return (wording.intent.removeprefix("ask_"),)
