"""The question log as the desk writes it; `store/question_log.py` keeps it."""

from __future__ import annotations

from typing import Protocol


class Questions(Protocol):
    """Takes questions without an answer, and signals."""

    def add_question(self, *, text: str, channel: str, act: str, topic: str | None, revision: str | None) -> int:
        """Add a redacted question."""

    def add_signal(self, *, channel: str, topic: str, revision: str | None, kind: str) -> None:
        """Count a signal."""
