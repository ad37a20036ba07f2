"""What an evaluation found: every message with its replies, the numbers, and what they rest on."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from evaluation.asked import Asked
from evaluation.measure import Measure
from evaluation.scoring import NO_REPLY, Outcome, matches
from evaluation.tally import Tally, tally_sets


@dataclass(frozen=True)
class Basis:
    """What was measured: file names and hashes, so that a number can be traced without a date."""

    model: str
    store: str
    questions: str
    question_files: tuple[str, ...]
    half: str
    own_sets: bool
    cores: int


@dataclass(frozen=True)
class Findings:
    """All that the reports show. `instructions` are sentences of an advice reply that are not in the store."""

    basis: Basis
    asked: tuple[Asked, ...]
    measures: tuple[Measure, ...]
    instructions: tuple[str, ...]

    @property
    def tallies(self) -> list[Tally]:
        """The numbers of each set."""
        return tally_sets(self.asked)

    @property
    def misses(self) -> list[Asked]:
        """Every message that was not right, worst first within each set."""
        order = list(Outcome)
        missed = [one for one in self.asked if not one.right]
        return sorted(missed, key=lambda one: (one.question.set, -order.index(one.outcome), -one.confidence))

    def measure(self, key: str) -> Measure:
        """Return the measure with this key."""
        return next(measure for measure in self.measures if measure.key == key)

    def failures(self) -> list[Asked]:
        """Messages that got no reply at all."""
        return [one for one in self.asked if not one.replies]


def confusions(asked: Sequence[Asked], outcomes: Collection[Outcome] = tuple(Outcome)) -> Counter[tuple[str, str]]:
    """Count (expected, got) over messages that ask one thing and had one of these outcomes.

    A right reply counts as the expected name that it matches; for any other, the first expected name stands. Where a
    right reply came with a wrong one, only the wrong one counts.
    """
    found: Counter[tuple[str, str]] = Counter()
    for one in asked:
        if one.several or one.outcome not in outcomes:
            continue
        expected = one.asked.parts[0]
        for reply in one.replies:
            fitting = next((name for name in expected if matches(reply, (name,))), None)
            if fitting is None:
                found[expected[0], reply.key] += 1
            elif one.right:
                found[fitting, fitting] += 1
        if not one.replies:
            found[expected[0], NO_REPLY] += 1
    return found


def save(findings: Findings, folder: Path) -> None:
    """Write numbers.json and replies.jsonl."""
    folder.mkdir(parents=True, exist_ok=True)
    numbers = {
        "basis": asdict(findings.basis),
        "measures": [
            {**asdict(measure), "target": measure.target_text, "verdict": measure.verdict}
            for measure in findings.measures
        ],
        "sets": [asdict(tallied) for tallied in findings.tallies],
        "instructions": list(findings.instructions),
    }
    (folder / "numbers.json").write_text(json.dumps(numbers, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    lines = [json.dumps(one.to_dict(), ensure_ascii=False) for one in findings.asked]
    (folder / "replies.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
