"""The gate's own decisions with other thresholds, on messages that the trained model has ranked once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any
from unittest.mock import patch

from rasa.shared.nlu.constants import INTENT_RANKING_KEY
from rasa.shared.nlu.training_data.message import Message
from tqdm import tqdm

from evaluation.assistant import AssistantHere
from evaluation.intents import intent_replies, second_intent
from evaluation.scoring import Reply
from nlu.encoder_intent_classifier import PARTS
from nlu.gate import Thresholds
from nlu.gate_intent_classifier import GateIntentClassifier
from nlu.ranking import calibrated
from nlu.two_questions import RankedCut, TwoQuestions
from safety import find_urgent


class GateAgain:
    """Replies to the same texts with any thresholds; a warning sign that `safety/` finds goes past the gate."""

    def __init__(self, model: Path, store: Path, texts: Sequence[str]) -> None:
        """Rank every text once (about 10 ms each)."""
        self._before: list[dict[str, Any]] = []
        self._at: dict[float, list[dict[str, Any]]] = {}
        self.two_questions: Sequence[TwoQuestions] = ()
        """Models that tell two questions from one, taken in turn from text to text; none for nlu/two_questions.json."""
        self._past_the_gate: list[tuple[Reply, ...] | None] = []
        with seen_by_the_gate() as seen, AssistantHere(model, store) as assistant:
            for text in tqdm(texts, desc="ranking", mininterval=10):
                seen.clear()
                parsed = assistant.parse(text)
                self._before.append(seen[-1])
                self._past_the_gate.append(understood(parsed) if find_urgent(text) else None)

    @property
    def rankings(self) -> list[list[tuple[str, float]]]:
        """What the classifier says to each text, before the gate calibrates it."""
        return [_pairs(data) for data in self._before]

    def calibrated(self, temperature: float) -> tuple[list[list[tuple[str, float]]], list[list[RankedCut]]]:
        """Return for each text its ranking and the ways to cut it in two, at a temperature."""
        data = self._calibrated(temperature)
        return [_pairs(one) for one in data], [one[PARTS] for one in data]

    def _calibrated(self, temperature: float) -> list[dict[str, Any]]:
        if temperature not in self._at:  # the same for all trials of a sweep, and slow
            self._at[temperature] = [_calibrated(data, temperature) for data in self._before]
        return self._at[temperature]

    def __call__(self, thresholds: Thresholds) -> list[tuple[Reply, ...]]:
        """Return the replies to each text with these thresholds."""
        gate = GateIntentClassifier({**GateIntentClassifier.get_default_config(), "thresholds": None})
        gate._thresholds = replace(thresholds, temperature=1.0)  # in place of those of nlu/thresholds.json
        messages = [Message(data=dict(data)) for data in self._calibrated(thresholds.temperature)]
        if not self.two_questions:
            gate.process(messages)
        for first, model in enumerate(self.two_questions):
            gate._two_questions = model
            gate.process(messages[first :: len(self.two_questions)])
        return [past or understood(message.data) for past, message in zip(self._past_the_gate, messages, strict=True)]


def _pairs(data: dict[str, Any]) -> list[tuple[str, float]]:
    return [(one["name"], one["confidence"]) for one in data.get(INTENT_RANKING_KEY) or []]


def _calibrated(data: dict[str, Any], temperature: float) -> dict[str, Any]:
    """Return a message's data as if the classifier itself were calibrated."""
    ranking = [{"name": name, "confidence": p} for name, p in calibrated(_pairs(data), temperature)]
    cuts = [
        RankedCut(found.cut, calibrated(found.first, temperature), calibrated(found.second, temperature))
        for found in data.get(PARTS) or []
    ]
    return {**data, INTENT_RANKING_KEY: ranking, PARTS: cuts}


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
