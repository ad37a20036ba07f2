"""The lines with known labels: the half that the rules were made with, and the half that nobody looked at."""

from pathlib import Path

import pytest

from safety import find_urgent
from safety.labelled_lines import read_lines
from safety.score import Score

HERE = Path(__file__).parent


def score(name):
    result = Score()
    result.count(read_lines(HERE / name))
    return result


@pytest.mark.parametrize("line", read_lines(HERE / "brief.jsonl"), ids=lambda line: line.text)
def test_the_plainest_lines(line):
    sign = find_urgent(line.text)
    assert (sign and sign.kind) == line.kind


def test_tuning_half():
    assert score("urgent_tuning.jsonl").found >= 0.99 * score("urgent_tuning.jsonl").urgent
    assert score("ordinary_tuning.jsonl").alarms <= 0.005 * score("ordinary_tuning.jsonl").ordinary


def test_held_out_half_gets_no_worse():
    urgent, ordinary = score("urgent_held_out.jsonl"), score("ordinary_held_out.jsonl")
    assert urgent.found >= 0.94 * urgent.urgent
    assert urgent.right_kind >= 0.98 * urgent.of_known_kind
    assert ordinary.alarms <= 0.03 * ordinary.ordinary


@pytest.mark.parametrize("kind", ["urgent", "ordinary"])
def test_no_line_stands_in_both_halves(kind):
    halves = [
        {line.text.lower() for line in read_lines(HERE / f"{kind}_{half}.jsonl")} for half in ("tuning", "held_out")
    ]
    assert not halves[0] & halves[1]
