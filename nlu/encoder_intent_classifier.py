"""Rasa component: which topic or act a message means, by the fine-tuned sentence encoder and, beside it, by words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields
from itertools import islice
from typing import Any

import numpy as np
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.nlu.constants import INTENT, INTENT_NAME_KEY, INTENT_RANKING_KEY, PREDICTED_CONFIDENCE_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from nlu.encoder import Array, EncoderError, SentenceEncoder, find_weights
from nlu.fine_tuning import FineTuning, Head, fine_tune
from nlu.joined_wordings import joined_wordings
from nlu.likely_words import LikelyWords
from nlu.mishearing import Mishearing, misheard_wordings
from nlu.plain_text import plain_text
from nlu.question_parts import question_parts
from nlu.ranking import SUBJECT, TOPIC
from nlu.topic_before import after_some_topic, noted, offered_topics, topic_before_example, topic_before_message
from nlu.trainable_encoder import TrainableEncoder
from nlu.two_questions import RankedCut
from nlu.word_member import WordMember, sounds

MOST_TRANSCRIPTS = 5
SURE = 0.8
"""A message whose best intent has less is also read as what was probably said (nlu/likely_words.py)."""
SECOND = 0.02
"""A message whose second topic has this much is also cut where only one thing may be asked."""
FILE = "encoder_intent_classifier.npz"
LAYER = "layer "
"""Stands before the names of the encoder's trained layers in that file."""
OFFERED = "offered_topics"
"""Under this name a short message carries the topics that the assistant has just offered."""
ALTERNATIVES = "alternatives"
"""A message's metadata may hold [transcript, confidence] pairs under this name, the message itself as the first."""
PARTS = "question_parts"
"""Under this name a message carries a RankedCut for each way to cut it in two."""
Ranking = list[tuple[str, float]]
"""Intents and their probabilities, best first."""


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class EncoderIntentClassifier(GraphComponent, IntentClassifier):
    """Sets `intent` and the whole `intent_ranking` (every intent with its probability, best first)."""

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Settings of config.yml and their defaults."""
        defaults = FineTuning()
        return {
            # folder with another encoder's weights and tokenizer; null for the package's own, checked by SHA-256
            "encoder": None,
            "passes": defaults.passes,
            "batch": defaults.batch,
            # the encoder's lowest so many layers (of 6) stay as they were published
            "frozen_layers": defaults.frozen_layers,
            # a text whose label has this probability is known, and this share of the known ones is read again
            "known": defaults.known,
            "repeat_known": defaults.repeat_known,
            "learning_rate": defaults.learning_rate,
            "label_smoothing": defaults.label_smoothing,
            "dropout": defaults.dropout,
            "seed": defaults.seed,
            # one in so many wordings is also learned as a recogniser might mishear it; 0 for none
            "misheard_one_in": 6,
            # so many made-up messages of two questions, and of a question beside one that is not meant
            "two_questions": 1200,
            "contrasts": 700,
            # how much the words count beside the encoder (0 to 1), in the geometric mean of the two probabilities
            "words_share": 0.35,
            # the same after an answer, where a short message means little by its own words
            "words_share_after": 0.2,
        }

    def __init__(self, config: dict[str, Any], model_storage: ModelStorage, resource: Resource) -> None:
        """Hold the settings; weights come with `train` or `load`."""
        self._config = config
        self._model_storage = model_storage
        self._resource = resource
        self._encoder: SentenceEncoder | None = None
        self._head: Head | None = None
        self._words: WordMember | None = None
        self._likely: LikelyWords | None = None
        self._labels: list[str] = []

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> EncoderIntentClassifier:
        """Make an untrained component."""
        return cls(config, model_storage, resource)

    def train(self, training_data: TrainingData) -> Resource:
        """Fine-tune on every wording that has an intent, and store the result."""
        examples = [e for e in training_data.intent_examples if e.get(TEXT) and e.get(INTENT)]
        self._labels = sorted({e.get(INTENT) for e in examples})
        number = {label: i for i, label in enumerate(self._labels)}
        weights = find_weights(self._config["encoder"])
        learner = TrainableEncoder(weights)
        settings = FineTuning(
            **{field.name: self._config[field.name] for field in fields(FineTuning) if field.name in self._config}
        )
        wordings = [
            (plain_text(e.get(TEXT)), topic_before_example(e), number[e.get(INTENT)])
            for e in examples
            if not noted(e).get("second")
        ]
        alone = [
            (plain_text(e.get(TEXT)), number[e.get(INTENT)])
            for e in examples
            if not set(noted(e)) & {"after", "second"}
        ]
        texts, labels = [text for text, _ in alone], [label for _, label in alone]
        heard = self._misheard(texts, labels, learner.words)
        _print_progress(0.0, "reading the words")
        self._words = WordMember.train(texts, labels, settings.seed)
        self._likely = LikelyWords.train(plain_text(e.get(TEXT)) for e in examples if not noted(e).get("heard"))
        topics = [label for label in self._labels if label.startswith("ask_")]
        wordings += after_some_topic(wordings, topics)
        wordings += [(text, "", label) for text, label in heard]
        learned = [(text, before, (label, label)) for text, before, label in wordings]
        learned += [
            (plain_text(e.get(TEXT)), "", (number[e.get(INTENT)], number[noted(e)["second"]]))
            for e in examples
            if noted(e).get("second")
        ]
        learned += [
            (text, "", (first, second))
            for text, first, second in joined_wordings(
                texts,
                labels,
                frozenset(number[label] for label in topics),
                int(self._config["two_questions"]),
                int(self._config["contrasts"]),
                settings.seed,
            )
        ]
        all_texts, all_before, all_labels = zip(*learned, strict=True)
        self._head = fine_tune(learner, all_texts, all_before, all_labels, settings, _print_progress)
        layers = {
            name: layer.astype(np.float16) for name, layer in learner.layers(int(self._config["frozen_layers"])).items()
        }
        self._encoder = SentenceEncoder(weights, layers)
        self._persist(layers)
        return self._resource

    def process(self, messages: list[Message], tracker: DialogueStateTracker) -> list[Message]:
        """Rank the intents of each message, as it stands after what the conversation was about."""
        if self._encoder is None or self._head is None or self._words is None or self._likely is None:
            raise EncoderError("The intent classifier was asked before it was trained or loaded.")
        before = topic_before_message(tracker)
        for message in messages:
            said = message.get(TEXT) or ""
            others = other_transcripts(message)
            first = self._rank([said], before)[0]
            cuts = question_parts(said, loose=second_topic(first) >= SECOND)
            if first[0][1] < SURE and (likely := self._likely.read(plain_text(said))):
                others.append((likely, 1.0))
            parts = [part for cut in cuts for part in (cut.first, cut.second)]
            rankings = self._rank([text for text, _ in others] + parts, before)
            heard, rankings = rankings[: len(others)], rankings[len(others) :]
            first = ranked_together([(first, 1.0), *zip(heard, (weight for _, weight in others), strict=True)])
            whole = [{INTENT_NAME_KEY: name, PREDICTED_CONFIDENCE_KEY: p} for name, p in first]
            message.set(INTENT, whole[0], add_to_output=True)
            message.set(INTENT_RANKING_KEY, whole, add_to_output=True)
            message.set(
                PARTS,
                [RankedCut(cut, rankings[2 * i], rankings[2 * i + 1]) for i, cut in enumerate(cuts)],
            )
            message.set(OFFERED, offered_topics(tracker, said))
        return messages

    def _rank(self, said: Sequence[str], before: str) -> list[Ranking]:
        """Return for each text every intent with its probability, best first."""
        assert self._encoder is not None and self._head is not None and self._words is not None
        if not said:
            return []
        member = self._words
        texts = [plain_text(text) for text in said]
        words: list[Array] = []
        vectors = self._encoder.encode(
            texts, [before] * len(texts), meanwhile=lambda: words.append(member.probabilities(texts))
        )
        together = geometric_mean(
            self._head.probabilities(vectors),
            words[0],
            float(self._config["words_share_after" if before else "words_share"]),
        )
        return [[(self._labels[i], float(row[i])) for i in np.argsort(-row, kind="stable")] for row in together]

    def _misheard(self, texts: Sequence[str], labels: Sequence[int], common: Sequence[str]) -> list[tuple[str, int]]:
        """Return some of the wordings as a recogniser might mishear them."""
        one_in = int(self._config["misheard_one_in"])
        if not one_in:
            return []
        mishearing = Mishearing(sounds(), common)
        return misheard_wordings(texts, labels, mishearing, one_in, int(self._config["seed"]))

    def _persist(self, layers: Mapping[str, Any]) -> None:
        assert self._head is not None and self._words is not None and self._likely is not None
        with self._model_storage.write_to(self._resource) as folder:
            np.savez_compressed(
                folder / FILE,
                labels=np.array(self._labels),
                weights=self._head.weights,
                bias=self._head.bias,
                **{LAYER + name: layer for name, layer in layers.items()},
                **self._words.state(),
                **self._likely.state(),
            )

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> EncoderIntentClassifier:
        """Load what `train` stored onto the published encoder.

        Raises:
            EncoderError: where the stored model is missing or does not fit the encoder.
        """
        component = cls(config, model_storage, resource)
        with model_storage.read_from(resource) as folder, np.load(folder / FILE, allow_pickle=False) as stored:
            layers = {name.removeprefix(LAYER): stored[name] for name in stored.files if name.startswith(LAYER)}
            component._encoder = SentenceEncoder(find_weights(config["encoder"]), layers)
            component._labels = [str(label) for label in stored["labels"]]
            component._head = Head(stored["weights"], stored["bias"])
            component._words = WordMember.from_state(stored)
            component._likely = LikelyWords.from_state(stored)
        return component

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Leave training data as they are: nothing later learns from this component's output."""
        return training_data


