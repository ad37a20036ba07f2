"""Which websites may ask: an allow-list, empty by default."""

from __future__ import annotations

import os
from collections.abc import Mapping
from urllib.parse import urlsplit

ORIGINS = "MARLOW_ORIGINS"


def read_origins(environment: Mapping[str, str] = os.environ) -> tuple[str, ...]:
    """Return the websites of MARLOW_ORIGINS, parted by commas or spaces; raises ValueError for what is no origin."""
    origins = tuple(environment.get(ORIGINS, "").replace(",", " ").split())
    for origin in origins:
        parts = urlsplit(origin)
        if parts.scheme not in ("http", "https") or not parts.netloc or origin != f"{parts.scheme}://{parts.netloc}":
            raise ValueError(f"{ORIGINS} names {origin!r}; write each website as https://www.hospital.example.")
    return origins
