"""Finds warning signs that are happening now in a patient's message. Needs spaCy's tokens and Matcher, and no model."""

from safety.sign import Kind
from safety.urgent import UrgentSign, find_urgent

__all__ = ["Kind", "UrgentSign", "find_urgent"]
