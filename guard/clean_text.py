"""A message without what nobody sees: control characters, zero-width characters, reversed writing, half characters."""

from __future__ import annotations

import unicodedata

MOST_CHARACTERS = 500
"""A longer message is not asked; one question hardly ever takes 200."""
MOST_READ = 4000
"""Nothing behind so many characters is looked at, so that no message costs more than a few hundredths of a second."""
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Cn"})


def clean_text(text: str) -> str:
    """Return the text in NFC, each run of white space as one space, without unseen characters.

    Unseen are control, format (zero-width, bidirectional, soft hyphen), surrogate and unassigned characters. Of a very
    long text the beginning and the end are kept, MOST_READ characters in all.
    """
    if len(text) > MOST_READ:
        text = f"{text[: MOST_READ // 2]} {text[-MOST_READ // 2 :]}"
    kept = (" " if char.isspace() else char for char in text)
    seen = "".join(char for char in kept if char == " " or unicodedata.category(char) not in _UNSEEN)
    return " ".join(unicodedata.normalize("NFC", seen).split())
