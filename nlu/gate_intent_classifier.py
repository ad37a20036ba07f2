"""Rasa component: turns an uncertain ranking into `clarify` or `not_sure`, so that no weak guess is answered."""

from __future__ import annotations

from collections.abc import Iterable
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

from nlu.encoder_intent_classifier import OFFERED, PARTS
from nlu.gate import URGENT, Thresholds, decide, decide_two, read_thresholds
from nlu.ranking import SUBJECT, TOPIC, calibrated
from nlu.two_questions import RankedCut, TwoQuestions

ACTS_THAT_STAND_ALONE = ("urgent_symptoms", "personal_advice")
"""Not cut in two: their reply comes before any answer, and a decision is not to be answered around."""
SURE_SUBJECT = 0.8
"""From this probability a subject of the whole message is not cut in two."""
SECOND = "second_intent"
"""The entity that carries what else the message asked; its value is an intent."""


def sure_subject(name: str, probability: float) -> bool:
    """Tell whether the whole message is surely about something no source answers ("a PET scan, can she eat before")."""
    return name.startswith(SUBJECT) and probability >= SURE_SUBJECT


def set_second(message: Message, intent: str | None) -> None:
    """Note the second thing that a message asked among its entities, in place of an earlier note; None for nothing."""
    entities = [entity for entity in message.get(ENTITIES) or [] if entity["entity"] != SECOND]
    if intent:
        entities.append({"entity": SECOND, "value": intent, "start": 0, "end": len(message.get(TEXT) or "")})
    message.set(ENTITIES, entities, add_to_output=True)


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=False)
class GateIntentClassifier(GraphComponent, IntentClassifier):
    """Replaces `intent` by the gate's decision and calibrates the probabilities of `intent_ranking`.

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
            # file with the model that tells two questions from one, written by `make tune`
            "two_questions": "nlu/two_questions.json",
        }

    def __init__(self, config: dict[str, Any]) -> None:
        """Read the thresholds and the model for two questions.

        Raises:
            GateError, TwoQuestionsError: where a file is missing or does not hold what it should.
        """
        self._two_questions = TwoQuestions.read(Path(config["two_questions"]))
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
            ranking = self._calibrated(
                (r[INTENT_NAME_KEY], r[PREDICTED_CONFIDENCE_KEY]) for r in message.get(INTENT_RANKING_KEY) or []
            )
            offered = [TOPIC + topic for topic in message.get(OFFERED) or []]
            name, probability = decide(ranking, self._thresholds, offered)
            cuts = [
                RankedCut(found.cut, self._calibrated(found.first), self._calibrated(found.second))
                for found in message.get(PARTS) or []
            ]
            two = decide_two(cuts, ranking, self._two_questions, self._thresholds)
            if two and name not in ACTS_THAT_STAND_ALONE and not sure_subject(name, probability):
                name, second, probability = two
                set_second(message, second)
            elif name == URGENT and ranking[0][0].startswith(TOPIC) and ranking[0][1] >= self._thresholds.answer:
                set_second(message, ranking[0][0])  # perhaps urgent, and surely a question: both get a reply
            message.set(PARTS, cuts)
            message.set(INTENT, {INTENT_NAME_KEY: name, PREDICTED_CONFIDENCE_KEY: probability}, add_to_output=True)
            message.set(
                INTENT_RANKING_KEY,
                [{INTENT_NAME_KEY: name, PREDICTED_CONFIDENCE_KEY: p} for name, p in ranking],
                add_to_output=True,
            )
        return messages

    def _calibrated(self, ranking: Iterable[tuple[str, float]]) -> list[tuple[str, float]]:
        return calibrated(list(ranking), self._thresholds.temperature)
