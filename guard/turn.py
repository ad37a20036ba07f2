"""One turn: what every channel calls. It always answers, in time, in words, and never raises."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from guard import metrics
from guard.clean_text import MOST_CHARACTERS, clean_text
from guard.off_switch import OffSwitch
from guard.question import Question
from guard.recent_turns import RecentTurns
from guard.recording import Recording
from guard.safe_words import NOTHING_SAID, OFF, TOO_LONG, URGENT_ACT, SafeWords
from guard.stored_answer import answer_said, answers_said, apology
from safety import UrgentSign, find_urgent, personal_details
from store import StoreError, default_path, open_store

logger = logging.getLogger(__name__)

Ask = Callable[[Question], Awaitable[list[dict[str, Any]]]]
"""What Rasa answers to the cleaned, redacted text: payloads."""
Redact = Callable[[str], str]

DEADLINES = {"web": 3.0, "voice": 5.0, "alexa": 6.0, "phone": 10.0}
"""Seconds from the message to the reply, by channel."""
URGENT_DEADLINE = 1.5
"""Seconds that a warning sign waits for Rasa, which may have a question beside it to answer; then it is answered."""
UNSURE_ACTS = frozenset({"not_sure", "not_covered", "clarify"})
"""What Rasa says when it overlooks a warning sign and finds no question either; behind "call now" it is not said."""
RESERVE = 0.4
"""Seconds kept for the apology."""
ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class Read:
    """A message as read: the clean text, and the warning sign in it."""

    text: str
    sign: UrgentSign | None


class Guard:
    """Stands between every channel and Rasa; one for a process."""

    def __init__(
        self,
        *,
        store: Path | None = None,
        root: Path = ROOT,
        redact: Redact | None = None,
        recording: Recording | None = None,
        deadlines: dict[str, float] | None = None,
    ) -> None:
        """Take where store and settings are, how details are redacted, and where questions are recorded."""
        self.store = store or default_path()
        self.turns = RecentTurns()
        self.off = OffSwitch.of(root)
        self._words = SafeWords(self.store, root / "data" / "local" / "site.yml")
        self._redact = redact or personal_details.redact
        self._recording = recording or Recording()
        self._deadlines = DEADLINES | (deadlines or {})
        self._words.refresh()

    def warm_up(self) -> None:
        """Do what is slow the first time (about two seconds: spaCy's patterns for warning signs)."""
        find_urgent("warm up")
        self._redact("warm up")

    def store_flaw(self) -> str | None:
        """Return what is wrong with the store, in a sentence; None where it is sound."""
        try:
            open_store(self.store).close()
        except StoreError as error:
            return str(error)
        return None

    def site(self) -> dict[str, str]:
        """Return the hospital's settings, each telephone number also as it is said (`<name>_spoken`)."""
        self._words.refresh()
        return self._words.site()

    def answer_said(self, topic: str) -> str | None:
        """Return what a voice says first of a topic's answer; None where no such answer may be served today."""
        return answer_said(self.store, topic)

    def answers_said(self) -> dict[str, str]:
        """Return every spoken text that may be served today by name; a topic's has its key."""
        return answers_said(self.store)

    def hand_over_payload(self, reference: str | None) -> dict[str, Any]:
        """Return the reply to somebody who wants to talk to a person: taken over, or nobody reached (None)."""
        self._words.refresh()
        return self._words.hand_over_payload(reference)

    async def answer(self, question: Question, ask: Ask) -> list[dict[str, Any]]:
        """Return the payloads that answer a message, at least one; never raises, whatever fails."""
        started = time.monotonic()
        try:
            payloads = await self._answer(question, ask, started)
        except Exception as error:
            logger.error("The guard itself failed with %s; the person got the apology.", type(error).__name__)
            metrics.ERRORS.labels(question.channel, "guard").inc()
            payloads = [apology(self._words, self.store, "")]
        metrics.count_turn(question.channel, payloads, time.monotonic() - started)
        return payloads

    async def _answer(self, question: Question, ask: Ask, started: float) -> list[dict[str, Any]]:
        self._words.refresh()
        read = self._read(question)
        deadline = self._deadlines.get(question.channel, min(self._deadlines.values()))
        urgent = [self._words.urgent_payload(read.sign.kind)] if read.sign else []
        if self.off.is_off():
            return urgent or [self._words.payload(OFF)]
        if len(read.text) > MOST_CHARACTERS:
            return urgent or [self._words.payload(TOO_LONG)]
        if not any(char.isalnum() for char in read.text):
            return urgent or [self._words.payload(NOTHING_SAID)]
        asked = self._redacted(question, read.text)
        if asked is None:
            return urgent or [apology(self._words, self.store, "")]
        seconds = min(deadline - RESERVE, URGENT_DEADLINE) if urgent else deadline - RESERVE
        payloads = await self._ask(asked, ask, started + seconds - time.monotonic())
        if urgent and not any(payload["act"] == URGENT_ACT for payload in payloads):
            payloads = urgent + [payload for payload in payloads if payload["act"] not in UNSURE_ACTS]
        if not payloads:
            payloads = [apology(self._words, self.store, asked.text)]
        self._remember(asked, payloads)
        return payloads

    def _read(self, question: Question) -> Read:
        text = clean_text(question.text)
        try:
            return Read(text, find_urgent(text))
        except Exception as error:
            logger.error("Looking for warning signs failed with %s.", type(error).__name__)
            metrics.ERRORS.labels(question.channel, "urgent").inc()
            return Read(text, None)

    def _redacted(self, question: Question, text: str) -> Question | None:
        """Return the question without personal details; None where that fails, and then nothing is stored or asked."""
        try:
            alternatives = tuple(
                (self._redact(clean_text(heard)[:MOST_CHARACTERS]), confidence)
                for heard, confidence in question.alternatives
            )
            return replace(question, text=self._redact(text), alternatives=alternatives)
        except Exception as error:
            logger.error("Redaction failed with %s; the message was neither stored nor asked.", type(error).__name__)
            metrics.ERRORS.labels(question.channel, "redaction").inc()
            return None

    async def _ask(self, asked: Question, ask: Ask, seconds: float) -> list[dict[str, Any]]:
        """Return Rasa's payloads; none where it fails, says nothing, or takes longer than so many seconds."""
        task = asyncio.ensure_future(ask(asked))
        try:
            done, _ = await asyncio.wait({task}, timeout=max(seconds, 0.0))
        finally:
            if not task.done():
                task.cancel()
        if not done:
            return self._failed(asked, "deadline")
        try:
            payloads = [payload for payload in task.result() if is_payload(payload)]
        except (Exception, asyncio.CancelledError) as error:
            logger.error("Rasa failed with %s.", type(error).__name__)
            return self._failed(asked, "rasa")
        return payloads or self._failed(asked, "silence")

    def _failed(self, asked: Question, kind: str) -> list[dict[str, Any]]:
        metrics.ERRORS.labels(asked.channel, kind).inc()
        return []

    def feedback(self, question: Question, topic: str, revision: str | None, helpful: bool, reason: str | None) -> None:
        """Record whether an answer helped; `question` names the conversation and the channel."""
        asked = [turn.asked for turn in self.turns.of(question.conversation) if turn.topic == topic]
        entry = {"topic": topic, "revision": revision, "helpful": helpful, "reason": reason}
        self._recording.feedback(question.channel, **entry, text=asked[-1] if asked else None)

    def _remember(self, asked: Question, payloads: list[dict[str, Any]]) -> None:
        before = self.turns.of(asked.conversation)[-1:]
        for payload in payloads:
            self.turns.add(asked.conversation, asked.text, payload)
            self._recording.question(asked, payload)
            if payload["act"] == "deny" and before and before[0].act == "clarify":
                self._recording.question(replace(asked, text=before[0].asked), payload, act="none_of_these")


def is_payload(payload: Any) -> bool:
    """Tell whether something is a payload with words to say."""
    return isinstance(payload, dict) and all(
        isinstance(payload.get(name), str) and payload[name].strip() for name in ("act", "spoken", "written")
    )
