"""The commands: `python -m evaluation run|peers|tune`."""

from __future__ import annotations

import argparse
import logging
import os
import signal
import sys
from dataclasses import replace
from pathlib import Path

from evaluation.errors import EvaluationError
from launcher.errors import LauncherError
from launcher.settings import QUIET_AND_OFFLINE, Settings
from launcher.terminal import say
from store import StoreError

COMMANDS = {
    "run": "ask the whole assistant the question sets, or the questions of a file",
    "peers": "compare our understanding with Rasa's default, full-text search and the nearest wording",
    "tune": "choose the gate's thresholds on the tune half and write nlu/thresholds.json",
}


def main(arguments: list[str] | None = None) -> int:
    """Run one command; return the exit status."""
    chosen = parser().parse_args(arguments)
    os.environ.update(QUIET_AND_OFFLINE)
    logging.captureWarnings(True)  # Rasa's and its libraries', which set filters of their own
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        return carry_out(chosen)
    except (EvaluationError, LauncherError, StoreError) as error:
        say(str(error))
        return 1
    except KeyboardInterrupt:
        say("Stopped before it was done; the reports of the last whole run are untouched.")
        return 130


def parser() -> argparse.ArgumentParser:
    """Return the parser of the command line; QUESTIONS, HALF and EPOCHS of the environment are the defaults."""
    made = argparse.ArgumentParser(prog="python -m evaluation", description="Measure the assistant.")
    commands = made.add_subparsers(dest="command", required=True)
    for name, meaning in COMMANDS.items():
        added = commands.add_parser(name, help=meaning, description=meaning)
        added.add_argument(
            "--questions", default=os.environ.get("QUESTIONS", ""), help="a .jsonl file; default: our sets"
        )
        added.add_argument("--model", type=Path, help="another trained model; default: that of the present files")
        if name != "tune":
            added.add_argument("--half", default=os.environ.get("HALF", ""), help="tune, test or all")
        if name == "tune":
            added.add_argument("--dry-run", action="store_true", help="print the table and write nothing")
        if name == "peers":
            epochs = os.environ.get("EPOCHS", "100")
            added.add_argument("--epochs", default=epochs, help="epochs of Rasa's default classifier; default: 100")
            added.add_argument("--only", nargs="+", metavar="PEER", help="only these peers")
    added = commands.add_parser("speed", help="one core's speed of understanding; texts come on standard input")
    added.add_argument("model", type=Path)
    added = commands.add_parser("peer", help="one peer in this process, for `peers`")
    added.add_argument("name")
    added.add_argument("folder", type=Path)
    return made


def carry_out(chosen: argparse.Namespace) -> int:
    """Run the chosen command; each imports only what it needs."""
    if chosen.command == "speed":
        from evaluation.speed import print_speed

        print_speed(chosen.model)
        return 0
    if chosen.command == "peer":
        from evaluation.peer_process import run_peer

        run_peer(chosen.name, chosen.folder)
        return 0
    settings = Settings.from_environment()
    os.environ["MARLOW_STORE"] = str(settings.store)
    from evaluation.run import Wanted, evaluate

    wanted = Wanted(Path(chosen.questions) if chosen.questions else None, getattr(chosen, "half", ""), chosen.model)
    if chosen.command == "run":
        return evaluate(settings, wanted)
    if chosen.command == "tune":
        from evaluation.tuning import tune

        return tune(settings, replace(wanted, half="tune"), write=not chosen.dry_run)
    from evaluation.peers import compare

    return compare(settings, wanted, chosen.epochs, chosen.only)


if __name__ == "__main__":
    sys.exit(main())
