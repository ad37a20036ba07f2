"""Train the model that belongs to the files as they are now, when there is none yet."""

from __future__ import annotations

import fcntl
import os
import queue
import re
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NoReturn

from tqdm import tqdm

from launcher.child import PARENT, command
from launcher.errors import LauncherError
from launcher.model import code_hash, keep_newest, model_path
from launcher.settings import Settings
from launcher.terminal import say

COLOURS = re.compile(r"\x1b\[[0-9;]*m")
COMPONENT = re.compile(r"(Starting to train component|Finished training component|Restored component) '(\w+)'")
PROGRESS = re.compile(r"MARLOW-PROGRESS ([01](?:\.\d+)?) ?(.*)")
WARNING = re.compile(r"UserWarning: (.+)")
INVALID = "Project validation completed with errors"
LAST_LINES = 12
STOP_SECONDS = 10


def ensure_model(settings: Settings) -> Path:
    """Return the model for the files as they are now, training it first where it is missing.

    Raises LauncherError when the training fails; whatever ends the training, no half-made model is left behind.
    """
    model = model_path(settings.root)
    if not model.is_file():
        with one_training_at_a_time(model.parent):
            if not model.is_file():  # somebody else has trained it while we waited
                train(settings, model)
    keep_newest(model)
    return model


@contextmanager
def one_training_at_a_time(models: Path) -> Iterator[None]:
    """Wait until no other process trains into the folder."""
    models.mkdir(exist_ok=True)
    with (models / ".lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            say("Another training is running; waiting for it to end")
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def train(settings: Settings, model: Path) -> None:
    """Run `rasa train` into a folder of its own and move the finished model to its place."""
    log = settings.root / "build" / "train.log"
    log.parent.mkdir(exist_ok=True)
    unfinished = model.parent / ".unfinished"
    shutil.rmtree(unfinished, ignore_errors=True)
    unfinished.mkdir()
    say(f"Training the model (only after a change; the log goes to {log.relative_to(settings.root)})")
    started = time.monotonic()
    try:
        run_rasa_train(settings, unfinished, log)
        os.replace(unfinished / "marlow.tar.gz", model)
    finally:
        shutil.rmtree(unfinished, ignore_errors=True)
    say(f"Trained {model.relative_to(settings.root)} in {(time.monotonic() - started) / 60:.1f} minutes")


def train_arguments(root: Path, out: Path) -> list[str]:
    """Return the arguments of `rasa train`."""
    data = [name for name in ("data/nlu", "data/rules.yml", "data/stories.yml") if (root / name).exists()]
    files = ["--config", "config.yml", "--domain", "domain.yml", "--data", *data]
    return ["train", *files, "--out", str(out), "--fixed-model-name", "marlow"]


def cache_folder(root: Path) -> Path:
    """Return Rasa's training cache for the present code; it does not see changes in a component's helper modules."""
    caches = root / "build" / "rasa-cache"
    cache = caches / code_hash(root)
    for old in caches.glob("*"):
        if old != cache:
            shutil.rmtree(old)
    cache.mkdir(parents=True, exist_ok=True)
    return cache


def run_rasa_train(settings: Settings, out: Path, log: Path) -> None:
    """Run the training with a progress bar; raises LauncherError when it fails."""
    environment = {
        **settings.child_environment(),
        "RASA_CACHE_DIRECTORY": str(cache_folder(settings.root)),
        PARENT: str(os.getpid()),
    }
    process = subprocess.Popen(
        command("rasa", *train_arguments(settings.root, out)),
        cwd=settings.root,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        start_new_session=True,
        text=True,
        errors="replace",
    )
    try:
        seen = follow(process, log)
    finally:
        stop(process)
    report(settings.root, seen, process.returncode, log)


def stop(process: subprocess.Popen[str]) -> None:
    """End the training where it still runs."""
    process.terminate()
    try:
        process.wait(STOP_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def follow(process: subprocess.Popen[str], log: Path) -> list[str]:
    """Write what the training says to the log and move the bar by it, until it ends; return the lines."""
    lines: queue.Queue[str | None] = queue.Queue()
    threading.Thread(target=read_lines, args=(process, lines), daemon=True).start()
    seen: list[str] = []
    terminal = sys.stderr.isatty()
    layout = "{desc}{percentage:3.0f}% |{bar}| {elapsed}"
    with (
        log.open("w", encoding="utf-8") as record,
        tqdm(
            total=100,
            bar_format=layout,
            desc="loading ",
            ascii=None if terminal else True,
            mininterval=0.2 if terminal else 15,
        ) as bar,
    ):
        while True:
            try:
                line = lines.get(timeout=0.5)
            except queue.Empty:
                if terminal:
                    bar.refresh()
                continue
            if line is None:
                break
            record.write(line + "\n")
            record.flush()
            seen.append(line)
            move(bar, line)
        if process.wait() == 0:
            bar.set_description_str("trained ", refresh=False)
            bar.update(100 - bar.n)
    return seen


def read_lines(process: subprocess.Popen[str], lines: queue.Queue[str | None]) -> None:
    """Hand over the output line by line, without colours, and None at its end."""
    assert process.stdout is not None
    with process.stdout as output:
        for line in output:
            lines.put(COLOURS.sub("", line.rstrip("\n")))
    lines.put(None)


def move(bar: tqdm[NoReturn], line: str) -> None:
    """Move the bar by one line: our classifier tells how far it is, the other components count a little each."""
    if found := PROGRESS.search(line):
        bar.set_description_str(f"{found[2] or 'training'} ", refresh=False)
        bar.update(max(0.0, 5 + 90 * min(float(found[1]), 1.0) - bar.n))
    elif found := COMPONENT.search(line):
        if found[1].startswith("Starting"):
            bar.set_description_str(f"{found[2]} ", refresh=False)
        bar.update(min(1.0, 99 - bar.n))


def report(root: Path, seen: list[str], status: int, log: Path) -> None:
    """Say what went wrong; raises LauncherError when the training failed."""
    warnings = list(dict.fromkeys(found[1] for line in seen if (found := WARNING.search(line))))
    listed = "\n".join(f"  {warning}" for warning in warnings[:LAST_LINES])
    where = log.relative_to(root)
    if status == 0:
        if warnings:
            say(f"Rasa has {len(warnings)} remark(s) on the training data; in full in {where}:\n{listed}")
        return
    if any(INVALID in line for line in seen):
        reason = "The training data have a problem that Rasa's validation found; mend it and train again"
        if warnings:
            raise LauncherError(f"{reason} (the whole log: {where}):\n{listed}")
    else:
        reason = f"The training failed (rasa train ended with status {status}); no model was changed"
    last = "\n".join(f"  {line}" for line in seen[-LAST_LINES:])
    raise LauncherError(f"{reason} (the whole log: {where}). The last lines:\n{last}")
