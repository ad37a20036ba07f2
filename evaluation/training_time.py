"""How long the model was trained, from build/train.log."""

from __future__ import annotations

import json
import re
import tarfile
from datetime import UTC, datetime
from pathlib import Path

STAMP = re.compile(r"^(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d) ", re.M)
FROM_CACHE = re.compile(r"Restored component '\w*Classifier'")


def training_seconds(log: Path, model: Path) -> float | None:
    """Return the seconds from the first component's training to the finished model.

    None where the log is missing, belongs to another model, or the classifier came from Rasa's cache.
    """
    if not log.is_file() or not model.is_file():
        return None
    text = log.read_text(encoding="utf-8", errors="replace")
    stamps = [datetime.fromisoformat(found).astimezone(UTC) for found in STAMP.findall(text)]
    if not stamps or FROM_CACHE.search(text):
        return None
    if abs((stamps[-1] - trained_at(model)).total_seconds()) > 2:  # the log counts whole seconds
        return None
    return (stamps[-1] - stamps[0]).total_seconds()


def trained_at(model: Path) -> datetime:
    """Return when a model was finished (UTC), as its metadata say."""
    with tarfile.open(model) as archive:
        name = next(member for member in archive.getnames() if member.endswith("metadata.json"))
        file = archive.extractfile(name)
        assert file is not None
        written: str = json.load(file)["trained_at"]
    return datetime.fromisoformat(written).replace(tzinfo=UTC)
