"""The sentence encoder on TensorFlow, where its layers learn; answering uses nlu/encoder.py.

Only the transformer layers are trainable here; the word embeddings stay as published, so a trained model has to store
10.6 of the 22.7 million numbers.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import tensorflow as tf

from nlu.encoder import Array, EncoderTokenizer

LAYER = re.compile(r"/(encoder/layer_\._(\d+)/.+):0$")
"""How TensorFlow names the variables of the transformer's layers."""
ENDINGS = {"kernel": "weight", "gamma": "weight", "beta": "bias"}
LENGTH_STEP = 4
"""Batches are padded to a multiple of this, so that TensorFlow compiles few shapes."""


class TrainableEncoder(EncoderTokenizer):
    """Texts to vectors of 384 numbers and length 1, by layers that can be trained."""

    def __init__(self, folder: Path) -> None:
        """Load tokenizer and weights from `folder` (seconds)."""
        from transformers import TFAutoModel
        from transformers.utils import logging as transformers_logging

        super().__init__(folder)
        transformers_logging.set_verbosity_error()
        self._model: Any = TFAutoModel.from_pretrained(folder, local_files_only=True)
        self._encode_batch = tf.function(
            lambda ids, mask: self.pool(ids, mask, training=False),
            input_signature=[tf.TensorSpec([None, None], tf.int32)] * 2,
        )

    def trainable(self, frozen: int) -> list[Any]:
        """Return the variables that training may change: the layers above the lowest `frozen`, in the same order."""
        layers = ((LAYER.search(variable.name), variable) for variable in self._model.trainable_variables)
        return [variable for layer, variable in layers if layer and int(layer[2]) >= frozen]

    def layers(self, frozen: int) -> dict[str, Array]:
        """Return the same as arrays, by their names and in their shapes in model.safetensors."""
        return dict(published(variable.name, variable.numpy()) for variable in self.trainable(frozen))

    def pool(self, ids: Any, mask: Any, training: bool) -> Any:
        """Return the vectors (batch, 384) of padded token ids (batch, length) and their mask."""
        hidden = self._model(input_ids=ids, attention_mask=mask, training=training).last_hidden_state
        weights = tf.cast(mask[:, :, None], tf.float32)
        return tf.math.l2_normalize(tf.reduce_sum(hidden * weights, 1) / tf.reduce_sum(weights, 1), -1)

    def encode(self, texts: Sequence[str], before: Sequence[str] | None = None, batch: int = 64) -> Array:
        """Return the vectors (texts, 384), in the order of `texts`; `before` as in `tokens`."""
        tokens = self.tokens(texts, before)
        vectors = np.zeros((len(tokens), 384), np.float32)
        order = sorted(range(len(tokens)), key=lambda i: len(tokens[i]))
        for start in range(0, len(order), batch):
            some = order[start : start + batch]
            vectors[some] = self._encode_batch(*pad([tokens[i] for i in some])).numpy()
        return vectors


def published(name: str, values: Array) -> tuple[str, Array]:
    """Return the published name of a layer's variable, and its values as they are stored under it."""
    found = LAYER.search(name)
    assert found is not None, name
    path, _, kind = found[1].replace("layer_._", "layer.").rpartition("/")
    return f"{path.replace('/', '.')}.{ENDINGS.get(kind, kind)}", values.T if kind == "kernel" else values


def pad(tokens: Sequence[Sequence[int]]) -> tuple[Any, Any]:
    """Return token ids and mask, both (batch, length) int32, length a multiple of `LENGTH_STEP`."""
    longest = max(len(ids) for ids in tokens)
    shape = (len(tokens), -(-longest // LENGTH_STEP) * LENGTH_STEP)
    padded, mask = np.zeros(shape, np.int32), np.zeros(shape, np.int32)
    for row, ids in enumerate(tokens):
        padded[row, : len(ids)] = ids
        mask[row, : len(ids)] = 1
    return tf.constant(padded), tf.constant(mask)
