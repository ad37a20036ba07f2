"""Commands are found in many wordings, and never in a question."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
import yaml

from channels.spoken.commands import CANONICAL, CHOICES, Commands, the_commands

ROOT = Path(__file__).parents[3]
COMMANDS = the_commands()
STEERING = {"slower", "faster", "shorter", "start_over", "who_says_so", "when_checked"}


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("Slower, please.", "slower"),
        ("could you say that again more slowly", "slower"),
        ("sorry, too fast", "slower"),
        ("Shorter", "shorter"),
        ("okay, just the main point please", "shorter"),
        ("who says so?", "who_says_so"),
        ("Where did you get that from?", "who_says_so"),
        ("and when was that last checked?", "when_checked"),
        ("is that up to date", "when_checked"),
        ("please start over", "start_over"),
        ("no, stop", "stop"),
        ("no more", "stop"),
        ("no more, please", "stop"),
        ("more", "more"),
        ("yes, tell me more please", "more"),
        ("Pardon?", "repeat"),
        ("can you repeat that please", "repeat"),
        ("okay bye", "goodbye"),
        ("that's right", "yes"),
        ("nope", "no"),
    ],
)
def test_wordings(text: str, command: str) -> None:
    assert COMMANDS.match(text) == command


@pytest.mark.parametrize(
    ("text", "command"),
    [("two", "second"), ("too", "second"), ("the second one please", "second"), ("won", "first"), ("3", "third"),
     ("number to", "second"), ("um, the first one", "first"), ("none of these", "none")],
)  # fmt: skip
def test_choices_count_while_something_is_offered(text: str, command: str) -> None:
    assert COMMANDS.match(text, choosing=True) == command
    assert COMMANDS.match(text) is None


@pytest.mark.parametrize("text", ["", "?", "...", "please", "slower " * 20, "\u0000"])
def test_what_says_nothing_is_no_command(text: str) -> None:
    assert COMMANDS.match(text) is None


def wordings(folder: str) -> list[str]:
    found = []
    for path in sorted((ROOT / "data" / "nlu" / folder).glob("*.yml")):
        for block in yaml.safe_load(path.read_text(encoding="utf-8"))["nlu"]:
            examples = block["examples"]
            found += [line[2:] for line in examples.splitlines()] if isinstance(examples, str) else []
    return found


ABOUT_SOURCES = [
    line[2:]
    for line in yaml.safe_load((ROOT / "data/nlu/about_sources.yml").read_text())["nlu"][0]["examples"].splitlines()
]


def test_no_question_of_the_training_is_taken_for_a_command() -> None:
    """Only about_sources shares wordings: after an answer, "who says so" is about that answer."""
    for text in wordings("") + wordings("not_covered"):
        command = COMMANDS.match(text) or COMMANDS.match(text, choosing=True)
        assert command is None or (command in ("who_says_so", "when_checked") and text in ABOUT_SOURCES), (
            text,
            command,
        )


def test_no_question_that_was_never_trained_on_is_taken_for_a_command() -> None:
    allowed = {"repeat", "more_detail", "stop", "goodbye", "affirm", "deny", "choose_option", "about_sources", "thanks"}
    for path in sorted((ROOT / "evaluation" / "questions").glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            entry = json.loads(line)
            for turn in entry.get("turns", [entry]):
                expected = {
                    part for wanted in turn["expect"] for part in ([wanted] if isinstance(wanted, str) else wanted)
                }
                if not allowed & expected:
                    assert COMMANDS.match(turn["text"]) is None, (path.name, turn["text"])


def test_what_rasa_is_told_is_a_wording_of_its_training() -> None:
    known = {re.sub(r"[^\w' ]", "", text.lower()).strip() for text in wordings("acts")}
    for name in (*CHOICES, "stop", "more", "goodbye", "no"):
        assert CANONICAL[name] in known, name


def test_every_command_has_phrases_and_none_stands_twice(tmp_path: Path) -> None:
    assert set(COMMANDS.phrases) >= STEERING | set(CANONICAL) | {"repeat"}
    assert all(len(texts) >= 5 for name, texts in COMMANDS.phrases.items() if name in STEERING)
    file = "polite_before: []\npolite_after: []\nslower: [slow]\nfaster: [Slow!]\n"
    (tmp_path / "commands.yml").write_text(file, encoding="utf-8")
    with pytest.raises(ValueError, match='"Slow!" under slower and under faster'):
        Commands(tmp_path)
