from pathlib import Path

import pytest

from evaluation.errors import EvaluationError
from evaluation.wordings import read_wordings

ROOT = Path(__file__).parents[2]


def test_plain_and_follow_up_wordings(tmp_path):
    (tmp_path / "acts").mkdir()
    (tmp_path / "acts" / "greet.yml").write_text("nlu:\n- intent: greet\n  examples: |\n    - hello\n    - hi: there\n")
    (tmp_path / "duration.yml").write_text(
        "nlu:\n- intent: ask_duration\n  examples:\n  - text: and for kids\n    metadata: {after: duration}\n"
    )
    found = [(w.text, w.intent, w.after, w.file.name) for w in read_wordings(tmp_path)]
    assert found == [
        ("hello", "greet", None, "greet.yml"),
        ("hi: there", "greet", None, "greet.yml"),
        ("and for kids", "ask_duration", "duration", "duration.yml"),
    ]


def test_no_wordings_is_an_error(tmp_path):
    with pytest.raises(EvaluationError, match="holds no wordings"):
        read_wordings(tmp_path)


def test_our_own_can_be_read():
    assert {w.intent for w in read_wordings(ROOT / "data" / "nlu")} >= {"ask_duration", "greet", "not_covered_cost"}
