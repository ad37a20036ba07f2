"""What is live, and what was live before: `live/releases/<number>/`, and the link `live/current` to one of them.

A release is a folder with the store, answers.json, the model, how it answered every test question, and the wordings. It
is made whole beside the others; then one rename of the link makes it live, and a question that is being answered at
that moment goes on with the files that it opened.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from evaluation.wordings import Wording
from publishing.answered import Answered, read_answered, write_answered
from publishing.errors import PublishingError

KEPT = 3
"""How many releases before the live one are kept."""


@dataclass(frozen=True)
class Release:
    """One folder of live/releases/."""

    folder: Path

    @property
    def number(self) -> int:
        """Counts up from 1."""
        return int(self.folder.name)

    @property
    def store(self) -> Path:
        """The FAQ store."""
        return self.folder / "faq.db"

    @property
    def model(self) -> Path:
        """The trained model, under its own name."""
        return next(self.folder.glob("marlow-*.tar.gz"))

    @property
    def answered(self) -> list[Answered]:
        """How the release answered the questions when it was published."""
        return read_answered(self.folder / "replies.jsonl")

    @property
    def wordings(self) -> list[tuple[str, str]]:
        """(text, intent) of each wording that the model learned."""
        return [(text, intent) for text, intent in json.loads((self.folder / "wordings.json").read_text("utf-8"))]


class Releases:
    """The releases of a project folder."""

    def __init__(self, root: Path) -> None:
        self.live = root / "live"
        self.current_link = self.live / "current"

    def current(self) -> Release | None:
        """The live release, or None where nothing was published yet."""
        return Release(self.current_link.resolve()) if self.current_link.exists() else None

    def all(self) -> list[Release]:
        """Every release that is kept, oldest first."""
        folders = (self.live / "releases").glob("[0-9]*")
        return [Release(folder) for folder in sorted(folders) if folder.name.isdigit()]

    def publish(self, faq: Path, model: Path, answered: Sequence[Answered], wordings: Sequence[Wording]) -> Release:
        """Make a release of these files and let it be live; older ones than the last KEPT go."""
        last = self.all()
        folder = self.live / "releases" / f"{(last[-1].number if last else 0) + 1:04}"
        new = folder.with_name(f".{folder.name}.new")
        shutil.rmtree(new, ignore_errors=True)
        new.mkdir(parents=True)
        shutil.copy2(faq, new / "faq.db")
        shutil.copy2(faq.with_name("answers.json"), new / "answers.json")
        try:
            os.link(model, new / model.name)
        except OSError:
            shutil.copy2(model, new / model.name)
        (new / "model.tar.gz").symlink_to(model.name)  # the name that the launcher serves
        write_answered(new / "replies.jsonl", answered)
        listed = [[one.text, one.intent] for one in wordings if one.after is None]
        (new / "wordings.json").write_text(json.dumps(listed, ensure_ascii=False), encoding="utf-8")
        (new / "release.json").write_text(
            json.dumps({"published": datetime.now(UTC).isoformat(timespec="minutes"), "model": model.name}) + "\n"
        )
        new.replace(folder)
        release = Release(folder)
        self._point(release)
        for old in self.all()[: -(KEPT + 1)]:
            shutil.rmtree(old.folder)
        return release

    def roll_back(self) -> Release:
        """Let the release before the live one be live, and forget the live one.

        Raises PublishingError where there is none before it.
        """
        current = self.current()
        before = [release for release in self.all() if current and release.number < current.number]
        if current is None or not before:
            raise PublishingError("There is no release before the live one, so nothing was rolled back.")
        self._point(before[-1])
        shutil.rmtree(current.folder)
        return before[-1]

    def _point(self, release: Release) -> None:
        link = self.live / ".current.new"
        link.unlink(missing_ok=True)
        link.symlink_to(Path("releases") / release.folder.name)
        link.replace(self.current_link)
