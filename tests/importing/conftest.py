"""Import without the encoder: likeness by shared words, so that the tests are quick; the real one is in a slow test."""

from __future__ import annotations

import re
import shutil
from collections.abc import Sequence
from pathlib import Path
from zlib import crc32

import numpy as np
import pytest

from importing.matching import Encode, Vectors

ROOT = Path(__file__).parents[2]


def encode_words(texts: Sequence[str]) -> Vectors:
    """One number for each word: texts with the same words have the same vector, of length 1."""
    vectors = np.zeros((len(texts), 512), np.float32)
    for at, text in enumerate(texts):
        for word in re.findall(r"\w{4,}", text.casefold()):
            vectors[at, crc32(word.encode()) % 512] = 1.0
        if not vectors[at].any():
            vectors[at, 0] = 1.0
    return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


@pytest.fixture
def by_words() -> Encode:
    return encode_words


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A copy of the content that an import may write into."""
    return Path(shutil.copytree(ROOT / "data", tmp_path / "data"))
