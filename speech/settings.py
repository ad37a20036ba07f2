"""Which engines hear and speak: the settings file data/local/speech.yml."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from speech.errors import SpeechError

RECOGNISERS = {
    "whisper-base": set[str](),
    "pocketsphinx": {"language_model"},
    "faster-whisper": {"model", "compute_type"},
    "vosk": {"model"},
    "sherpa-onnx": {"model"},
    "wyoming": {"address", "language"},
}
SYNTHESIZERS = {
    "flite": {"voice"},
    "espeak-ng": {"voice"},
    "festival": {"voice"},
    "piper": {"model"},
    "wyoming": {"address", "voice"},
}
NEEDED = {"model", "address"}
"""An engine that has one of these settings does not work without it."""


@dataclass(frozen=True)
class Engine:
    """An engine by name, and its own settings."""

    engine: str
    options: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class SpeechSettings:
    """The engines."""

    recogniser: Engine = Engine("whisper-base")
    synthesizer: Engine = Engine("flite")


def read_settings(path: Path) -> SpeechSettings:
    """Read the settings file; where there is none, the built-in engines are meant.

    Raises SpeechError with every problem of the file.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return SpeechSettings()
    try:
        read = yaml.safe_load(text) or {}
    except yaml.YAMLError as error:
        raise SpeechError(f"{path} is not YAML: {error}") from error
    problems: list[str] = []
    if not isinstance(read, dict):
        raise SpeechError(f'{path} must say "recogniser:" and "synthesizer:", each with an "engine:".')
    problems += [f'"{key}" is not known; use recogniser and synthesizer' for key in read.keys() - {*FIELDS}]
    engines = {name: _engine(name, read[name], FIELDS[name], problems) for name in FIELDS if name in read}
    if problems:
        raise SpeechError(f"{path}: " + "; ".join(problems) + ".")
    return SpeechSettings(**engines)


FIELDS = {"recogniser": RECOGNISERS, "synthesizer": SYNTHESIZERS}


def _engine(name: str, read: Any, known: dict[str, set[str]], problems: list[str]) -> Engine:
    if not isinstance(read, dict) or read.get("engine") not in known:
        problems.append(f'{name} needs an "engine:", which is one of {", ".join(known)}')
        return Engine("")
    engine = read["engine"]
    options = {str(key): str(value) for key, value in read.items() if key != "engine"}
    for key in options.keys() - known[engine]:
        allowed = ", ".join(sorted(known[engine])) or "none"
        problems.append(f'{name}: {engine} has no setting "{key}" (it has: {allowed})')
    problems += [f'{name}: {engine} needs "{key}:"' for key in sorted(known[engine] & NEEDED - options.keys())]
    return Engine(engine, options)
