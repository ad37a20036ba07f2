"""Words in braces that an act's text leaves open: `{clinic_phone_spoken}`, `{choices}`."""

from __future__ import annotations

import re

from store.errors import close_matches, either_of
from store.records import Flaw

PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
TELEPHONE_SETTINGS = ("clinic_phone", "handoff_phone", "emergency_number", "crisis_line")
TEXT_SETTINGS = ("site_name", "clinic_hours")
# What the actions fill in from the talk itself.
FROM_ACTIONS = ("choices", "topic_title", "related")
SPOKEN = frozenset(
    (*TEXT_SETTINGS, *(f"{name}_spoken" for name in (*TELEPHONE_SETTINGS, "choices", "related")), *FROM_ACTIONS)
)
WRITTEN = frozenset(
    (*TEXT_SETTINGS, *TELEPHONE_SETTINGS, *(f"{name}_written" for name in ("choices", "related")), *FROM_ACTIONS)
)
NONE: frozenset[str] = frozenset()
# What the settings of the site fill in, in data/local too.
SPOKEN_SITE = frozenset((*TEXT_SETTINGS, *(f"{name}_spoken" for name in TELEPHONE_SETTINGS)))
WRITTEN_SITE = frozenset((*TEXT_SETTINGS, *TELEPHONE_SETTINGS))


def note_placeholders(text: str, line: int, allowed: frozenset[str], flaws: list[Flaw]) -> None:
    """Note each placeholder that nothing would fill in; `allowed` is SPOKEN, WRITTEN or NONE."""
    for name in PLACEHOLDER.findall(text):
        if name in allowed:
            continue
        if not allowed:
            flaws.append(Flaw(line, f"{{{name}}} would stay as it is; words in braces are filled in only in data/acts"))
        elif name in SPOKEN | WRITTEN:
            kind = "speech" if allowed is SPOKEN else "written text"
            other = _counterpart(name, allowed)
            flaws.append(Flaw(line, f"{{{name}}} does not belong in {kind}; use {{{other}}}"))
        else:
            close = close_matches(name, allowed)
            hint = f"did you mean {either_of(close)}?" if close else f"there are: {', '.join(sorted(allowed))}"
            flaws.append(Flaw(line, f"nothing fills in {{{name}}}; {hint}"))


def without_placeholders(text: str) -> str:
    """The text as it may sound once it is filled in: each placeholder replaced by a plain word."""
    return PLACEHOLDER.sub("something", text)


def _counterpart(name: str, allowed: frozenset[str]) -> str:
    stem = name.removesuffix("_spoken").removesuffix("_written")
    return next(other for other in (f"{stem}_spoken", f"{stem}_written", stem) if other in allowed)
