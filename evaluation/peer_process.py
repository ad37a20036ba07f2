"""One peer in a process of its own, so that its memory is its own: learns, guesses, and leaves a JSON file."""

from __future__ import annotations

import json
import resource
import sys
import tempfile
import time
from dataclasses import asdict
from pathlib import Path

from tqdm import tqdm

from evaluation.peer import TITLES, make_peer
from evaluation.wordings import read_wordings

TASK = "task.json"
TOP = 3


def run_peer(name: str, folder: Path) -> None:
    """Read `task.json` (root, texts, epochs) in a folder and write `<name>.json` beside it."""
    task = json.loads((folder / TASK).read_text(encoding="utf-8"))
    wordings = [w for w in read_wordings(Path(task["root"]) / "data" / "nlu") if w.plain]
    peer = make_peer(name)
    with tempfile.TemporaryDirectory() as made:
        started = time.perf_counter()
        peer.learn(wordings, Path(made), task)
        learned = time.perf_counter() - started
    peer.guess("warm up: the first guess is slow")
    guesses, seconds = [], []
    for text in tqdm(task["texts"], desc=TITLES[name], mininterval=10, ascii=None if sys.stderr.isatty() else True):
        started = time.perf_counter()
        guess = peer.guess(text)
        seconds.append(time.perf_counter() - started)
        guesses.append({**asdict(guess), "ranking": guess.ranking[:TOP]})
    result = {
        "guesses": guesses,
        "seconds": seconds,
        "learning_seconds": learned,
        "peak": peak_megabytes(),
        "wordings": len(wordings),
    }
    (folder / f"{name}.json").write_text(json.dumps(result), encoding="utf-8")


def peak_megabytes() -> float:
    """Return the most memory that this process has held so far, in MiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
