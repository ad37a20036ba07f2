"""The red banner: what to tell the caller first when they report a warning sign that is happening now."""

from __future__ import annotations

from dataclasses import dataclass

from safety import UrgentSign
from store import Store

ACT = "urgent_symptoms"


@dataclass(frozen=True)
class UrgentWarning:
    """The words of the banner: `written` is Markdown; `heard` are the caller's words that raised it ("" where none)."""

    title: str
    written: str
    heard: str


def read_warning(faq: Store, sign: UrgentSign | None) -> UrgentWarning:
    """Return what to say about a sign; the plain words where only the assistant took the text for one."""
    words = faq.act(ACT, sign.kind if sign else "any")
    return UrgentWarning(words.title, words.written.format_map(faq.site()), sign.evidence if sign else "")
