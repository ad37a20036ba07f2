"""What can go wrong with speech, as sentences for the person who runs the assistant."""

from __future__ import annotations


class SpeechError(Exception):
    """A sentence: what was wrong, where, and what to do."""
