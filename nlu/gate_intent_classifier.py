"""Rasa component: turns an uncertain ranking into `clarify` or `not_sure`, so that no weak guess is answered."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.shared.nlu.constants import (
    ENTITIES,
    INTENT,
    INTENT_NAME_KEY,
    INTENT_RANKING_KEY,
    PREDICTED_CONFIDENCE_KEY,
    TEXT,
)
from rasa.shared.nlu.training_data.message import Message

from nlu.encoder_intent_classifier import PARTS
from nlu.gate import SUBJECT, Thresholds, decide, decide_two, read_thresholds

ACTS_THAT_STAND_ALONE = ("urgent_symptoms", "personal_advice")
"""Not cut in two: their reply comes before any answer, and a decision is not to be answered around."""
SURE_SUBJECT = 0.8
"""From this probability a subject of the whole message is not cut in two."""
SECOND = "second_intent"
"""The entity that carries what else the message asked; its value is an intent."""


def sure_subject(name: str, probability: float) -> bool:
    """Tell whether the whole message is surely about something no source answers ("a PET scan, can she eat before")."""
    return name.startswith(SUBJECT) and probability >= SURE_SUBJECT


def add_second(message: Message, intent: str) -> None:
    """Add the second thing that a message asked to its entities."""
    text = message.get(TEXT) or ""
    entity = {"entity": SECOND, "value": intent, "start": 0, "end": len(text)}
    message.set(ENTITIES, [*(message.get(ENTITIES) or []), entity], add_to_output=True)


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=False)
class GateIntentClassifier(GraphComponent, IntentClassifier):
    """Replaces `intent` by the gate's decision; `intent_ranking` stays as the classifier made it.

    Where the message asks two things, `intent` is the first and the entity `second_intent` holds the other.
    """

    @classmethod
    def required_components(cls) -> list[type]:
        """A classifier that ranks all intents must stand before the gate."""
        return [IntentClassifier]

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Settings of config.yml and their defaults."""
        return {
            # file with the gate's thresholds, written by `make tune`; null for those of nlu/gate.py
            "thresholds": "nlu/thresholds.json",
        }

    def __init__(self, config: dict[str, Any]) -> None:
        """Read the thresholds.

        Raises:
            GateError: where the file is missing or does not hold exactly the thresholds.
        """
        self._thresholds = read_thresholds(Path(config["thresholds"])) if config["thresholds"] else Thresholds()

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> GateIntentClassifier:
        """Make the component."""
        return cls(config)

    def process(self, messages: list[Message]) -> list[Message]:
        """Decide for each message."""
        for message in messages:
            ranking = message.get(INTENT_RANKING_KEY) or []
            name, probability = decide(
                [(r[INTENT_NAME_KEY], r[PREDICTED_CONFIDENCE_KEY]) for r in ranking], self._thresholds
            )
            two = decide_two([(first, second) for _, first, _, second in message.get(PARTS) or []], self._thresholds)
            if two and name not in ACTS_THAT_STAND_ALONE and not sure_subject(name, probability):
                name, second, probability = two
                add_second(message, second)
            message.set(INTENT, {INTENT_NAME_KEY: name, PREDICTED_CONFIDENCE_KEY: probability}, add_to_output=True)
        return messages
