"""`python -m benchmark`: measures both, writes results/benchmark.json, docs/benchmark.md and docs/benchmark.svg."""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import platform
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from benchmark.load import Client, OurClient, StockClient, load, long_talk
from benchmark.page import page, picture
from benchmark.servers import Running, ours, stock
from launcher.content import build_store
from launcher.settings import ROOT, Settings
from launcher.terminal import say
from launcher.train import ensure_model

CLIENTS = (1, 16, 100)
TURNS = (8, 100, 400, 800)
AROUND = 7


def main() -> int:
    """Measure and write; return the exit status."""
    parser = argparse.ArgumentParser(prog="python -m benchmark", description=__doc__)
    parser.add_argument("--seconds", type=float, default=60.0, help="how long each number of clients asks")
    parser.add_argument("--turns", type=int, default=max(TURNS), help="how long the longest conversation gets")
    parser.add_argument("--write", action="store_true", help="also write docs/benchmark.md and docs/benchmark.svg")
    options = parser.parse_args()
    settings = Settings.from_environment()
    build_store(settings)
    model = ensure_model(settings)
    questions = read_questions()
    logs = ROOT / "build" / "benchmark"
    turns = tuple(turn for turn in TURNS if turn <= options.turns)
    results: dict[str, Any] = {
        "when": datetime.now(UTC).strftime("%Y-%m-%d %H:%M UTC"),
        "machine": f"{os.cpu_count()} cores, {platform.machine()}, Python {platform.python_version()}",
        "load_before": round(os.getloadavg()[0], 1),
        "model": model.name,
        "seconds": options.seconds,
    }
    pairs: tuple[tuple[str, Any, Callable[[str], Client]], ...] = (
        ("stock", stock, StockClient),
        ("ours", ours, OurClient),
    )
    for name, start, client in pairs:
        say(f"{name}: starting")
        with start(settings, model, logs) as running:
            results[name] = measure(running, client, questions, options.seconds, turns)
    target = ROOT / "results" / "benchmark.json"
    target.parent.mkdir(exist_ok=True)
    target.write_text(json.dumps(results, indent=1) + "\n", encoding="utf-8")
    if options.write:
        (ROOT / "docs" / "benchmark.md").write_text(page(results), encoding="utf-8")
        (ROOT / "docs" / "benchmark.svg").write_text(picture(results), encoding="utf-8")
    print(page(results))
    return 0


def measure(
    running: Running, client: Callable[[str], Client], questions: list[str], seconds: float, turns: tuple[int, ...]
) -> dict[str, Any]:
    """Return everything that is measured on one pair of servers."""
    asyncio.run(load([client(running.url)], questions, min(5.0, seconds)))  # the first answers are slow
    found: dict[str, Any] = {
        "start_seconds": round(running.seconds, 1),
        "memory_mb": round(running.memory()),
        "load": {},
    }
    for number in CLIENTS:
        before = running.processor_seconds()
        times = asyncio.run(load([client(running.url) for _ in range(number)], questions, seconds))
        used = 1000 * (running.processor_seconds() - before) / len(times.took)
        found["load"][str(number)] = times.summary() | {"processor_ms": round(used, 1)}
        say(f"  {number} clients: {found['load'][str(number)]}")
    found["turns"] = asyncio.run(long_talk(client(running.url), questions, turns, AROUND))
    found["memory_after_mb"] = round(running.memory())
    say(f"  by turn: {found['turns']}, memory {found['memory_mb']} to {found['memory_after_mb']} MB")
    return found


def read_questions() -> list[str]:
    """Return the evaluation's covered questions, which no model was trained on."""
    lines = (ROOT / "evaluation" / "questions" / "covered.jsonl").read_text(encoding="utf-8").splitlines()
    asked = [json.loads(line) for line in lines if line.strip()]
    return [str(one["text"]) for one in asked if one.get("text")]


if __name__ == "__main__":
    sys.exit(main())
