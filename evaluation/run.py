"""`make evaluate`: asks the questions, counts, prints and writes the reports."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import store
from actions.payload import ACTS
from evaluation.advice_words import individual_instructions, stored_sentences
from evaluation.asked import Asked
from evaluation.audience import audience_measure
from evaluation.console import findings_text
from evaluation.errors import EvaluationError
from evaluation.findings import Basis, Findings, save
from evaluation.measure import Measure
from evaluation.question import HALVES, OUT_OF_SCOPE, Question, in_half
from evaluation.question_file import FOLDER, TUNING_FOLDER, files_hash, read_files, read_own_sets
from evaluation.release_report import RELEASE_REPORT, release_report
from evaluation.report import report_page
from evaluation.speed import measure_speed
from evaluation.tally import tally
from evaluation.targets import question_measures
from evaluation.training_time import training_seconds
from launcher.content import build_store, require_files
from launcher.settings import Settings
from launcher.terminal import say
from launcher.train import ensure_model

RESULTS = Path("results")


@dataclass(frozen=True)
class Wanted:
    """What to evaluate: a question file or, with None, our own sets; a half ("" for the default); a model or ours."""

    questions: Path | None = None
    half: str = ""
    model: Path | None = None


def evaluate(settings: Settings, wanted: Wanted) -> int:
    """Ask, count and report; return 0 also when a target is missed, for the numbers are the result."""
    from evaluation.asking import ask_all
    from evaluation.assistant import AssistantHere

    half = chosen_half(wanted)
    require_files(settings.root)
    build_store(settings)
    questions, files = read_wanted(settings.root, settings.store, wanted.questions)
    chosen = in_half(questions, half)
    if not chosen:
        raise EvaluationError(f"None of the {len(questions)} questions is in the half {half}; HALF=all asks them all.")
    model = wanted.model or ensure_model(settings)
    say(f"Asking {len(chosen)} of {len(questions)} questions (half: {half}); the model is {model.name}")
    with AssistantHere(model, settings.store) as assistant:
        asked = ask_all(assistant, chosen)
    say("Measuring the speed of understanding on one core")
    measures, instructions = measure_all(settings, model, asked)
    with store.open_store(settings.store) as faq:
        content = faq.build_info().content_hash[:12]
    basis = Basis(
        model=model.name,
        store=content,
        questions=files_hash(files),
        question_files=tuple(file.name for file in files),
        half=half,
        own_sets=wanted.questions is None,
        cores=len(os.sched_getaffinity(0)),
    )
    findings = Findings(basis, tuple(asked), tuple(measures), tuple(instructions))
    print(findings_text(findings))
    for line in write(settings.root, findings, wanted.questions):
        say(line)
    return 0


def chosen_half(wanted: Wanted) -> str:
    """Return the half that is asked: what was said, else "test" of our own sets and "all" of a given file."""
    half = wanted.half or ("all" if wanted.questions else "test")
    if half not in HALVES:
        raise EvaluationError(f'HALF is "{half}"; use {", ".join(HALVES)}.')
    return half


def read_wanted(root: Path, faq_path: Path, file: Path | None) -> tuple[list[Question], list[Path]]:
    """Return the questions of a file, or with None of our own sets, and the files they come from."""
    known = known_expectations(faq_path)
    if file is not None:
        return read_files([file], known), [file]
    return read_own_sets(root, known), sorted((root / FOLDER).glob("*.jsonl"))


def read_tuning_sets(root: Path, faq_path: Path) -> list[Question]:
    """Return the messages that only tune, and on which no number is measured; they have no halves."""
    return read_files(sorted((root / TUNING_FOLDER).glob("*.jsonl")), known_expectations(faq_path))


def known_expectations(faq_path: Path) -> set[str]:
    """Return the topics and acts that a question may expect."""
    with store.open_store(faq_path) as faq:
        return {ref.topic for ref in faq.topics()} | set(ACTS) | {OUT_OF_SCOPE}


def measure_all(settings: Settings, model: Path, asked: Sequence[Asked]) -> tuple[list[Measure], list[str]]:
    """Return every measure, and the sentences of advice replies that are not in the store."""
    with store.open_store(settings.store) as faq:
        found = individual_instructions(asked, stored_sentences(faq))
        audience = audience_measure(asked, faq)
    advised = sum(one.says("personal_advice") or one.expects("personal_advice") for one in asked)
    instructions = [f"{one.text}: {sentence}" for one, sentence in found]
    measures = question_measures(asked)
    at = next(i for i, measure in enumerate(measures) if measure.key == "advice_found") + 1
    title = "Sentences of individual instruction in advice replies"
    given = Measure("instructions", title, len(instructions), advised, 0, at_most=True, unit="count")
    measures[at:at] = [given]
    speed = measure_speed(settings.root, model, [one.text for one in asked])
    reply = tally("all", asked)
    trained = training_seconds(settings.root / "build" / "train.log", model)
    measures += [
        audience,
        Measure("parse_p50", "Understanding, p50 on one core", speed.p50 * 1000, speed.n, 15, at_most=True, unit="ms"),
        Measure("parse_p95", "Understanding, p95 on one core", speed.p95 * 1000, speed.n, unit="ms"),
        Measure("parse_p99", "Understanding, p99 on one core", speed.p99 * 1000, speed.n, unit="ms"),
        Measure("reply_p50", "Message to reply, p50", reply.p50 * 1000, reply.n, unit="ms"),
        Measure("reply_p95", "Message to reply, p95", reply.p95 * 1000, reply.n, unit="ms"),
        Measure("reply_p99", "Message to reply, p99", reply.p99 * 1000, reply.n, unit="ms"),
        Measure("training", "Training", (trained or 0) / 60, int(trained is not None), unit="minutes"),
    ]
    return measures, instructions


def write(root: Path, findings: Findings, file: Path | None) -> list[str]:
    """Write the reports and return what to tell; the release report only for the test half of all our sets."""
    folder = root / RESULTS if file is None else root / RESULTS / file.stem
    save(findings, folder)
    (folder / "report.html").write_text(report_page(findings), encoding="utf-8")
    said = [f"The report with every miss: {folder / 'report.html'}"]
    missing = [measure.title for measure in findings.measures if measure.limit is not None and measure.n == 0]
    if findings.basis.own_sets and findings.basis.half == "test" and not missing:
        (root / RELEASE_REPORT).write_text(release_report(findings), encoding="utf-8")
        said.append(f"The page for a hospital: {root / RELEASE_REPORT}")
    elif findings.basis.own_sets and findings.basis.half == "test":
        said.append(f"{RELEASE_REPORT} was left as it is, for nothing was measured for: {', '.join(missing)}.")
    return said
