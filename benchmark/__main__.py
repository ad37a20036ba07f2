"""`python -m benchmark`: measures both, writes results/benchmark.json, docs/benchmark.md and docs/benchmark.svg."""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import platform
import random
import sys
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import Any

from benchmark.load import Client, OurClient, StockClient, load, long_talk, short_talks
from benchmark.page import page, picture
from benchmark.servers import Running, ours, stock
from launcher.content import build_store
from launcher.settings import ROOT, Settings
from launcher.terminal import Waiting, say
from launcher.train import ensure_model

QUESTION_FILES = ("covered", "misheard", "negation", "out_of_scope", "two_questions", "advice")
CLIENTS = (1, 16, 100)
TURNS = (8, 100, 400, 800)
AROUND = 7
PARTS = ("load", "turns", "soak", "forgetting")
"""Each takes two to ten minutes: answers by number of clients, answers by length of a conversation, 100 clients for a
minute, and memory after 5,000 conversations have been forgotten. The last two measure ours alone."""
PAIRS: tuple[tuple[str, Any, Callable[[str], Client]], ...] = (
    ("stock", stock, StockClient),
    ("ours", ours, OurClient),
)
CONVERSATIONS = 5000
FORGET_MINUTES = 0.2
WARM_CONVERSATIONS = 1000
WARM_SECONDS = 5.0
AT_ONCE = 8
FILE = ROOT / "results" / "benchmark.json"


def main() -> int:
    """Measure and write; return the exit status."""
    parser = argparse.ArgumentParser(prog="python -m benchmark", description=__doc__)
    parser.add_argument("--part", choices=PARTS, action="append", help="only this part (again for more); else all")
    parser.add_argument("--only", choices=("stock", "ours"), help="load and turns of one of the two alone")
    parser.add_argument("--clients", type=int, action="append", help="load: with so many clients (again for more)")
    parser.add_argument("--seconds", type=float, default=20.0, help="load: how long each number of clients asks")
    parser.add_argument("--soak-seconds", type=float, default=60.0, help="soak: how long 100 clients ask")
    parser.add_argument("--turns", type=int, default=max(TURNS), help="turns: how long the conversation gets")
    parser.add_argument("--conversations", type=int, default=CONVERSATIONS, help="forgetting: how many")
    parser.add_argument("--write", action="store_true", help="also write docs/benchmark.md and docs/benchmark.svg")
    options = parser.parse_args()
    settings = Settings.from_environment()
    build_store(settings)
    model = ensure_model(settings)
    questions, logs = read_questions(), ROOT / "build" / "benchmark"
    results: dict[str, Any] = json.loads(FILE.read_text(encoding="utf-8")) if FILE.is_file() else {}
    for part in options.part or PARTS:
        found = results.setdefault(part, {})
        found |= {
            "when": datetime.now(UTC).strftime("%Y-%m-%d %H:%M UTC"),
            "machine": f"{os.cpu_count()} cores, {platform.machine()}, Python {platform.python_version()}",
            "load_before": round(os.getloadavg()[0], 1),
            "model": model.name,
        }
        if part in ("soak", "forgetting"):
            with ours(settings, model, logs, FORGET_MINUTES if part == "forgetting" else None) as running:
                measured = soak(running, questions, options.soak_seconds) if part == "soak" else forgetting(
                    running, questions, options.conversations
                )  # fmt: skip
            found |= measured
        else:
            for name, start, client in PAIRS:
                if options.only in (None, name):
                    say(f"{part}: {name} is starting")
                    with start(settings, model, logs) as running:
                        found[name] = (
                            by_clients(running, client, questions, options.seconds, options.clients or CLIENTS)
                            if part == "load"
                            else by_turn(running, client, questions, options.turns)
                        )
        FILE.parent.mkdir(exist_ok=True)
        FILE.write_text(json.dumps(results, indent=1) + "\n", encoding="utf-8")
    if options.write:
        (ROOT / "docs" / "benchmark.md").write_text(page(results), encoding="utf-8")
        if "load" in results:
            (ROOT / "docs" / "benchmark.svg").write_text(picture(results["load"]), encoding="utf-8")
    print(page(results))
    return 0


def by_clients(
    running: Running, client: Callable[[str], Client], questions: list[str], seconds: float, numbers: Sequence[int]
) -> dict[str, Any]:
    """Return start, memory, and how each number of clients is answered."""
    warm_up(running, client, questions)
    found: dict[str, Any] = {"start_seconds": round(running.seconds, 1), "memory_mb": round(running.memory())}
    for number in numbers:
        before = running.processor_seconds()
        waiting = Waiting(f"{number} clients for {seconds:.0f} s")
        times = asyncio.run(load([client(running.url) for _ in range(number)], questions, seconds, waiting.tick))
        waiting.done()
        used = 1000 * (running.processor_seconds() - before) / len(times.took)
        found[str(number)] = times.summary() | {"processor_ms": round(used, 1), "seconds": seconds}
        say(f"  {number} clients: {found[str(number)]}")
    found["memory_after_mb"] = round(running.memory())
    return found


def by_turn(running: Running, client: Callable[[str], Client], questions: list[str], most: int) -> dict[str, Any]:
    """Return the median milliseconds around each turn of one conversation, by turn."""
    warm_up(running, client, questions)
    turns = tuple(turn for turn in TURNS if turn <= most)
    waiting = Waiting(f"{max(turns)} turns")
    found = asyncio.run(long_talk(client(running.url), questions, turns, AROUND, waiting.tick))
    waiting.done()
    say(f"  by turn: {found}")
    return {str(turn): took for turn, took in found.items()}


def soak(running: Running, questions: list[str], seconds: float) -> dict[str, Any]:
    """Return how 100 clients are answered, and how many were not."""
    warm_up(running, OurClient, questions)
    waiting = Waiting(f"{max(CLIENTS)} clients for {seconds:.0f} s")
    clients = [OurClient(running.url) for _ in range(max(CLIENTS))]
    times = asyncio.run(load(clients, questions, seconds, waiting.tick))
    waiting.done()
    return times.summary() | {"answers": len(times.took), "seconds": seconds}


def forgetting(running: Running, questions: list[str], conversations: int) -> dict[str, Any]:
    """Return the memory once 1,000 conversations are forgotten, and once so many more are."""
    memory = []
    for number in (WARM_CONVERSATIONS, conversations):
        waiting = Waiting(f"{number} conversations")
        failed = asyncio.run(short_talks(lambda: OurClient(running.url), questions, number, AT_ONCE, waiting.tick))
        time.sleep(60 * FORGET_MINUTES + 1)
        asyncio.run(short_talks(lambda: OurClient(running.url), questions, 1, 1, waiting.tick))  # the next one sweeps
        waiting.done()
        memory.append(round(running.memory()))
    return {"warm": WARM_CONVERSATIONS, "conversations": conversations, "memory_mb": memory, "failed": failed}


def warm_up(running: Running, client: Callable[[str], Client], questions: list[str]) -> None:
    """Ask for a few seconds: the first answers are slow."""
    asyncio.run(load([client(running.url)], questions[::-1], WARM_SECONDS))


def read_questions() -> list[str]:
    """Return the evaluation's questions, which no model was trained on, in an order that is always the same."""
    texts: set[str] = set()
    for name in QUESTION_FILES:
        lines = (ROOT / "evaluation" / "questions" / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
        texts |= {str(json.loads(line).get("text") or "") for line in lines if line.strip()}
    asked = sorted(texts - {""})
    random.Random(0).shuffle(asked)
    return asked


if __name__ == "__main__":
    sys.exit(main())
