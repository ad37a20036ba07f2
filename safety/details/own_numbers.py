"""The hospital's own telephone numbers, which are no personal details."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

import yaml

SITE = Path(__file__).parents[2] / "data" / "local" / "site.yml"


def national_digits(number: str) -> str:
    """Return the digits of a number without the United States' country code: "+1 (202) 555-0142" is "2025550142"."""
    digits = re.sub(r"\D", "", number)
    return digits[1:] if len(digits) == 11 and digits.startswith("1") else digits


def own_numbers(path: Path = SITE) -> frozenset[str]:
    """Return the numbers of data/local/site.yml as national digits; none where the file cannot be read.

    A file that cannot be read costs only that the hospital's own number is redacted too.
    """
    try:
        changed = path.stat().st_mtime_ns
    except OSError:
        return frozenset()
    return _read(path, changed)


@lru_cache(maxsize=4)
def _read(path: Path, _: int) -> frozenset[str]:
    try:
        values = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError):
        return frozenset()
    if not isinstance(values, dict):
        return frozenset()
    numbers = {national_digits(str(value)) for value in values.values()}
    return frozenset(number for number in numbers if len(number) >= 7)
