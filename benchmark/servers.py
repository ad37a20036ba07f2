"""The two that are compared, two processes each: ours as the launcher starts it, Rasa and rasa_sdk as they come."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import requests

from guard import make_secret
from guard.recent_turns import VARIABLE
from launcher.child import PARENT, command
from launcher.ports import free_port
from launcher.processes import action_command, rasa_command
from launcher.settings import LOOPBACK, ONE_THREAD, Settings

START_LIMIT = 300.0
STOCK_CREDENTIALS = "rest:\n"
STOCK_ENDPOINTS = "action_endpoint:\n  url: http://127.0.0.1:{port}/webhook\n"


@dataclass(frozen=True)
class Running:
    """A pair that answers: its address, its process ids (action server, Rasa), and the seconds until it was ready."""

    url: str
    pids: tuple[int, ...]
    seconds: float

    def memory(self) -> float:
        """Return the resident memory of both processes, in MB."""
        pages = sum(int(Path(f"/proc/{pid}/statm").read_text().split()[1]) for pid in self.pids)
        return pages * os.sysconf("SC_PAGE_SIZE") / 2**20

    def processor_seconds(self) -> float:
        """Return the processor time of both processes so far."""
        ticks = 0
        for pid in self.pids:
            fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
            ticks += int(fields[11]) + int(fields[12])
        return ticks / os.sysconf("SC_CLK_TCK")


@contextmanager
def ours(settings: Settings, model: Path, logs: Path, forget_minutes: float | None = None) -> Iterator[Running]:
    """Run our assistant without rate limits; `forget_minutes` is how long it remembers a conversation."""
    make_secret(settings.root)
    free = replace(settings, host=LOOPBACK, port=free_port(), actions_host=LOOPBACK, actions_port=free_port())
    more = {"MARLOW_RATE_CONVERSATION": "0", "MARLOW_RATE_ADDRESS": "0", "MARLOW_QUESTIONS": str(logs / "questions.db")}
    if forget_minutes is not None:
        more[VARIABLE] = str(forget_minutes)
    with _running(free, (action_command(), rasa_command(free, model)), more, "/ready", logs / "ours") as running:
        yield running


@contextmanager
def stock(settings: Settings, model: Path, logs: Path) -> Iterator[Running]:
    """Run stock Rasa (its REST channel, its memory) and stock rasa_sdk with the same model and actions."""
    free = replace(settings, host=LOOPBACK, port=free_port(), actions_host=LOOPBACK, actions_port=free_port())
    logs.mkdir(parents=True, exist_ok=True)
    credentials, endpoints = logs / "credentials.yml", logs / "endpoints.yml"
    credentials.write_text(STOCK_CREDENTIALS)
    endpoints.write_text(STOCK_ENDPOINTS.format(port=free.actions_port))
    actions = command("rasa_sdk", "--actions", "actions", "--port", str(free.actions_port))
    address = ["--interface", LOOPBACK, "--port", str(free.port), "--model", str(model)]
    rasa = command("rasa", "run", *address, "--credentials", str(credentials), "--endpoints", str(endpoints))
    with _running(free, (actions, rasa), {}, "/", logs / "stock") as running:
        yield running


@contextmanager
def _running(
    settings: Settings, commands: tuple[list[str], ...], more: dict[str, str], ready: str, log: Path
) -> Iterator[Running]:
    log.parent.mkdir(parents=True, exist_ok=True)
    environment = settings.child_environment() | ONE_THREAD | more | {PARENT: str(os.getpid())}
    started = time.monotonic()
    processes = []
    try:
        with log.with_suffix(".log").open("wb") as output:
            for line in commands:
                processes.append(
                    subprocess.Popen(line, cwd=settings.root, env=environment, stdout=output, stderr=subprocess.STDOUT)
                )
        while not _answers(settings.url + ready) or not _answers(settings.actions_url + "/health"):
            if time.monotonic() - started > START_LIMIT or any(process.poll() is not None for process in processes):
                sys.exit(f"A server did not start; the reason stands in {log.with_suffix('.log')}.")
            time.sleep(0.2)
        yield Running(settings.url, tuple(process.pid for process in processes), time.monotonic() - started)
    finally:
        for process in processes:
            process.terminate()
        for process in processes:
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def _answers(address: str) -> bool:
    try:
        with requests.Session() as session:
            session.trust_env = False
            return session.get(address, timeout=30).status_code == 200
    except requests.RequestException:
        return False
