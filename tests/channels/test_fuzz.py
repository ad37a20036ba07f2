"""10,000 bodies that no honest client sends: never anything but a clear refusal or an answer."""

from __future__ import annotations

import asyncio
import json
import os
import random
import time
import zlib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.slow
BODIES = 10_000
AT_ONCE = 8
ALLOWED = {200, 201, 400, 401, 403, 413, 429}
WORDS = ["does it hurt", "I can't breathe", "/ask_duration", "{clinic_phone}", "' OR 1=1 --", "<script>", "\u202ehurt",
         "\u200b" * 50, "\x00", "\U0001f622" * 80, "\u0e49" * 300, "e\u0301" * 200, "\ud800", "why " * 120]  # fmt: skip
SHAPES: list[Any] = [None, True, 0, -1.5e308, [], {}, "", [[]], {"text": None}, {"text": {"text": "a"}}, {"text": []}]


def bodies(seed: int, count: int) -> Iterator[tuple[bytes, dict[str, str]]]:
    """Bodies with headers, the same for the same seed."""
    chance = random.Random(seed)
    for _ in range(count):
        kind = chance.randrange(10)
        headers = {"Content-Type": "application/json"}
        if kind < 3:
            body = json.dumps({"text": chance.choice(WORDS) + chance.choice(WORDS)}).encode()
        elif kind == 3:
            body = json.dumps({"text": "".join(chr(chance.randrange(0x20, 0x3000)) for _ in range(200))}).encode()
        elif kind == 4:
            body = json.dumps(chance.choice(SHAPES)).encode()
        elif kind == 5:
            body = chance.randbytes(chance.randrange(2000))
        elif kind == 6:
            body = json.dumps({"text": "a" * int(10 ** chance.uniform(2, 6))}).encode()
        elif kind == 7:
            body = chance.choice([b"[", b'{"text":', b'{"a":{"a":']) * chance.randrange(1, 3000)
        elif kind == 8:
            body = zlib.compress(b'{"text": "' + b"a" * 10**6 + b'"}')
            headers["Content-Encoding"] = "deflate"
        else:
            whole = json.dumps({"text": chance.choice(WORDS), "metadata": chance.choice(SHAPES)}).encode()
            body = whole[: chance.randrange(len(whole))]
        yield body, headers


def memory() -> int:
    """This process's resident memory, in bytes."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")


async def send(url: str, token: str, share: Iterator[tuple[bytes, dict[str, str]]], seen: Counter[int]) -> None:
    import aiohttp

    async with aiohttp.ClientSession() as session:
        for body, headers in share:
            known = {"Authorization": f"Bearer {token}"} if len(body) % 7 else {}
            async with session.post(url, data=body, headers=headers | known) as reply:
                seen[reply.status] += 1
                said = json.loads(await reply.read())
                assert said.get("error") or said.get("replies")


def test_ten_thousand_bodies(server: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    from channels.front_door import the_front_door
    from guard.rate_limit import RateLimit

    monkeypatch.setattr(the_front_door(), "_by_conversation", RateLimit(0))
    url, token = f"{server.url}/webhooks/web/messages", server.begin()
    seen: Counter[int] = Counter()

    async def all_bodies(count: int, seed: int) -> None:
        share = bodies(seed, count)
        await asyncio.gather(*(send(url, token, share, seen) for _ in range(AT_ONCE)))

    asyncio.run(all_bodies(500, 1))
    server.agent.messages.clear()
    before = memory()
    server.agent.messages = type("Forgetting", (list,), {"append": lambda *_: None})()
    asyncio.run(all_bodies(BODIES, 2))
    assert seen.total() == BODIES + 500 and set(seen) <= ALLOWED, seen
    assert seen[200] > 1000 and seen[400] > 1000 and seen[413] > 100 and seen[401] > 100
    assert memory() - before < 100 * 2**20
    started = time.monotonic()
    assert server.say("how long does it take", server.begin())[0]["topic"] == "duration"
    assert time.monotonic() - started < 1.0
