"""Signs that are worse together than alone: bad pain with dizziness can be bleeding inside."""

from __future__ import annotations

from collections.abc import Iterable

_RAISED = (
    frozenset({"severe or worsening pain", "dizziness"}),
    frozenset({"racing heart", "dizziness"}),
    frozenset({"bleeding", "dizziness"}),
    frozenset({"swelling, warmth or redness at the site", "dizziness"}),
    frozenset({"rash or hives", "vomiting"}),
)


def raised_together(names: Iterable[str]) -> bool:
    """Tell whether signs of the clinic's kind (by name) make an emergency together."""
    present = frozenset(names)
    return any(pair <= present for pair in _RAISED)
