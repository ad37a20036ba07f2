"""Tells every open desk at once that something changed (server-sent events)."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from typing import Any

HEARTBEAT = 15.0
"""Seconds between two signs of life, so that a proxy does not cut the line and a browser notices when it is gone."""
WAITING = 50


class Announcer:
    """Passes each announcement to everybody who listens."""

    def __init__(self) -> None:
        self._listeners: set[asyncio.Queue[dict[str, Any] | None]] = set()

    def announce(self, news: dict[str, Any]) -> None:
        """Tell all listeners; one that does not keep up misses news, and hears the next."""
        for queue in self._listeners:
            if not queue.full():
                queue.put_nowait(news)

    def end(self) -> None:
        """End every stream, so that the server can stop."""
        for queue in self._listeners:
            if queue.full():
                queue.get_nowait()
            queue.put_nowait(None)

    async def stream(self, first: dict[str, Any], still: Callable[[], bool]) -> AsyncIterator[str]:
        """Yield events: `first` at once, then the news; ends when `still` says that the listener may not any more."""
        queue: asyncio.Queue[dict[str, Any] | None] = asyncio.Queue(WAITING)
        self._listeners.add(queue)
        try:
            yield event(first)
            while True:
                try:
                    news = await asyncio.wait_for(queue.get(), HEARTBEAT)
                except TimeoutError:
                    if not still():
                        return
                    yield ": alive\n\n"
                    continue
                if news is None or not still():
                    return
                yield event(news)
        finally:
            self._listeners.discard(queue)


def event(news: dict[str, Any]) -> str:
    """Return one event in the wire format."""
    return f"event: handovers\ndata: {json.dumps(news)}\n\n"
