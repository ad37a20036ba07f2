"""The wordings that the model learns from: data/nlu/."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import yaml

from evaluation.errors import EvaluationError


@dataclass(frozen=True)
class Wording:
    """How somebody says an intent.

    `after` is the topic that was answered before, where it does not stand alone; `second` the other intent, where it
    asks two things; `heard` is true for what a recogniser made of a spoken wording.
    """

    text: str
    intent: str
    after: str | None
    file: Path
    second: str | None = None
    heard: bool = False

    @property
    def plain(self) -> bool:
        """True for one thing, said by itself, as it was said."""
        return self.after is None and self.second is None and not self.heard


def read_wordings(folder: Path) -> list[Wording]:
    """Read every .yml file below a folder, in order. Raises EvaluationError where there is no wording."""
    found: list[Wording] = []
    for file in sorted(folder.rglob("*.yml")):
        for block in (yaml.safe_load(file.read_text(encoding="utf-8")) or {}).get("nlu", []):
            examples = block.get("examples") or ""
            if isinstance(examples, str):
                lines = [line.strip().removeprefix("- ") for line in examples.splitlines() if line.strip()]
                found += [Wording(line, block["intent"], None, file) for line in lines]
            else:
                for one in examples:
                    more = one.get("metadata") or {}
                    text = one["text"].strip()
                    found.append(
                        Wording(
                            text, block["intent"], more.get("after"), file, more.get("second"), bool(more.get("heard"))
                        )
                    )
    if not found:
        raise EvaluationError(f"{folder} holds no wordings; `git status` shows what was deleted or moved.")
    return found
