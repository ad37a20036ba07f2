"""Rasa component: the entities that `nlu/entity_matcher.py` finds; their values choose the variant of an answer."""

from __future__ import annotations

from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.extractors.extractor import EntityExtractorMixin
from rasa.shared.nlu.constants import ENTITIES, TEXT
from rasa.shared.nlu.training_data.message import Message

from nlu.entity_matcher import EntityMatcher


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=False)
class SpacyMatcherEntityExtractor(GraphComponent, EntityExtractorMixin):
    """Sets `entities`; their values choose the variant of an answer."""

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Settings of config.yml and their defaults."""
        return {
            # name of an installed spaCy pipeline (for example en_core_web_md); null for the blank English one
            "pipeline": None,
        }

    def __init__(self, config: dict[str, Any]) -> None:
        """Build the matchers."""
        self._matcher = EntityMatcher(config["pipeline"])

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> SpacyMatcherEntityExtractor:
        """Make the component."""
        return cls(config)

    def process(self, messages: list[Message]) -> list[Message]:
        """Add the entities of each message."""
        for message in messages:
            found = [
                {"entity": e.entity, "start": e.start, "end": e.end, "value": e.value}
                for e in self._matcher.find(message.get(TEXT) or "")
            ]
            entities = self.add_extractor_name(found)
            message.set(ENTITIES, (message.get(ENTITIES) or []) + entities, add_to_output=True)
        return messages
