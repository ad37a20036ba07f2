"""An encoder without a model: it counts words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pytest


def encode_words(texts: Sequence[str]) -> Any:
    vectors = np.zeros((len(texts), 256), np.float32)
    for row, text in enumerate(texts):
        for word in text.split():
            vectors[row, sum(ord(char) * 7**at for at, char in enumerate(word)) % 256] += 1
    return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


@pytest.fixture
def encode() -> Any:
    return encode_words
