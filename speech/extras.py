"""Imports a library that is not among ours, for the engines that are upgrades."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from speech.errors import SpeechError


def require_library(module: str, package: str) -> Any:
    """Return a module. Raises SpeechError that says how to install its package where it is missing."""
    try:
        return import_module(module)
    except ImportError as error:
        raise SpeechError(
            f"The library {package} is missing ({error}); install it into .venv: uv pip install {package}."
        ) from error
