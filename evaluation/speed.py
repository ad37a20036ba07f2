"""How long understanding alone takes on one core: a process of its own that may use no second one."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from evaluation.errors import EvaluationError
from evaluation.tally import percentile
from launcher.child import PARENT, command

ONE_THREAD = {
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "TF_NUM_INTRAOP_THREADS": "1",
    "TF_NUM_INTEROP_THREADS": "1",
}
MOST_TEXTS = 500


@dataclass(frozen=True)
class Speed:
    """Seconds of one understanding (entities, ranking, gate, warning signs; no rules, no actions) on one core."""

    n: int
    p50: float
    p95: float
    p99: float


def measure_speed(root: Path, model: Path, texts: Sequence[str]) -> Speed:
    """Measure in a process of its own; of many texts every n-th is taken. Raises EvaluationError when it fails."""
    some = list(texts)[:: max(1, len(texts) // MOST_TEXTS)]
    done = subprocess.run(
        command("evaluation", "speed", str(model)),
        cwd=root,
        env={**os.environ, **ONE_THREAD, PARENT: str(os.getpid())},
        input=json.dumps(some),
        stdout=subprocess.PIPE,
        text=True,
    )
    if done.returncode != 0:
        raise EvaluationError("The speed of understanding could not be measured; the reason stands above.")
    return Speed(**json.loads(done.stdout.splitlines()[-1]))


def print_speed(model: Path) -> None:
    """Read texts (a JSON list) from standard input and print the speed as JSON; runs in the process of its own."""
    texts: list[str] = json.load(sys.stdin)
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    from evaluation.assistant import AssistantHere
    from store import default_path

    with AssistantHere(model, default_path()) as assistant:
        seconds = sorted(_timed(assistant, text) for text in texts)
    speed = Speed(len(seconds), percentile(seconds, 50), percentile(seconds, 95), percentile(seconds, 99))
    print(json.dumps(asdict(speed)))


def _timed(assistant: object, text: str) -> float:
    started = time.perf_counter()
    assistant.parse(text)  # type: ignore[attr-defined]
    return time.perf_counter() - started
