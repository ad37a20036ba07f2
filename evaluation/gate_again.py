"""The gate's own decisions with other thresholds, on messages that the trained model has ranked once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from unittest.mock import patch

from rasa.shared.nlu.training_data.message import Message
from tqdm import tqdm

from evaluation.assistant import AssistantHere
from evaluation.intents import intent_replies, second_intent
from evaluation.scoring import Reply
from nlu.gate import Thresholds
from nlu.gate_intent_classifier import GateIntentClassifier
from safety import find_urgent


class GateAgain:
    """Replies to the same texts with any thresholds; a warning sign that `safety/` finds goes past the gate."""

    def __init__(self, model: Path, store: Path, texts: Sequence[str]) -> None:
        """Rank every text once (about 10 ms each)."""
        self._before: list[dict[str, Any]] = []
        self._past_the_gate: list[tuple[Reply, ...] | None] = []
        with seen_by_the_gate() as seen, AssistantHere(model, store) as assistant:
            for text in tqdm(texts, desc="ranking", mininterval=10):
                seen.clear()
                parsed = assistant.parse(text)
                self._before.append(seen[-1])
                self._past_the_gate.append(understood(parsed) if find_urgent(text) else None)

    def __call__(self, thresholds: Thresholds) -> list[tuple[Reply, ...]]:
        """Return the replies to each text with these thresholds."""
        gate = GateIntentClassifier({"thresholds": None})
        gate._thresholds = thresholds  # in place of those of nlu/thresholds.json
        messages = [Message(data=dict(data)) for data in self._before]
        gate.process(messages)
        return [past or understood(message.data) for past, message in zip(self._past_the_gate, messages, strict=True)]


def understood(parsed: dict[str, Any]) -> tuple[Reply, ...]:
    """Return the replies to a first message that Rasa understood so."""
    intent = parsed["intent"]
    ranking = [(one["name"], one["confidence"]) for one in parsed.get("intent_ranking") or []]
    second = second_intent(parsed.get("entities") or [])
    return intent_replies(intent["name"], float(intent["confidence"]), ranking, second)


@contextmanager
def seen_by_the_gate() -> Iterator[list[dict[str, Any]]]:
    """Collect what comes to the gate; a model has to be loaded within the block."""
    seen: list[dict[str, Any]] = []
    original = GateIntentClassifier.process

    def record(gate: GateIntentClassifier, messages: list[Message]) -> list[Message]:
        seen.extend(dict(message.data) for message in messages)
        return original(gate, messages)

    with patch.object(GateIntentClassifier, "process", record):
        yield seen
