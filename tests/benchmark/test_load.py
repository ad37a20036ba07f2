"""The numbers are what was measured."""

from __future__ import annotations

import asyncio
from typing import Any

import aiohttp

from benchmark.load import Times, apologises, load, long_talk, short_talks
from benchmark.page import page, picture


class Client:
    """Answers at once, or after a while, or not at all."""

    def __init__(self, wait: float = 0.0, answers: bool = True) -> None:
        self.asked: list[str] = []
        self._wait = wait
        self._answers = answers

    async def begin(self, session: Any) -> None:
        self.asked.append("began")

    async def ask(self, session: Any, text: str) -> bool:
        self.asked.append(text)
        await asyncio.sleep(self._wait)
        if not self._answers:
            raise aiohttp.ClientConnectionError
        return True


def test_summary() -> None:
    times = Times([n / 1000 for n in range(1, 101)], failed=3, seconds=10.0)
    assert times.summary() == {"answers_per_second": 10.0, "p50_ms": 51.0, "p95_ms": 96.0, "p99_ms": 100.0, "failed": 3}


def test_every_client_begins_and_asks_and_failures_are_counted() -> None:
    clients = [Client(0.01), Client(0.01, answers=False)]
    times = asyncio.run(load(clients, ["a", "b"], 0.2))
    assert all(client.asked[0] == "began" and set(client.asked[1:]) == {"a", "b"} for client in clients)
    assert times.failed == len(clients[1].asked) - 1
    assert len(times.took) == sum(len(client.asked) - 1 for client in clients)


def test_a_long_talk_is_one_conversation() -> None:
    client = Client()
    found = asyncio.run(long_talk(client, ["a"], [2, 5], 2))
    assert client.asked == ["began", *["a"] * 5] and list(found) == [2, 5]


def test_clients_begin_at_different_questions() -> None:
    clients = [Client(0.01) for _ in range(3)]
    asyncio.run(load(clients, list("abcdef"), 0.05))
    assert [client.asked[1] for client in clients] == ["a", "c", "e"]


def test_short_talks_are_conversations_of_one_question() -> None:
    clients: list[Client] = []
    failing = iter([False, True, False])

    def make() -> Client:
        clients.append(Client(answers=not next(failing)))
        return clients[-1]

    assert asyncio.run(short_talks(make, ["a", "b"], 3, 2)) == 1
    assert sorted(client.asked[1] for client in clients) == ["a", "a", "b"]


def test_an_apology_is_no_answer() -> None:
    assert apologises({"act": "not_sure", "from_guard": True})
    assert not apologises({"act": "not_sure"}) and not apologises({"act": "urgent_symptoms", "from_guard": True})


def test_the_page_and_the_picture_show_what_was_measured() -> None:
    one = {"answers_per_second": 10.0, "p50_ms": 1, "p95_ms": 2, "p99_ms": 3, "failed": 0, "processor_ms": 12.5}
    run = {"1": one, "start_seconds": 9, "memory_mb": 900, "memory_after_mb": 901}
    when = {"when": "w", "machine": "m", "load_before": 0.1}
    results = {"load": {"ours": run, "stock": run, **when}, "turns": {"ours": {"8": 5.5}, **when}}
    written = page(results)
    assert "| 1 | Marlow | 10.0 | 1 | 2 | 3 | 12.5 | 0 |" in written and "| Marlow | 5.5 |" in written
    assert "100 clients for" not in written
    results["soak"] = {"seconds": 60.0, "answers": 77, **one, **when}
    results["forgetting"] = {"warm": 5, "memory_mb": [11, 12], "conversations": 6, "failed": 0, **when}
    assert "77 answers, 0 without" in page(results) and "11 MB; after 6 more: 12 MB" in page(results)
    assert "12.5 ms" in picture(results["load"]) and "<title>" in picture(results["load"])
