"""Ready means: the model named is the model loaded, the store is sound, and a smoke question was really answered."""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import Any

from channels.rasa_turn import OnNewMessage, ask_rasa, the_guard
from guard import Question

MODEL = "MARLOW_MODEL"
SMOKE_QUESTION, SMOKE_TOPIC = "does it hurt", "pain_during"
SMOKE_HOLDS = 30.0
"""Seconds that one answered smoke question counts, so that asking /ready often costs nothing."""


class Readiness:
    """Looks, and says what is missing."""

    def __init__(self, on_new_message: OnNewMessage) -> None:
        """Take the way to ask Rasa."""
        self._on_new_message = on_new_message
        self._answered_at: float | None = None

    async def reasons(self, agent: Any) -> list[str]:
        """Return why the assistant is not ready, each a sentence; an empty list when it is."""
        reasons = [*self._model(agent), *filter(None, [the_guard().store_flaw()])]
        if not reasons and not await self._smoke_answered():
            reasons.append(f'The smoke question "{SMOKE_QUESTION}" is not answered; look into build/logs/.')
        return reasons

    def _model(self, agent: Any) -> list[str]:
        if agent is None or not agent.is_ready():
            return ["No model is loaded; it is missing or damaged, and `make train` makes it."]
        named = Path(os.environ.get(MODEL, "")).name
        loaded = Path(agent.processor.model_filename).name
        if named and named != loaded:
            return [f"The model {loaded} is loaded, but {named} is the one for the present files."]
        return []

    async def _smoke_answered(self) -> bool:
        if self._answered_at is not None and time.monotonic() - self._answered_at < SMOKE_HOLDS:
            return True
        try:
            payloads = await ask_rasa(self._on_new_message, Question(SMOKE_QUESTION, "smoke", "web"))
        except Exception:
            return False
        if not payloads or payloads[0].get("topic") != SMOKE_TOPIC:
            return False
        self._answered_at = time.monotonic()
        return True
