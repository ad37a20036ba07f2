"""Takes personal details out of a message before anything else sees it: `redact(text)`.

Two members look for them: rules over word lists (`safety/details/`), and a small model that was learned from marked
lines (`safety/details_tagger/`). It needs no Rasa and no spaCy pipeline. What it looks for, and what it leaves, stands
in docs/redaction.md.
"""

from __future__ import annotations

from safety.details.detail import Detail
from safety.details.rules import find_by_rules
from safety.details.tokens import Tokens
from safety.details_tagger.spans import find_likely
from safety.details_tagger.tagger import tagger


def redact(text: str) -> str:
    """Return the text with every personal detail replaced by its kind: "my name is [name]".

    The kinds are [name], [phone number], [date of birth], [record number] (also insurance, social security and card
    numbers), [address] and [e-mail]. Any text is safe; the time grows with its length. The first call in a process
    takes a second (it reads the lists of names and the model), and a minute where the model has yet to be made.

    Raises:
        OSError, ValueError: where the model cannot be made or read; the text must not be stored then.
    """
    pieces: list[str] = []
    at = 0
    for detail in find_details(text):
        pieces += [text[at : detail.start], f"[{detail.kind}]"]
        at = detail.end
    return "".join([*pieces, text[at:]])


def find_details(text: str) -> list[Detail]:
    """Return the personal details of a text in their order, none overlapping another; raises as `redact` does."""
    tokens = Tokens(text)
    rules = find_by_rules(tokens)
    return find_likely(tokens, rules, tagger().likely(tokens, rules))
