"""Made-up topics, the same each time, to measure the desk with many more than there are."""

from __future__ import annotations

import random
import re
import shutil
from pathlib import Path

from store.speakable import speech_flaws

WORD = re.compile(r"\b[a-z]{3,6}\b")
FRAMES = (
    "what is the {a} of the {b}",
    "how does the {a} reach the {b}",
    "does the {a} change the {b} near the {c}",
    "when is the {a} moved to the {b}",
    "who looks after the {a} and the {b}",
    "how long does the {a} stay with the {c}",
    "can the {b} be done without the {a}",
    "why would the {c} need the {a}",
    "where do they keep the {a} for the {b}",
    "is the {a} {b} safe with the {c}",
)
SENTENCES = ("You can ask for the {a}.", "We have the {b} here too.", "The {c} is kept at the desk.")
CITATION = re.compile(r"\[[a-z-]+#[a-z0-9-]+\]")
SUBJECT = """---
subject: made_up_subject
title: Nothing
nearest: null
---

## Spoken

Our sources don't say that. [ours]

## Written

Our sources don't say that. [ours]

## Ask

Ask your care team. [ours]
"""
SOURCE = """---
id: made-up
publisher: Made Up
title: Nothing in particular
site: example.org
audience: adult
reviewed: null
retrieved: 2026-11-20
phone: null
---
"""


def write_content(folder: Path, topics: int, data: Path) -> None:
    """Write `topics` made-up answers, their source and wordings into a new folder; acts and site come from `data`."""
    chance = random.Random(5000)
    texts = (file.read_text(encoding="utf-8") for file in sorted((data / "nlu").rglob("*.yml")))
    words = sorted({word for text in texts for word in WORD.findall(text)})
    words = [word for word in words if not speech_flaws(f"{word}.")]
    for name in ("answers", "sources", "nlu", "not_covered"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    for name in ("acts", "local"):
        shutil.copytree(
            data / name, folder / name, ignore=shutil.ignore_patterns("*.json", "*.md") if name == "local" else None
        )
    for act in (folder / "acts").glob("*.md"):
        act.write_text(CITATION.sub("[ours]", act.read_text(encoding="utf-8")), encoding="utf-8")
    (folder / "not_covered" / "made_up_subject.md").write_text(SUBJECT, encoding="utf-8")
    passages = [SOURCE]
    names = [f"made_up_{number}" for number in range(topics)]
    seen: set[frozenset[str]] = set()
    for number, topic in enumerate(names):
        a, b, c = chance.sample(words, 3)
        while frozenset((a, b)) in seen:
            a, b, c = chance.sample(words, 3)
        seen.add(frozenset((a, b)))
        titles = [frame.format(a=a, b=b, c=c) for frame in FRAMES]
        sentences = [sentence.format(a=a, b=b, c=c) for sentence in SENTENCES]
        passages.append(f"\n## The {a} {{#s{number}}}\n\n{' '.join(sentences)}\n")
        related = ", ".join((names[number - 1], names[number - 2]))
        marked = " ".join(f"{sentence} [made-up#s{number}]" for sentence in sentences)
        (folder / "answers" / f"{topic}.md").write_text(
            f"---\ntopic: {topic}\ntitle: {titles[0].capitalize()}?\nquestions:\n"
            + "".join(f"  - {title.capitalize()}?\n" for title in titles[1:4])
            + f"related: [{related}]\nreview: pending\nsources_differ: false\n---\n\n"
            + f"## Spoken\n\n{marked}\n\n## Written\n\n{marked}\n",
            encoding="utf-8",
        )
        lines = "".join(f"      - {title}\n" for title in titles[4:])
        (folder / "nlu" / f"{topic}.yml").write_text(
            f'version: "3.1"\n\nnlu:\n  - intent: ask_{topic}\n    examples: |\n{lines}', encoding="utf-8"
        )
    (folder / "sources" / "made-up.md").write_text("".join(passages), encoding="utf-8")
