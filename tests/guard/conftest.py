"""A guard over the real store, with stand-ins for Rasa."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import store
from guard import Guard, Question
from guard.recording import Recording
from guard.safe_words import payload
from store.question_log import QuestionLog

ROOT = Path(__file__).parents[2]
ANSWER = payload("answer", "It takes half an hour.", "It takes half an hour.", topic="duration") | {"from_guard": False}


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real content, built once."""
    path = tmp_path_factory.mktemp("guard") / "faq.db"
    store.build(ROOT / "data", path)
    return path


class Turns:
    """Asks a guard whose Rasa does what `rasa` says, and remembers what Rasa was asked."""

    def __init__(self, folder: Path, built: Path) -> None:
        self.store = folder / "faq.db"
        shutil.copy(built, self.store)
        self.root = folder
        shutil.copytree(ROOT / "data" / "local", folder / "data" / "local")
        self.rasa: Callable[[Question], Any] = lambda _: [ANSWER]
        self.asked: list[Question] = []
        self.log = QuestionLog(folder / "questions.db")
        self.guard = self.new()

    def new(self, **options: Any) -> Guard:
        self.recording = Recording(self.log.path)
        return Guard(store=self.store, root=self.root, **{"recording": self.recording, "redact": str} | options)

    def recorded(self) -> list[tuple[str, str, str | None]]:
        """Act, topic and kept text of every question in the log."""
        self.recording.finish()
        rows = self.log.rows("SELECT act, topic, text FROM questions")
        return sorted((row["act"], row["topic"] or "", row["text"]) for row in rows)

    async def _ask(self, question: Question) -> Any:
        self.asked.append(question)
        done = self.rasa(question)
        return await done if asyncio.iscoroutine(done) else done

    def say(self, text: str, channel: str = "web", **more: Any) -> list[dict[str, Any]]:
        return asyncio.run(self.guard.answer(Question(text, "c1", channel, **more), self._ask))


@pytest.fixture
def turns(tmp_path: Path, built: Path) -> Turns:
    """Turns with a guard whose Rasa answers."""
    return Turns(tmp_path, built)
