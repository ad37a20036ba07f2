"""Chooses the gate's thresholds on the tune half: `python -m evaluation tune`."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, fields
from itertools import product
from pathlib import Path

from tqdm import tqdm

from evaluation.console import table
from evaluation.errors import EvaluationError
from evaluation.question import in_half
from evaluation.question_file import files_hash
from evaluation.run import Wanted, read_tuning_sets, read_wanted
from evaluation.temperature import fit_temperature
from evaluation.trial import LIMITS, Trial, Trials
from evaluation.two_questions import FOLDS, fit_two_questions
from launcher.content import build_store, require_files
from launcher.settings import Settings
from launcher.terminal import say
from launcher.train import ensure_model
from nlu.gate import Thresholds, read_thresholds
from nlu.two_questions import TwoQuestions

THRESHOLDS = Path("nlu") / "thresholds.json"
TWO_QUESTIONS = Path("nlu") / "two_questions.json"
LOW, HIGH = 0.0, 0.95
MOST_COMBINATIONS = 100
FINER = (0.2, 0.1, 0.05, 0.02, 0.01)
STARTS = 4
"""The best so many of the coarse grid are each refined, for a single one may end on a ledge."""
SHOWN = 12


def tune(settings: Settings, wanted: Wanted, write: bool) -> int:
    """Sweep the thresholds, print the best and, with `write`, write nlu/thresholds.json."""
    from evaluation.gate_again import GateAgain

    require_files(settings.root)
    build_store(settings)
    questions, files = read_wanted(settings.root, settings.store, wanted.questions)
    chosen = [question for question in in_half(questions, wanted.half) if len(question.turns) == 1]
    if wanted.questions is None:
        chosen += read_tuning_sets(settings.root, settings.store)
    if not any(question.set == "covered" for question in chosen):
        raise EvaluationError("The tune half holds no covered questions, and without them nothing can be chosen.")
    model = wanted.model or ensure_model(settings)
    gate = GateAgain(model, settings.store, [question.turns[0].text for question in chosen])
    file = settings.root / THRESHOLDS
    now = Trials(chosen, gate)(read_thresholds(file) if file.exists() else Thresholds())
    temperature = fit_temperature(chosen, gate.rankings)
    seen = gate.calibrated(temperature)
    two_questions = fit_two_questions(chosen, *seen)
    gate.two_questions = [
        TwoQuestions.from_dict(fit_two_questions(chosen, *seen, without=fold)) for fold in range(FOLDS)
    ]
    best = sweep(Trials(chosen, gate), temperature)
    print(trials_table([("now", now), *((f"{i}", trial) for i, trial in enumerate(best[:SHOWN], 1))]))
    missed = [name for name, excess in LIMITS if excess(best[0]) > 0]
    print(f"Limits that the best choice misses: {'; '.join(missed) or 'none'}.")
    if write:
        made_by = f"python -m evaluation tune: {len(chosen)} questions (tune half of {files_hash(files)}), {model.name}"
        content = {"made_by": made_by, **asdict(best[0].thresholds)}
        file.write_text(json.dumps(content, indent=2) + "\n", encoding="utf-8")
        model_file = settings.root / TWO_QUESTIONS
        model_file.write_text(json.dumps({"made_by": made_by, **two_questions}, indent=2) + "\n", encoding="utf-8")
        say(f"Wrote {THRESHOLDS} and {TWO_QUESTIONS}; the model needs no training for them.")
    return 0


def sweep(trials: Trials, temperature: float = 1.0) -> list[Trial]:
    """Try a coarse grid over all thresholds, then refine the best one threshold at a time; return all, best first.

    The temperature is fitted before and stays.
    """
    names = [f.name for f in fields(Thresholds) if f.name != "temperature"]
    levels = max(2, int(MOST_COMBINATIONS ** (1 / len(names))))
    values = [round(LOW + (HIGH - LOW) * (i + 1) / (levels + 1), 2) for i in range(levels)]

    def trial_of(point: Sequence[float]) -> Trial:
        return trials(Thresholds(**dict(zip(names, point, strict=True)), temperature=temperature))

    grid = list(product(values, repeat=len(names)))
    tried = [trial_of(point) for point in tqdm(grid, desc="trying", mininterval=10)]
    starts = sorted(tried, key=lambda trial: trial.rank, reverse=True)[:STARTS]
    for start in tqdm(starts, desc="refining", mininterval=10):
        best = start
        for step in FINER:
            better = True
            while better:
                point = [getattr(best.thresholds, name) for name in names]
                around = [
                    [*point[:i], round(point[i] + change, 2), *point[i + 1 :]]
                    for i in range(len(names))
                    for change in (-2 * step, -step, step, 2 * step)
                    if LOW <= round(point[i] + change, 2) <= HIGH
                ]
                next_best = max(map(trial_of, around), key=lambda trial: trial.rank)
                better = next_best.rank > best.rank
                best = next_best if better else best
    return sorted(trials.tried.values(), key=lambda trial: trial.rank, reverse=True)


def trials_table(trials: Sequence[tuple[str, Trial]]) -> str:
    """Lay out trials, one a line."""
    names = [f.name for f in fields(Thresholds)]
    shares = [f.name for f in fields(Trial) if f.name not in ("thresholds", "score")]
    rows = [
        [
            label,
            *(f"{getattr(trial.thresholds, name):.2f}" for name in names),
            *(f"{100 * getattr(trial, name):.1f}%" for name in shares),
            f"{trial.score:.4f}",
        ]
        for label, trial in trials
    ]
    return table(["", *(f"[{name}]" for name in names), *(name.replace("_", " ") for name in shares), "score"], rows)
