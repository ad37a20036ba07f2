"""Reads lines of which it is known whether they are urgent."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

URGENT_LABEL = "urgent_symptoms"
ANY_KIND = "any"
_MARKED = re.compile(r"\[([^]]+)](?:\([^)]*\)|\{[^}]*\})")


class LineError(ValueError):
    """A file of lines that cannot be read; the message names file and line, and what to do."""


@dataclass(frozen=True)
class LabelledLine:
    """One line. `kind` is the kind of its sign, "any" where only urgent or not is known, None where it is ordinary."""

    text: str
    kind: str | None
    label: str


def read_lines(path: Path) -> list[LabelledLine]:
    """Read .jsonl (one object a line: kind, text), .tsv (label, tab, text) or .yml (Rasa's training wordings).

    In .tsv and .yml the label or intent `urgent_symptoms` is urgent, every other ordinary.

    Raises:
        LineError: where the file is none of these.
        OSError: where it cannot be opened.
    """
    text = path.read_text(encoding="utf-8")
    if path.suffix in (".yml", ".yaml"):
        return list(_wordings(path, text))
    read = _json_line if path.suffix == ".jsonl" else _tab_line
    lines = []
    for number, row in enumerate(text.splitlines(), start=1):
        try:
            if row.strip():
                lines.append(read(row))
        except (ValueError, KeyError, TypeError) as error:
            raise LineError(
                f"{path}:{number}: this is no line of the test ({error}). Write label, tab, text in a .tsv file, or "
                '{"kind": ..., "text": ...} in a .jsonl file.'
            ) from error
    return lines


def _json_line(row: str) -> LabelledLine:
    values = json.loads(row)
    return LabelledLine(values["text"], values["kind"], values["kind"] or "ordinary")


def _tab_line(row: str) -> LabelledLine:
    label, text = row.split("\t", 1)
    return LabelledLine(text, ANY_KIND if label == URGENT_LABEL else None, label)


def _wordings(path: Path, text: str) -> Iterator[LabelledLine]:
    try:
        entries = [entry for entry in yaml.safe_load(text)["nlu"] if "intent" in entry]
        wordings = [(entry["intent"], example) for entry in entries for example in _examples(entry["examples"])]
    except (yaml.YAMLError, KeyError, TypeError) as error:
        raise LineError(f"{path}: this is no file of training wordings ({error}). Give a file of data/nlu/.") from error
    for intent, example in wordings:
        yield LabelledLine(_MARKED.sub(r"\1", example), ANY_KIND if intent == URGENT_LABEL else None, intent)


def _examples(examples: Any) -> Iterator[str]:
    lines = examples.splitlines() if isinstance(examples, str) else [example["text"] for example in examples]
    for line in lines:
        if line.strip():
            yield line.strip().removeprefix("- ").strip()
