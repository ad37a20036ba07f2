"""The question log as the desk writes it; `store/question_log.py` keeps it."""

from __future__ import annotations

import importlib
from pathlib import Path
from typing import Protocol


class Questions(Protocol):
    """Takes questions without an answer, and signals."""

    def add_question(self, *, text: str, channel: str, act: str, topic: str | None, revision: str | None) -> int:
        """Add a redacted question."""

    def add_signal(self, *, channel: str, topic: str, revision: str | None, kind: str) -> None:
        """Count a signal."""


class NoLog:
    """Stands in where there is no question log: whoever notes a question is told that it was not stored."""

    def add_question(self, *, text: str, channel: str, act: str, topic: str | None, revision: str | None) -> int:
        """Refuse."""
        raise OSError("There is no question log.")

    def add_signal(self, *, channel: str, topic: str, revision: str | None, kind: str) -> None:
        """Drop it."""


def open_questions(path: Path) -> Questions:
    """Return the question log of a file, which is made where it is missing."""
    try:
        log: Questions = importlib.import_module("store.question_log").QuestionLog(path)
    except ModuleNotFoundError:
        return NoLog()
    return log