def second_topic(ranking: Ranking) -> float:
    """Return the probability of the second of the topics and subjects in a ranking; 0 where there is none."""
    topics = (p for name, p in ranking if name.startswith((TOPIC, SUBJECT)))
    return next(islice(topics, 1, 2), 0.0)


def ranked_together(rankings: Sequence[tuple[Ranking, float]]) -> Ranking:
    """Return one ranking of several transcripts' rankings of the same words, each weighed by its confidence."""
    if len(rankings) == 1:
        return rankings[0][0]
    total = sum(weight for _, weight in rankings)
    together: dict[str, float] = {}
    for ranking, weight in rankings:
        for name, p in ranking:
            together[name] = together.get(name, 0.0) + p * weight / total
    return sorted(together.items(), key=lambda one: (-one[1], one[0]))


def other_transcripts(message: Message) -> list[tuple[str, float]]:
    """Return what else a recogniser may have heard, with weights beside the first transcript's 1 (at most 1 each)."""
    given = (message.get("metadata") or {}).get(ALTERNATIVES) or []
    pairs = [(str(text), float(confidence)) for text, confidence in given]
    if len(pairs) < 2 or pairs[0][1] <= 0.0:
        return []
    return [(text, min(1.0, confidence / pairs[0][1])) for text, confidence in pairs[1:MOST_TRANSCRIPTS] if text]


def geometric_mean(first: Array, second: Array, share: float) -> Array:
    """Return the weighted geometric mean of two sets of probabilities, (texts, labels); `share` is the second's."""
    logs = (1.0 - share) * np.log(first + 1e-9) + share * np.log(second + 1e-9)
    means = np.exp(logs)
    return np.asarray(means / means.sum(axis=1, keepdims=True), np.float32)


def _print_progress(share: float, words: str) -> None:
    """The launcher's progress bar reads these lines."""
    print(f"MARLOW-PROGRESS {share:.3f} {words}", flush=True)
