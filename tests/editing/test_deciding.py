"""A decision reaches the wordings and the test questions, never both with one text."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from editing.deciding import QUESTIONS, means
from editing.errors import EditingError
from editing.grouping import Group
from editing.questions import carry_out, current_groups, group_of, group_text, talk, without
from evaluation.leaks import find_leaks
from evaluation.question_file import read_files
from evaluation.wordings import read_wordings
from store.question_log import QuestionLog

ROOT = Path(__file__).parents[2]
TEXTS = (
    "is the bus alright on the way back", "may I travel by tram when they let me go", "train home by myself or not",
    "could I bicycle to my house afterwards",
)  # fmt: skip


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for name in ("drive_home.yml", "duration.yml", "not_covered/parking.yml"):
        (tmp_path / "data" / "nlu" / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / "data" / "nlu" / name, tmp_path / "data" / "nlu" / name)
    (tmp_path / "data" / "answers").mkdir()
    shutil.copy(ROOT / "data" / "answers" / "drive_home.md", tmp_path / "data" / "answers" / "drive_home.md")
    (tmp_path / "evaluation").mkdir()
    return tmp_path


def group(*texts: str) -> Group:
    return Group(texts, len(texts), (("phone", len(texts)),), (("not_sure", len(texts)),), "2026-11-01", "2026-11-02")


def questions(root: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (root / QUESTIONS).read_text().splitlines()]


def test_half_is_learned_and_the_other_half_asks(root: Path, log: QuestionLog) -> None:
    before = (root / "data/nlu/drive_home.yml").read_text().splitlines()
    taught = means(root, log, group(*TEXTS), "drive_home")
    assert taught.wordings == (TEXTS[0], TEXTS[2])
    assert taught.questions == (TEXTS[1], TEXTS[3])
    after = (root / "data/nlu/drive_home.yml").read_text().splitlines()
    assert [line for line in after if line not in before] == [f"      - {TEXTS[0]}", f"      - {TEXTS[2]}"]
    assert [(one["channel"], one["text"], one["expect"]) for one in questions(root)] == [
        ("voice", TEXTS[1], ["drive_home"]), ("voice", TEXTS[3], ["drive_home"]),
    ]  # fmt: skip
    read = read_files([root / QUESTIONS], {"drive_home"}, same_set=True)
    assert find_leaks(read, read_wordings(root / "data" / "nlu")) == []
    assert {decision.text for decision in log.decisions()} == set(TEXTS)


def test_a_text_that_is_nearly_a_wording_is_no_test_question(root: Path, log: QuestionLog) -> None:
    taught = means(root, log, group("the hovercraft then", "um, the hovercraft then please"), "drive_home")
    assert (taught.wordings, taught.questions) == (("the hovercraft then",), ())


def test_a_single_text_is_a_wording_and_the_editor_adds_the_question(root: Path, log: QuestionLog) -> None:
    taught = means(root, log, group("the hovercraft then"), "drive_home", "would a coach ride back be fine")
    assert taught.questions == ("would a coach ride back be fine",)


def test_twice_changes_nothing_more(root: Path, log: QuestionLog) -> None:
    means(root, log, group(*TEXTS), "drive_home")
    before = (root / "data/nlu/drive_home.yml").read_bytes(), (root / QUESTIONS).read_bytes()
    assert means(root, log, group(*TEXTS), "drive_home").wordings == ()
    assert before == ((root / "data/nlu/drive_home.yml").read_bytes(), (root / QUESTIONS).read_bytes())


def test_a_subject_that_no_source_answers_can_be_meant(root: Path, log: QuestionLog) -> None:
    means(root, log, group("valet for my car at your place", "garage near you for a motor home"), "parking")
    assert questions(root)[0]["expect"] == ["out_of_scope"]


def test_an_unknown_topic_is_refused_with_near_ones(root: Path, log: QuestionLog) -> None:
    with pytest.raises(EditingError, match="did you mean duration"):
        means(root, log, group("x"), "durations")
    assert log.decisions() == []


def test_an_editor_at_the_terminal(root: Path, log: QuestionLog, encode: Any, capsys: Any) -> None:
    asked = ["sauna when", "sauna today", "sauna ok", "wifi code", "wifi", "bus home then", "pope"]
    for text in asked:
        log.add_question(text=text, channel="web", act="not_sure", topic=None, revision=None)
    said = iter(["x", "v", "m nowhere", "m drive_home", "i", "q"])
    groups = current_groups(log, encode)
    assert talk(root, log, groups, lambda _: ["drive_home"], lambda _: next(said)) == 3
    out, err = capsys.readouterr()
    assert 'no topic or subject "nowhere"' in err and '"x" is no choice' in err
    assert "asked 3 times (web 3; not sure 3; 2026-11-20)" in out
    assert "nearest: drive_home" in out
    left = current_groups(log, encode)
    assert len(left) == len(groups) - 3
    assert not {text for one in left for text in one.texts} & {text for d in log.decisions() for text in [d.text]}


def test_texts_that_do_not_fit_are_left_for_later(root: Path, log: QuestionLog, encode: Any) -> None:
    for text in ("sauna when", "sauna today", "sauna now"):
        log.add_question(text=text, channel="web", act="not_sure", topic=None, revision=None)
    (found,) = current_groups(log, encode)
    said = iter(["m drive_home -9", "m drive_home -2"])
    assert talk(root, log, [found], lambda _: [], lambda _: next(said)) == 1
    (left,) = current_groups(log, encode)
    assert left.texts == (found.texts[1],)
    assert left.like is not None and left.like.topic == "drive_home"
    with pytest.raises(EditingError, match="one must be left"):
        without(left, [1])


def test_one_decision_by_its_key(root: Path, log: QuestionLog, encode: Any) -> None:
    log.add_question(text="sauna when", channel="web", act="not_sure", topic=None, revision=None)
    groups = current_groups(log, encode)
    assert groups[0].key in group_text(groups[0], 1, 1, [])
    carry_out(root, log, group_of(groups, groups[0].key), "new_topic")
    assert [decision.decision for decision in log.decisions()] == ["new_topic"]
    with pytest.raises(EditingError, match="no group"):
        group_of(groups, "zzzzzz")
