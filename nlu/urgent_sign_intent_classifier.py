"""Rasa component: a warning sign that `safety/` finds makes the message urgent, whatever the trained model thinks."""

from __future__ import annotations

from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.shared.nlu.constants import INTENT, INTENT_NAME_KEY, PREDICTED_CONFIDENCE_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message

from nlu.encoder_intent_classifier import PARTS
from nlu.gate import URGENT
from nlu.gate_intent_classifier import set_second
from nlu.question_parts import ASKS
from nlu.ranking import TOPIC
from safety import find_urgent

SURE = 0.6
"""A question beside a warning sign is answered too when its topic has at least this probability."""


def question_beside_the_sign(message: Message) -> str | None:
    """Return the topic intent of a part of the message that reports no sign itself, or None."""
    for found in message.get(PARTS) or []:
        for part, ranking in ((found.cut.second, found.second), (found.cut.first, found.first)):
            name, probability = ranking[0]
            if name.startswith(TOPIC) and probability >= SURE and ASKS.match(part) and find_urgent(part) is None:
                return str(name)
    return None


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=False)
class UrgentSignIntentClassifier(GraphComponent, IntentClassifier):
    """Stands last: it can make a message urgent and never takes the trained model's own `urgent_symptoms` back."""

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> UrgentSignIntentClassifier:
        """Make the component; it has no settings."""
        return cls()

    def process(self, messages: list[Message]) -> list[Message]:
        """Set the intent of each message that reports a sign."""
        for message in messages:
            if find_urgent(message.get(TEXT) or "") is not None:
                question = question_beside_the_sign(message)
                set_second(message, question)
                message.set(INTENT, {INTENT_NAME_KEY: URGENT, PREDICTED_CONFIDENCE_KEY: 1.0}, add_to_output=True)
        return messages
