"""The commands of `python -m safety`."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from safety.details.marked_lines import read_marked_lines
from safety.details_tagger.model_files import LINES, delete_others, model_folder
from safety.details_tagger.training import TrainingLines
from safety.labelled_lines import LineError, read_lines
from safety.matching import sign_matcher
from safety.message import Message
from safety.personal_details import redact
from safety.redaction_by_writer import count_by_writer
from safety.redaction_score import RedactionScore
from safety.score import Score
from safety.urgent import find_urgent, why_not

USAGE = """usage:
python -m safety "TEXT"                     the sign found as one JSON object, or null
python -m safety explain "TEXT"             every phrase found, and what takes it back
python -m safety check-lines [-v] FILE ...  labelled lines (.jsonl, .tsv, .yml): how many are right; -v: which not
python -m safety benchmark FILE ...         milliseconds a message
python -m safety redact "TEXT"              the text without its personal details
python -m safety check-details [-v] FILE ...  lines with {details} (.txt): how many are redacted, how many facts stay
python -m safety cross-validate [-v] [WRITER ...]  the same for data/details/, each writer's lines unlearned
python -m safety build                      the model of `redact`, where it is missing (a minute)"""


_COMMANDS = frozenset({"explain", "check-lines", "benchmark", "redact", "check-details", "cross-validate", "build"})


def main(arguments: Sequence[str]) -> int:
    """Run one command; return the exit status: 0, 1 where a file cannot be read, 2 for a wrong command line."""
    try:
        match list(arguments):
            case ["-h" | "--help"]:
                print(USAGE)
            case ["explain", text]:
                explain(text)
            case ["check-lines", "-v", file, *files]:
                check_lines([file, *files], verbose=True)
            case ["check-lines", file, *files]:
                check_lines([file, *files], verbose=False)
            case ["benchmark", file, *files]:
                benchmark([file, *files])
            case ["redact", text]:
                print(redact(text))
            case ["check-details", "-v", file, *files]:
                check_details([file, *files], verbose=True)
            case ["check-details", file, *files]:
                check_details([file, *files], verbose=False)
            case ["cross-validate", "-v", *writers]:
                cross_validate(writers, verbose=True)
            case ["cross-validate", *writers]:
                cross_validate(writers, verbose=False)
            case ["build"]:
                delete_others(model_folder())
            case [text] if text not in _COMMANDS:
                sign = find_urgent(text)
                print(json.dumps(None if sign is None else asdict(sign), ensure_ascii=False))
            case _:
                print(USAGE, file=sys.stderr)
                return 2
    except (LineError, OSError) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def explain(text: str) -> None:
    """Print the words as they are understood, then each phrase found and why it counts or does not."""
    message = Message.read(text)
    print(" ".join(message.forms))
    for found in sign_matcher().find(message):
        sign, words = found.sign, message.evidence(found.start, found.end)
        print(f"{sign.kind}: {sign.name} ({sign.form}): {words}: {why_not(message, found) or 'counts'}")


def check_lines(files: Sequence[str], verbose: bool) -> None:
    """Print the score of each file and, of several, of all together; with `verbose` each line that is got wrong."""
    total = Score()
    for file in files:
        lines = read_lines(Path(file))
        score = Score()
        score.count(lines)
        total.add(score)
        print(f"{file}: {score}")
        for line, sign in score.mistakes if verbose else ():
            got = "nothing" if sign is None else f"{sign.kind}: {sign.sign}: {sign.evidence}"
            print(f"  [{line.label}] {line.text} => {got}")
    if len(files) > 1:
        print(f"all: {total}")


def check_details(files: Sequence[str], verbose: bool) -> None:
    """Print how many lines of each file are redacted as they should be; with `verbose` each line that is not."""
    for file in files:
        score = RedactionScore()
        score.count(read_marked_lines(Path(file)))
        print(f"{file}: {score}")
        for line in score.mistakes if verbose else ():
            print(f"  {line.text} => {redact(line.text)}")


def cross_validate(writers: Sequence[str], verbose: bool) -> None:
    """Print the score of writers' lines that the model has not learned from; all but the rules' own without names."""
    lines = TrainingLines.read(LINES)
    for name, score in count_by_writer(lines, writers or [name for name in lines.by_writer if name != "a"]):
        print(f"{name}: {score}", flush=True)
        for line in score.mistakes if verbose and name in lines.by_writer else ():
            print(f"  {line.text}")


def benchmark(files: Sequence[str]) -> None:
    """Print how long a message takes, with the lines of the files as messages."""
    lines = [line for file in files for line in read_lines(Path(file))]
    begin = time.perf_counter()
    find_urgent("I have a fever")
    print(f"first message (loads spaCy, builds the matchers): {time.perf_counter() - begin:.1f} s")
    times = []
    for line in lines:
        begin = time.perf_counter()
        find_urgent(line.text)
        times.append(1000 * (time.perf_counter() - begin))
    times.sort()
    if times:
        print(
            f"{len(times)} messages: mean {sum(times) / len(times):.2f} ms, 99 of 100 under "
            f"{times[len(times) * 99 // 100]:.2f} ms, longest {times[-1]:.2f} ms"
        )
