"""Fine-tuning: the encoder's layers and a linear head learn our wordings together.

The head starts from a logistic regression on the published encoder's vectors, so that the first pass already moves the
layers in a useful direction.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import tensorflow as tf
from sklearn.linear_model import LogisticRegression

from nlu.encoder import Array
from nlu.trainable_encoder import TrainableEncoder, pad

MOST_AT_START = 6000
"""The logistic regression that the head starts from reads about so many wordings of one meaning, evenly spread."""


@dataclass(frozen=True)
class FineTuning:
    """How long and how hard to train.

    After the first pass, of the texts whose label was given a probability of `known` or more when they were last read,
    only a share of `repeat_known` is read again: the time goes to those that are not learned yet.
    """

    passes: int = 3
    batch: int = 32
    frozen_layers: int = 1
    known: float = 0.7
    repeat_known: float = 0.3
    learning_rate: float = 1e-4
    label_smoothing: float = 0.1
    dropout: float = 0.1
    start_strength: float = 10.0
    seed: int = 20261120


@dataclass(frozen=True)
class Head:
    """A linear head: `weights` (384, labels), `bias` (labels)."""

    weights: Array
    bias: Array

    def probabilities(self, vectors: Array) -> Array:
        """Return the probability of each label, (texts, labels)."""
        scores = vectors @ self.weights + self.bias
        scores = np.exp(scores - scores.max(axis=1, keepdims=True))
        return np.asarray(scores / scores.sum(axis=1, keepdims=True), np.float32)


def fine_tune(
    encoder: TrainableEncoder,
    texts: Sequence[str],
    before: Sequence[str],
    labels: Sequence[tuple[int, int]],
    settings: FineTuning,
    progress: Callable[[float, str], None],
) -> Head:
    """Train `encoder` in place and return the head.

    `texts`, `before` (what the conversation was about before the text, "" for nothing) and `labels` go together; a
    text's labels are two numbers, the same one twice where it asks one thing.

    `progress` is called with the share that is done (0 to 1) and a few words.
    """
    tf.random.set_seed(settings.seed)
    shuffle = np.random.default_rng(settings.seed)
    tokens = encoder.tokens(texts, before)
    target = np.asarray(labels, np.int32)
    count = int(target.max()) + 1
    one = np.flatnonzero(target[:, 0] == target[:, 1])
    sample = one[:: max(1, len(one) // MOST_AT_START)]

    progress(0.0, "reading the wordings")
    start = LogisticRegression(C=settings.start_strength, max_iter=200).fit(
        encoder.encode([texts[i] for i in sample], [before[i] for i in sample]), target[sample, 0]
    )
    weights = tf.Variable(start.coef_.T.astype(np.float32))
    bias = tf.Variable(start.intercept_.astype(np.float32))
    variables = [*encoder.trainable(settings.frozen_layers), weights, bias]

    optimizer = tf.keras.optimizers.legacy.Adam(settings.learning_rate)

    @tf.function(input_signature=[tf.TensorSpec([None, None], tf.int32)] * 2 + [tf.TensorSpec([None, 2], tf.int32)])
    def step(ids: Any, mask: Any, wanted: Any) -> Any:
        with tf.GradientTape() as tape:
            vectors = tf.nn.dropout(encoder.pool(ids, mask, training=True), settings.dropout)
            scores = vectors @ weights + bias
            right = tf.reduce_mean(tf.one_hot(wanted, count), axis=1)
            aim = right * (1.0 - settings.label_smoothing) + settings.label_smoothing / count
            loss = tf.reduce_mean(tf.nn.softmax_cross_entropy_with_logits(aim, scores))
        gradients = tape.gradient(loss, variables)
        optimizer.apply_gradients(zip(gradients, variables))  # noqa: B905 (AutoGraph's zip knows no strict)
        return tf.reduce_sum(right * tf.nn.softmax(scores), axis=1)

    probability = np.zeros(len(tokens), np.float32)
    for number in range(settings.passes):
        again = (probability < settings.known) | (shuffle.random(len(tokens)) < settings.repeat_known)
        read = np.flatnonzero(again)
        batches = [read[some] for some in _batches(shuffle, [len(tokens[i]) for i in read], settings.batch)]
        for done, some in enumerate(batches):
            share = (number + done / len(batches)) / settings.passes
            optimizer.learning_rate.assign(settings.learning_rate * (1.0 - share))
            probability[some] = step(*pad([tokens[i] for i in some]), tf.constant(target[some])).numpy()
            if done % 20 == 0:
                progress(share, f"pass {number + 1} of {settings.passes}, {len(read)} wordings")
    progress(1.0, "learned")
    return Head(weights.numpy(), bias.numpy())


def _batches(shuffle: np.random.Generator, lengths: Sequence[int], size: int) -> list[Any]:
    """Batches in random order, each of texts of about the same length (16 batches are sorted together)."""
    order = shuffle.permutation(len(lengths))
    length = np.asarray(lengths)
    batches: list[Any] = []
    for start in range(0, len(order), size * 16):
        near = order[start : start + size * 16]
        near = near[np.argsort(length[near], kind="stable")]
        batches.extend(near[i : i + size] for i in range(0, len(near), size))
    return [batches[i] for i in shuffle.permutation(len(batches))]
