"""The commands: `python -m publishing publish|rollback|releases`."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from evaluation.errors import EvaluationError
from launcher.errors import LauncherError
from launcher.settings import QUIET_AND_OFFLINE, Settings
from publishing.errors import PublishingError
from publishing.gate import Tools, publish
from store import StoreError


def main(arguments: list[str] | None = None) -> int:
    """Run one command; return the exit status."""
    parser = argparse.ArgumentParser(prog="python -m publishing", description="What patients get.")
    parser.add_argument("command", choices=["publish", "rollback", "releases"])
    command = parser.parse_args(arguments).command
    os.environ.update(QUIET_AND_OFFLINE)
    try:
        settings = Settings.from_environment()
        if command == "publish":
            publish(settings, real_tools())
        else:
            list_or_roll_back(settings, command)
    except (PublishingError, LauncherError, EvaluationError, StoreError) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def list_or_roll_back(settings: Settings, command: str) -> None:
    """Print the releases, or go back by one."""
    from publishing.releases import Releases

    releases = Releases(settings.root)
    if command == "rollback":
        print(f"Release {releases.roll_back().number} is live again. The files in data/ are as they were.")
    current = releases.current()
    for release in releases.all():
        mark = "live" if current and release.number == current.number else ""
        print(f"{release.number:4} {release.model.name} {mark}".rstrip())


def real_tools() -> Tools:
    """What trains, asks and encodes."""
    from launcher.content import require_files
    from launcher.train import ensure_model
    from nlu.encoder import SentenceEncoder, find_weights
    from publishing.answered import ask_questions

    def train(settings: Settings) -> Path:
        require_files(settings.root)
        return ensure_model(settings)

    return Tools(train, ask_questions, lambda: SentenceEncoder(find_weights()).encode)


if __name__ == "__main__":
    sys.exit(main())
