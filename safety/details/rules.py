"""The first of the two members that look for details: rules over word lists, one module a kind."""

from __future__ import annotations

from collections.abc import Iterable

from safety.details.addresses import find_addresses
from safety.details.birth_dates import find_birth_dates
from safety.details.detail import KINDS, Detail
from safety.details.emails import find_emails
from safety.details.names import find_names
from safety.details.record_numbers import find_record_numbers
from safety.details.telephones import find_telephones
from safety.details.tokens import Tokens

_FINDERS = (find_emails, find_record_numbers, find_birth_dates, find_telephones, find_addresses, find_names)


def find_by_rules(tokens: Tokens) -> list[Detail]:
    """Return what the rules find, in its order; where two overlap they are one, of the surer kind."""
    return merge(detail for find in _FINDERS for detail in find(tokens))


def merge(found: Iterable[Detail]) -> list[Detail]:
    """Return the details in their order; where two overlap they are one, of the kind that stands first in KINDS."""
    details: list[Detail] = []
    for detail in sorted(found, key=lambda d: (d.start, d.end)):
        if details and detail.start < details[-1].end:
            before = details.pop()
            kind = min(before.kind, detail.kind, key=KINDS.index)
            detail = Detail(kind, before.start, max(before.end, detail.end))
        details.append(detail)
    return details
