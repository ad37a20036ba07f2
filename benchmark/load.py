"""Clients that ask one question after the other, each in a conversation of its own, and how long each answer took."""

from __future__ import annotations

import asyncio
import json
import time
import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

import aiohttp


class Client(Protocol):
    """Somebody in a conversation with one of the two servers."""

    async def begin(self, session: aiohttp.ClientSession) -> None:
        """Begin a conversation."""

    async def ask(self, session: aiohttp.ClientSession, text: str) -> bool:
        """Ask; return whether a real answer came."""


def apologises(payload: dict[str, Any]) -> bool:
    """Tell whether a payload is an apology of the guard, which is no answer."""
    return bool(payload.get("from_guard")) and payload.get("act") == "not_sure"


class OurClient:
    """Talks to the web channel."""

    def __init__(self, url: str) -> None:
        """Take the server's address."""
        self._url = url + "/webhooks/web"
        self._headers: dict[str, str] = {}

    async def begin(self, session: aiohttp.ClientSession) -> None:
        """Begin a conversation."""
        async with session.post(self._url + "/conversations") as reply:
            self._headers = {"Authorization": f"Bearer {(await reply.json())['conversation']}"}

    async def ask(self, session: aiohttp.ClientSession, text: str) -> bool:
        """Ask; an apology of the guard is no answer."""
        async with session.post(self._url + "/messages", json={"text": text}, headers=self._headers) as reply:
            said = await reply.json()
        return bool(said.get("replies")) and not any(apologises(reply) for reply in said["replies"])


class StockClient:
    """Talks to Rasa's own REST channel."""

    def __init__(self, url: str) -> None:
        """Take the server's address."""
        self._url = url + "/webhooks/rest/webhook"
        self._sender = uuid.uuid4().hex

    async def begin(self, session: aiohttp.ClientSession) -> None:
        """Nothing to do: the client makes up its own id."""

    async def ask(self, session: aiohttp.ClientSession, text: str) -> bool:
        """Ask; an empty list is no answer."""
        async with session.post(self._url, json={"sender": self._sender, "message": text}) as reply:
            return any("custom" in message for message in await reply.json())


@dataclass
class Times:
    """Seconds of each answer, and how many questions got none."""

    took: list[float] = field(default_factory=list)
    failed: int = 0
    seconds: float = 0.0

    def summary(self) -> dict[str, Any]:
        """Return answers per second, and p50, p95 and p99 in milliseconds."""
        took = sorted(self.took)
        points = {f"p{p}_ms": round(1000 * took[min(len(took) - 1, len(took) * p // 100)], 1) for p in (50, 95, 99)}
        return {"answers_per_second": round(len(took) / self.seconds, 1), **points, "failed": self.failed}


def no_tick() -> None:
    """Show nothing."""


async def load(
    clients: Sequence[Client], questions: Sequence[str], seconds: float, tick: Callable[[], None] = no_tick
) -> Times:
    """Have all clients ask for so many seconds; `tick` is called a few times a second.

    Each begins at another place of the questions, as far from the others as there is room, so that no question comes
    twice before its client has asked all of its own.
    """
    times = Times()
    step = max(1, len(questions) // len(clients))
    every = asyncio.ensure_future(_ticking(tick))
    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0)) as session:
        await asyncio.gather(*(client.begin(session) for client in clients))
        started = time.monotonic()

        async def ask(client: Client, at: int) -> None:
            while time.monotonic() < started + seconds:
                before = time.perf_counter()
                try:
                    answered = await client.ask(session, questions[at % len(questions)])
                except (aiohttp.ClientError, json.JSONDecodeError, TimeoutError):
                    answered = False
                times.took.append(time.perf_counter() - before)
                times.failed += not answered
                at += 1

        await asyncio.gather(*(ask(client, step * number) for number, client in enumerate(clients)))
        times.seconds = time.monotonic() - started
    every.cancel()
    return times


async def _ticking(tick: Callable[[], None]) -> None:
    while True:
        await asyncio.sleep(0.2)
        tick()


async def short_talks(
    make: Callable[[], Client],
    questions: Sequence[str],
    conversations: int,
    at_once: int,
    tick: Callable[[], None] = no_tick,
) -> int:
    """Have so many conversations of one question, some at once; return how many got no answer."""
    numbers, failed = iter(range(conversations)), 0
    every = asyncio.ensure_future(_ticking(tick))
    async with aiohttp.ClientSession() as session:

        async def talk() -> None:
            nonlocal failed
            for number in numbers:
                client = make()
                try:
                    await client.begin(session)
                    answered = await client.ask(session, questions[number % len(questions)])
                except (aiohttp.ClientError, json.JSONDecodeError, TimeoutError):
                    answered = False
                failed += not answered

        await asyncio.gather(*(talk() for _ in range(at_once)))
    every.cancel()
    return failed


async def long_talk(
    client: Client, questions: Sequence[str], turns: Sequence[int], around: int, tick: Callable[[], None] = no_tick
) -> dict[int, float]:
    """Return the median milliseconds of `around` answers up to each turn of one conversation."""
    took: list[float] = []
    async with aiohttp.ClientSession() as session:
        await client.begin(session)
        for turn in range(max(turns)):
            before = time.perf_counter()
            await client.ask(session, questions[turn % len(questions)])
            took.append(1000 * (time.perf_counter() - before))
            tick()
    return {turn: round(sorted(took[max(0, turn - around) : turn])[min(turn, around) // 2], 1) for turn in turns}
