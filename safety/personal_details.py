"""Takes personal details out of a message before anything else sees it: `redact(text)`.

Plain Python; it needs no model, no Rasa and no spaCy pipeline. What it looks for, and what it leaves, stands in
docs/redaction.md.
"""

from __future__ import annotations

from safety.details.addresses import find_addresses
from safety.details.birth_dates import find_birth_dates
from safety.details.detail import KINDS, Detail
from safety.details.emails import find_emails
from safety.details.names import find_names
from safety.details.record_numbers import find_record_numbers
from safety.details.telephones import find_telephones
from safety.details.tokens import Tokens

_FINDERS = (find_emails, find_record_numbers, find_birth_dates, find_telephones, find_addresses, find_names)


def redact(text: str) -> str:
    """Return the text with every personal detail replaced by its kind: "my name is [name]".

    The kinds are [name], [phone number], [date of birth], [record number] (also insurance, social security and card
    numbers), [address] and [e-mail]. Any text is safe; the time grows with its length. The first call in a process
    takes half a second (it reads the lists of names).
    """
    pieces: list[str] = []
    at = 0
    for detail in find_details(text):
        pieces += [text[at : detail.start], f"[{detail.kind}]"]
        at = detail.end
    return "".join([*pieces, text[at:]])


def find_details(text: str) -> list[Detail]:
    """Return the personal details of a text in their order; where two overlap they are one, of the surer kind."""
    tokens = Tokens(text)
    found = sorted((detail for find in _FINDERS for detail in find(tokens)), key=lambda d: (d.start, d.end))
    details: list[Detail] = []
    for detail in found:
        if details and detail.start < details[-1].end:
            before = details.pop()
            kind = min(before.kind, detail.kind, key=KINDS.index)
            detail = Detail(kind, before.start, max(before.end, detail.end))
        details.append(detail)
    return details
