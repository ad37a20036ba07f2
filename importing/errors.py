"""Why a document cannot be imported."""

from __future__ import annotations


class ImportRefused(Exception):
    """The document cannot be imported; `str()` is a sentence that says what to do."""
