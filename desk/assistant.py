"""Asks the running assistant for its ranking; when it is down or slow, the desk goes on without, and says so."""

from __future__ import annotations

import time
from dataclasses import dataclass

import aiohttp

from desk.entries import Place, place_of

PATH = "/webhooks/desk/rank"
LONGEST_WAIT = 0.25
PAUSE = 3.0
"""Seconds without asking after a failure, so that not every key press waits for an assistant that hangs."""


@dataclass(frozen=True)
class Understood:
    """What the assistant makes of a text: places with probabilities, best first; whom it is about; a warning sign."""

    ranking: tuple[tuple[Place, float], ...]
    audience: str | None
    procedure: str | None
    urgent: bool


class Assistant:
    """The running assistant as the desk sees it; `None` stands for its answer while it is down."""

    def __init__(self, url: str, key: str) -> None:
        self._url = url.rstrip("/") + PATH
        self._headers = {"X-Marlow-Key": key}
        self._session: aiohttp.ClientSession | None = None
        self._pause_until = 0.0

    async def understand(self, text: str) -> Understood | None:
        """Return the assistant's understanding, or None where it does not answer within a quarter of a second."""
        if time.monotonic() < self._pause_until:
            return None
        if self._session is None:
            timeout = aiohttp.ClientTimeout(total=LONGEST_WAIT)
            self._session = aiohttp.ClientSession(timeout=timeout, headers=self._headers)
        try:
            async with self._session.post(self._url, json={"text": text}) as response:
                response.raise_for_status()
                return read_understood(await response.json())
        except (TimeoutError, aiohttp.ClientError, ValueError, KeyError, TypeError):
            self._pause_until = time.monotonic() + PAUSE
            return None

    async def close(self) -> None:
        """Let go of the connection."""
        if self._session is not None:
            await self._session.close()


def read_understood(body: dict[str, object]) -> Understood:
    """Read the body of the assistant's reply; raises KeyError, TypeError or ValueError where it is of another shape."""
    ranking: list[tuple[Place, float]] = []
    for item in body["ranking"]:  # type: ignore[attr-defined]
        place = place_of(str(item["intent"]))
        if place is not None:
            ranking.append((place, float(item["probability"])))
    audience, procedure = body["audience"], body["procedure"]
    return Understood(
        ranking=tuple(ranking),
        audience=str(audience) if audience else None,
        procedure=str(procedure) if procedure else None,
        urgent=body["intent"] == "urgent_symptoms",
    )
