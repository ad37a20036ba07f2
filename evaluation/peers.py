"""`make benchmark-understanding`: ours and other ways of understanding, on the same wordings and questions."""

from __future__ import annotations

import json
import os
import subprocess
import tempfile
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evaluation.console import table
from evaluation.errors import EvaluationError
from evaluation.intents import intent_key, intent_replies
from evaluation.intervals import wilson
from evaluation.peer import TITLES
from evaluation.peer_process import TASK
from evaluation.question import Question, in_half
from evaluation.question_file import files_hash
from evaluation.run import RESULTS, Wanted, chosen_half, read_wanted
from evaluation.scoring import Outcome, judge
from evaluation.tally import percentile
from launcher.child import PARENT, command
from launcher.content import build_store, require_files
from launcher.settings import Settings
from launcher.terminal import say

COLUMNS = (Outcome.RIGHT, Outcome.OFFERED, Outcome.ABSTAINED, Outcome.WRONG)
TOP = 3
OUTCOME_HEAD = ["", "right", "95% interval", "offered", "abstained", "wrong", "among top 3"]
COST_HEAD = ["ms p50", "ms p95", "training s", "peak MiB"]


@dataclass(frozen=True)
class Compared:
    """What one peer did on all questions."""

    name: str
    outcomes: dict[str, Counter[Outcome]]
    among_top: dict[str, int]
    p50: float
    p95: float
    learning_seconds: float
    peak: float


def compare(settings: Settings, wanted: Wanted, epochs: str, only: Sequence[str] | None) -> int:
    """Train and ask every peer, one after the other; print and write the tables."""
    if not (epochs.isascii() and epochs.isdigit() and int(epochs) > 0):
        raise EvaluationError(f"EPOCHS is {epochs!r}; give a whole number from 1 upwards.")
    names = list(only or TITLES)
    if unknown := [name for name in names if name not in TITLES]:
        raise EvaluationError(f"There is no peer {', '.join(unknown)}; the peers are {', '.join(TITLES)}.")
    require_files(settings.root)
    build_store(settings)
    questions, files = read_wanted(settings.root, settings.store, wanted.questions)
    half = chosen_half(wanted)
    chosen = [q for q in in_half(questions, half) if len(q.turns) == 1 and len(q.turns[0].parts) == 1]
    if not chosen:
        raise EvaluationError("There is no single question to compare with.")
    task = {"root": str(settings.root), "texts": [q.turns[0].text for q in chosen], "epochs": epochs}
    compared, wordings = [], 0
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / TASK).write_text(json.dumps(task), encoding="utf-8")
        for name in names:
            say(f"{TITLES[name]}: training and asking {len(chosen)} questions")
            result = in_process(settings, name, Path(folder))
            wordings = result["wordings"]
            compared.append(judged(name, chosen, result))
    text = comparison_text(
        compared,
        chosen,
        f"{wordings} wordings, questions {files_hash(files)} ({half}), {epochs} epochs of Rasa's default",
    )
    print(text)
    target = settings.root / RESULTS / "benchmark-understanding.txt"
    target.parent.mkdir(exist_ok=True)
    target.write_text(text + "\n", encoding="utf-8")
    say(f"Written to {target}")
    return 0


def in_process(settings: Settings, name: str, folder: Path) -> dict[str, Any]:
    """Run one peer in its own process and return what it left; raises EvaluationError when it fails."""
    environment = {**settings.child_environment(), PARENT: str(os.getpid())}
    done = subprocess.run(command("evaluation", "peer", name, str(folder)), cwd=settings.root, env=environment)
    if done.returncode != 0:
        raise EvaluationError(
            f"{TITLES[name]} could not be compared (status {done.returncode}); the reason stands above."
        )
    left: dict[str, Any] = json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))
    return left


def judged(name: str, questions: Sequence[Question], result: dict[str, Any]) -> Compared:
    """Judge a peer's guesses as the assistant's replies are judged."""
    outcomes: dict[str, Counter[Outcome]] = {}
    among: Counter[str] = Counter()
    for question, guess in zip(questions, result["guesses"], strict=True):
        parts = question.turns[0].parts
        replies = intent_replies(guess["intent"], guess["confidence"], guess["ranking"], guess["second"])
        outcomes.setdefault(question.set, Counter())[judge(parts, replies)] += 1
        first = {intent_key(intent) for intent, _ in guess["ranking"][:TOP]}
        fitting = first & set(parts[0]) or ("out_of_scope" in parts[0] and first & {"not_covered", "not_sure"})
        among[question.set] += bool(fitting)
    seconds = sorted(result["seconds"])
    return Compared(
        name=name,
        outcomes=outcomes,
        among_top=dict(among),
        p50=percentile(seconds, 50),
        p95=percentile(seconds, 95),
        learning_seconds=result["learning_seconds"],
        peak=result["peak"],
    )


def comparison_text(compared: Sequence[Compared], questions: Sequence[Question], basis: str) -> str:
    """Lay out a table over all questions and one for each set."""
    sets = list(dict.fromkeys(question.set for question in questions))
    parts = [f"Understanding alone, on the same wordings and questions: {basis}."]
    everything = [[*outcome_cells(one, sets), *cost_cells(one)] for one in compared]
    parts.append(f"All sets, {len(questions)} questions\n\n{table([*OUTCOME_HEAD, *COST_HEAD], everything)}")
    for name in sets if len(sets) > 1 else []:
        rows = [outcome_cells(one, [name]) for one in compared]
        count = sum(question.set == name for question in questions)
        parts.append(f"{name}, {count} questions\n\n{table(OUTCOME_HEAD, rows)}")
    return "\n\n".join(parts)


def outcome_cells(one: Compared, sets: Sequence[str]) -> list[str]:
    """Return what one peer did over some sets."""
    counts: Counter[Outcome] = Counter()
    for name in sets:
        counts.update(one.outcomes.get(name, {}))
    n = counts.total()
    low, high = wilson(counts[Outcome.RIGHT], n)
    shares = {outcome: f"{100 * counts[outcome] / n:.1f}%" for outcome in COLUMNS}
    return [
        TITLES[one.name],
        shares[Outcome.RIGHT],
        f"{100 * low:.1f} to {100 * high:.1f}",
        *(shares[outcome] for outcome in COLUMNS[1:]),
        f"{100 * sum(one.among_top.get(name, 0) for name in sets) / n:.1f}%",
    ]


def cost_cells(one: Compared) -> list[str]:
    """Return what one peer took: milliseconds a question, seconds of training, and memory."""
    return [f"{1000 * one.p50:.1f}", f"{1000 * one.p95:.1f}", f"{one.learning_seconds:.0f}", f"{one.peak:.0f}"]
