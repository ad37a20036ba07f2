"""Writes into the question log, in a thread of its own: nobody waits for it, and its faults harm nobody."""

from __future__ import annotations

import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import cached_property
from pathlib import Path
from typing import Any

from guard import metrics
from guard.question import Question
from store.question_log import QuestionLog, questions_path

logger = logging.getLogger(__name__)


class Recording:
    """The question log of this process. What it is given is redacted."""

    def __init__(self, path: Path | None = None) -> None:
        """Take the log's file; the setting's where none is given. It is opened at the first entry."""
        self._path = path
        self._writer = ThreadPoolExecutor(max_workers=1, thread_name_prefix="question-log")

    @cached_property
    def _log(self) -> QuestionLog:
        return QuestionLog(self._path or questions_path())

    def question(self, asked: Question, payload: dict[str, Any], act: str = "") -> None:
        """Record a question and one reply to it, under the reply's act or another one."""
        entry: dict[str, Any] = {
            "text": asked.text,
            "channel": asked.channel,
            "act": act or payload["act"],
            "topic": payload.get("topic"),
            "revision": payload.get("revision"),
        }
        self._write(lambda: self._log.add_question(**entry), asked.channel)

    def feedback(self, channel: str, **entry: Any) -> None:
        """Record whether an answer helped: topic, revision, helpful, reason, text (what was asked, or None)."""
        self._write(lambda: self._log.add_feedback(channel=channel, **entry), channel)

    def finish(self) -> None:
        """Wait until all is written."""
        self._writer.shutdown()

    def _write(self, write: Callable[[], object], channel: str) -> None:
        self._writer.submit(self._try, write, channel)

    @staticmethod
    def _try(write: Callable[[], object], channel: str) -> None:
        try:
            write()
        except Exception as error:
            logger.error("The question log could not be written (%s).", type(error).__name__)
            metrics.ERRORS.labels(channel, "question_log").inc()
