"""Whole conversations, written as Rasa's end-to-end tests, through the trained model."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import yaml

from launcher.child import PARENT, command
from launcher.content import build_store, require_files
from launcher.errors import LauncherError
from launcher.ports import free_port, listens
from launcher.processes import action_command
from launcher.settings import LOOPBACK, Settings
from launcher.terminal import say
from launcher.train import ensure_model

STORIES = Path("tests") / "conversations"
RESULTS = Path("results") / "conversations"
START_LIMIT = 60.0
STOP_LIMIT = 10.0


def run_conversations(settings: Settings) -> None:
    """Run every story of tests/conversations/; raises LauncherError unless each was run and went as written."""
    root = settings.root
    expected = count_stories(root / STORIES)
    require_files(root)
    build_store(settings)
    model = ensure_model(settings)
    shutil.rmtree(root / RESULTS, ignore_errors=True)
    logs = root / "build" / "logs"
    logs.mkdir(parents=True, exist_ok=True)
    free = replace(settings, actions_host=LOOPBACK, actions_port=free_port())
    with action_server(free, logs / "conversations-action.log"):
        log = logs / "conversations.log"
        strict = run_rasa_test(free, model, log, "--fail-on-prediction-errors")
        if strict != 0:  # stops at the first story that goes another way; once more, to name them all
            run_rasa_test(free, model, logs / "conversations-all.log")
    total, correct = read_report(root / RESULTS / "story_report.json")
    if strict != 0 or correct != total:
        failed = root / RESULTS / "failed_test_stories.yml"
        raise LauncherError(
            f"{total - correct} of {total} conversations did not go as written; in full in {failed.relative_to(root)},"
            f" the log is build/logs/{log.name}.\n{differences(failed)}"
        )
    if total != expected:
        raise LauncherError(f"{STORIES}/ holds {expected} conversations, but Rasa ran {total} of them.")
    say(f"{correct} of {total} conversations went as written")


def count_stories(folder: Path) -> int:
    """Return how many stories the files test_*.yml of a folder hold; raises LauncherError when there is none."""
    files = sorted(folder.rglob("test_*.yml"))
    stories = [story for file in files for story in yaml.safe_load(file.read_text(encoding="utf-8"))["stories"]]
    if not stories:
        raise LauncherError(f"{folder} holds no conversation: no story in a file named test_*.yml.")
    return len(stories)


@contextmanager
def action_server(settings: Settings, log: Path) -> Iterator[None]:
    """Run the action server until the block ends."""
    with log.open("wb") as output:
        process = subprocess.Popen(
            action_command(),
            cwd=settings.root,
            env={**settings.child_environment(), PARENT: str(os.getpid())},
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
    try:
        deadline = time.monotonic() + START_LIMIT
        while not listens(settings.actions_host, settings.actions_port):
            if process.poll() is not None or time.monotonic() > deadline:
                raise LauncherError(f"The action server did not start; the reason stands at the end of {log}.")
            time.sleep(0.2)
        yield
    finally:
        process.terminate()
        try:
            process.wait(STOP_LIMIT)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def run_rasa_test(settings: Settings, model: Path, log: Path, *options: str) -> int:
    """Run `rasa test core` end to end; endpoints.yml takes the action server's port from the environment."""
    files = ["--stories", str(STORIES), "--model", str(model), "--endpoints", "endpoints.yml", "--out", str(RESULTS)]
    with log.open("wb") as output:
        return subprocess.run(
            command("rasa", "test", "core", "--e2e", *files, *options),
            cwd=settings.root,
            env={**settings.child_environment(), PARENT: str(os.getpid())},
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
        ).returncode


def differences(failed: Path) -> str:
    """Return the names of the failed stories and the steps that went another way."""
    lines = failed.read_text(encoding="utf-8").splitlines() if failed.is_file() else []
    return "\n".join(f"  {line.strip()}" for line in lines if "- story:" in line or "# predicted" in line)


def read_report(report: Path) -> tuple[int, int]:
    """Return how many conversations Rasa ran, and how many of them went as written."""
    if not report.is_file():
        raise LauncherError("Rasa ran no conversation; the reason stands in build/logs/conversations.log.")
    counts: dict[str, Any] = json.loads(report.read_text(encoding="utf-8")).get("conversation_accuracy", {})
    return int(counts.get("total", 0)), int(counts.get("correct", 0))
