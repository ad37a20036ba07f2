"""The trained model as a build product: `build/details/model-<hash>/`, made where it is missing.

The hash is one of everything that it is made of, so a change of lines or code makes another. Processes that make it at
the same time each make their own and rename it into place whole.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from importlib.metadata import version
from pathlib import Path

from safety.details_tagger.training import LEXICON, MODEL, TrainingLines, train

ROOT = Path(__file__).parents[2]
LINES = ROOT / "data" / "details"
BUILD = ROOT / "build" / "details"
_USING_IT = frozenset({"model_files", "spans", "tagger"})
_PACKAGES = ("python-crfsuite", "faker", "names", "textstat", "phonenumbers", "pocketsphinx")


def model_folder(lines: Path = LINES, build: Path = BUILD) -> Path:
    """Return the folder with the model for the lines and the code as they are, making it first where it is missing.

    Raises:
        LineError: where a line cannot be read.
        OSError: where a file cannot be read or written.
    """
    folder = model_path(lines, build)
    if _whole(folder):
        return folder
    unfinished = build / f".unfinished-{os.getpid()}-{os.urandom(4).hex()}"
    unfinished.mkdir(parents=True)
    try:
        train(TrainingLines.read(lines), unfinished)
        try:
            unfinished.replace(folder)
        except OSError:
            if not _whole(folder):  # another process was faster
                raise
    finally:
        shutil.rmtree(unfinished, ignore_errors=True)
    return folder


def model_path(lines: Path = LINES, build: Path = BUILD) -> Path:
    """Return where the model for the lines and the code as they are is, or will be."""
    return build / f"model-{model_hash(lines)}"


def delete_others(folder: Path) -> None:
    """Delete the models beside this one: what they were made of is gone."""
    for old in folder.parent.glob("model-*"):
        if old != folder:
            shutil.rmtree(old, ignore_errors=True)


def model_hash(lines: Path) -> str:
    """Return 12 hex digits that change with the lines, the code of both members, and the packages."""
    total = hashlib.sha256(" ".join(f"{name} {version(name)}" for name in _PACKAGES).encode())
    code = [*Path(__file__).parent.glob("*.py"), *(Path(__file__).parents[1] / "details").glob("*.py")]
    code = [file for file in code if file.stem not in _USING_IT]
    for file in [*sorted(lines.glob("*.txt")), *sorted(code)]:
        total.update(f"\n{file.name} {hashlib.sha256(file.read_bytes()).hexdigest()}".encode())
    return total.hexdigest()[:12]


def _whole(folder: Path) -> bool:
    return (folder / MODEL).is_file() and (folder / LEXICON).is_file()
