"""What a document says about itself: when it was reviewed, its telephone number, its website."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from importing.blocks import Block
from importing.cleaning import REVIEWED
from store.spoken_numbers import TELEPHONE

MONTHS = "january february march april may june july august september october november december".split()
MONTH = rf"(?P<month>{'|'.join(MONTHS)})"
DATES = (
    re.compile(rf"{MONTH}\s+(?P<day>\d{{1,2}}),?\s+(?P<year>(?:19|20)\d\d)", re.I),
    re.compile(rf"(?P<day>\d{{1,2}})\.?\s+{MONTH}\s+(?P<year>(?:19|20)\d\d)", re.I),
    re.compile(rf"{MONTH}\s+(?P<year>(?:19|20)\d\d)", re.I),
    re.compile(r"(?P<number>\d{1,2})/(?P<day>\d{1,2})/(?P<year>(?:19|20)\d\d)"),
    re.compile(r"(?P<year>(?:19|20)\d\d)-(?P<number>\d\d)-(?P<day>\d\d)"),
)
HOST = re.compile(
    r"(?:https?://)?(?:www\.)?([a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:org|com|net|gov|edu|int|nhs\.uk|hospital))\b", re.I
)
UNKNOWN_SITE = "unknown.invalid"
"""Stands where a draft's website is not known; .invalid is reserved for names that lead nowhere."""


def review_date(blocks: Iterable[Block]) -> str | None:
    """The day, month or year of the first line that says "reviewed", "revised" or "updated"; None without one."""
    for block in blocks:
        said = REVIEWED.search(block.text)
        for pattern in DATES if said else ():
            match = pattern.search(block.text, said.start() if said else 0)
            if match:
                return _iso(match.groupdict())
    return None


def phone_number(blocks: Iterable[Block]) -> str | None:
    """The first telephone number of the document, with hyphens."""
    for block in blocks:
        match = TELEPHONE.search(block.text)
        if match:
            return "-".join(re.findall(r"\d+", match[0]))
    return None


def website(blocks: Iterable[Block]) -> str:
    """The website that a short line of its own names, else `UNKNOWN_SITE`; links in the text lead elsewhere."""
    hosts = Counter(
        match[1].lower() for block in blocks if len(block.text.split()) < 8 for match in HOST.finditer(block.text)
    )
    return hosts.most_common(1)[0][0] if hosts else UNKNOWN_SITE


def _iso(parts: dict[str, str]) -> str:
    name, number, day = parts.get("month"), parts.get("number"), parts.get("day")
    month = MONTHS.index(name.lower()) + 1 if name else int(number or 1)
    return f"{parts['year']}-{month:02}" + (f"-{int(day):02}" if day else "")
