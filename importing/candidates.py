"""What a passage may be about: the topics, and the subjects that no source answers yet, with their words."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import yaml

from store.documents import Content


@dataclass(frozen=True)
class Candidate:
    """A topic or a subject; `questions` are how people ask it, `sentences` what its answer says."""

    key: str
    kind: str
    title: str
    questions: tuple[str, ...]
    sentences: tuple[str, ...]


def read_candidates(content: Content, data: Path) -> tuple[Candidate, ...]:
    """Every topic and every not-covered subject of the content, with the wordings of data/nlu where there are any."""
    found = []
    for answer in content.answers:
        said = (sentence for _, _, sentences in answer.parts() for sentence in sentences if not sentence.ours)
        sentences = tuple(dict.fromkeys(sentence.text.replace("**", "") for sentence in said))
        questions = (answer.title, *answer.questions)
        found.append(Candidate(answer.topic, "topic", answer.title, questions, sentences))
    for subject in content.subjects:
        wordings = _wordings(data / "nlu" / "not_covered" / f"{subject.subject}.yml")
        found.append(Candidate(subject.subject, "subject", subject.title, (subject.title, *wordings), ()))
    return tuple(found)


def _wordings(path: Path) -> tuple[str, ...]:
    """The example questions of one wordings file; none where it is missing."""
    try:
        blocks = yaml.safe_load(path.read_text(encoding="utf-8"))["nlu"]
    except FileNotFoundError:
        return ()
    return tuple(
        line.removeprefix("- ").strip()
        for block in blocks
        if isinstance(block["examples"], str)
        for line in block["examples"].splitlines()
    )
