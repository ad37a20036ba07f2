"""The editors' commands: `python -m editing export|import-sheet|questions|report|browse`."""

from __future__ import annotations

import argparse
import os
import sys
from datetime import date
from pathlib import Path

from editing.errors import EditingError
from store import StoreError, default_path
from store.question_log import QuestionLog, questions_path

ROOT = Path(__file__).resolve().parent.parent
QUIET = {"TF_CPP_MIN_LOG_LEVEL": "3", "HF_HUB_OFFLINE": "1", "TRANSFORMERS_OFFLINE": "1"}


def main(arguments: list[str] | None = None) -> int:
    """Run one command; return the exit status."""
    options = _parser().parse_args(arguments)
    os.environ.update(QUIET)
    try:
        status: int = options.run(options)
        return status
    except (EditingError, StoreError) as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("Stopped.", file=sys.stderr)
        return 130


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m editing", description="What editors work with.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    command = commands.add_parser("export", help="answers and wordings as CSV and JSON, for a spreadsheet")
    command.add_argument("folder", nargs="?", type=Path, default=ROOT / "build" / "sheets")
    command.set_defaults(run=_export)
    command = commands.add_parser("import-sheet", help="the changes of a sheet back into data/")
    command.add_argument("sheet", type=Path)
    command.set_defaults(run=_import_sheet)
    command = commands.add_parser("questions", help="what nobody could answer, grouped, and what to do about it")
    command.add_argument("--list", action="store_true", help="only show the groups (so it is without a terminal)")
    command.add_argument("--json", action="store_true", help="the groups as JSON")
    command.add_argument("--limit", type=int, default=20, help="how many groups at most (20); 0 is all")
    command.add_argument("--group", metavar="KEY", help="decide about this group: one of the following")
    decision = command.add_mutually_exclusive_group()
    decision.add_argument("--means", metavar="TOPIC", help="it asks for this topic or subject")
    decision.add_argument("--new-topic", action="store_const", dest="decision", const="new_topic")
    decision.add_argument("--never-ours", action="store_const", dest="decision", const="never_ours")
    decision.add_argument("--ignore", action="store_const", dest="decision", const="ignore")
    command.add_argument("--question", default="", help="with --means: another way to ask it, for the test")
    command.add_argument("--without", type=int, nargs="+", default=[], metavar="N", help="leave texts out, for later")
    command.set_defaults(run=_questions)
    command = commands.add_parser("report", help="one HTML page with pictures: questions, reviews, grades, sources")
    command.add_argument("target", nargs="?", type=Path, default=ROOT / "results" / "editors.html")
    command.set_defaults(run=_report)
    command = commands.add_parser("browse", help="the FAQ store in Datasette, on this machine alone")
    command.add_argument("--port", type=int, default=int(os.environ.get("MARLOW_BROWSE_PORT") or 8010))
    command.set_defaults(run=_browse)
    return parser


def _report(options: argparse.Namespace) -> int:
    from editing.report import write_report

    log = QuestionLog(questions_path())
    print(write_report(log, default_path(), ROOT / "data", options.target, date.today()))
    return 0


def _browse(options: argparse.Namespace) -> int:
    from editing.browse import serve

    serve(default_path(), options.port)
    return 0


def _export(options: argparse.Namespace) -> int:
    from editing.exchange import export

    for path in export(ROOT / "data", options.folder):
        print(path)
    return 0


def _import_sheet(options: argparse.Namespace) -> int:
    from editing.exchange import take_back

    changes = take_back(ROOT / "data", options.sheet)
    for change in changes:
        print(f"data/{change.file}: {change.part}\n  - {_short(change.before)}\n  + {_short(change.after)}")
    print(f"{len(changes)} part(s) changed." if changes else "Nothing is changed in this sheet.")
    return 0


def _questions(options: argparse.Namespace) -> int:
    from editing.questions import (
        carry_out,
        current_groups,
        group_of,
        group_text,
        groups_json,
        nearest_topics,
        talk,
        without,
    )
    from nlu.encoder import SentenceEncoder, find_weights

    if bool(options.group) != bool(options.means or options.decision):
        raise EditingError("--group KEY and one of --means, --new-topic, --never-ours, --ignore belong together.")
    log = QuestionLog(questions_path())
    if not log.unanswered():
        print("The question log holds no question without an answer.")
        return 0
    encode = SentenceEncoder(find_weights()).encode
    groups = current_groups(log, encode)
    if options.group:
        group = without(group_of(groups, options.group), options.without)
        decision = "topic" if options.means else options.decision
        print(carry_out(ROOT, log, group, decision, options.means or "", options.question))
        return 0
    shown = groups[: options.limit or None]
    suggest = nearest_topics(default_path(), encode)
    if options.json:
        print(groups_json(shown, suggest))
    elif options.list or not sys.stdin.isatty():
        for number, group in enumerate(shown, 1):
            print(group_text(group, number, len(groups), suggest(group)), end="\n\n")
        print(f"{len(groups)} group(s) to decide about.")
    else:
        print(f"{talk(ROOT, log, shown, suggest)} decided.")
    return 0


def _short(text: str, most: int = 100) -> str:
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[:most]}..."


if __name__ == "__main__":
    sys.exit(main())
