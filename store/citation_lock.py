"""Which wording of each passage an answer was written from or last compared with: data/citations.lock.yml.

The file is written by `make accept`. It holds hashes, so that a changed passage is noticed, and the passages' texts at
that time, so that the difference can be shown. It says nothing about a review.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from store.citations import Citation, Sentence
from store.documents import Content
from store.errors import StoreError, UnknownKeyError

NAME = "citations.lock.yml"
HEAD = """\
# Written by `make accept`; nobody types here. For each file, the passages that it cites, each with the hash of the
# wording that it was last compared with; below, those wordings. It is no review: that stands in the file itself.
"""
SENTENCE_END = re.compile(r"(?<=[.!?:;])\s+|\n")
Texts = dict[str, str]


@dataclass
class CitationLock:
    """`accepted`: file (answers/duration) -> citation -> hash; `texts`: hash -> heading and text of that wording."""

    accepted: dict[str, dict[str, str]] = field(default_factory=dict)
    texts: Texts = field(default_factory=dict)


@dataclass(frozen=True)
class Change:
    """A file that cites a passage whose wording is another one than it was compared with.

    `difference` is empty where the lock does not know the file's citation at all (`new`).
    """

    file: str
    path: str
    citation: str
    new: bool
    difference: str


def read_lock(data: Path) -> CitationLock:
    """The lock of a content folder; an empty one where there is no such file.

    Raises StoreError where the file cannot be read.
    """
    path = data / NAME
    try:
        loaded = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader) or {}
        accepted = {str(name): dict(cited) for name, cited in loaded.get("accepted", {}).items()}
        return CitationLock(accepted, dict(loaded.get("texts", {})))
    except FileNotFoundError:
        return CitationLock()
    except (OSError, UnicodeDecodeError, yaml.YAMLError, AttributeError, TypeError, ValueError) as error:
        message = f'"{path}" cannot be read ({error}); undo the change in it, or delete it and run `make accept`.'
        raise StoreError(message) from error


def citing_files(content: Content) -> dict[str, tuple[str, frozenset[Citation]]]:
    """Each file that cites passages: answers/duration -> (path to show, what it cites)."""
    found = {
        f"answers/{item.topic}": (item.path, _cited(words for _, _, words in item.parts())) for item in content.answers
    }
    found |= {
        f"local/{item.answer.topic}": (item.answer.path, _cited(words for _, _, words in item.answer.parts()))
        for item in content.local
    }
    found |= {
        f"not_covered/{item.subject}": (
            item.path,
            _cited((item.spoken.sentences, item.written.sentences, item.ask.sentences)),
        )
        for item in content.subjects
    }
    return {name: entry for name, entry in sorted(found.items()) if entry[1]}


def find_changes(content: Content, lock: CitationLock) -> tuple[Change, ...]:
    """Every citation whose passage has changed since its file was compared with it, or that was never compared."""
    now = _wordings(content)
    changes: list[Change] = []
    for name, (path, cited) in citing_files(content).items():
        known = lock.accepted.get(name, {})
        for citation in sorted(cited):
            wording, accepted = now.get(citation), known.get(str(citation))
            if wording is None or wording[0] == accepted:
                continue  # a passage that is not there is a problem of its own
            before = "" if accepted is None else lock.texts.get(accepted, "")
            difference = "" if accepted is None else _difference(before, wording[1])
            changes.append(Change(name, path, str(citation), accepted is None, difference))
    return tuple(changes)


def accept(content: Content, lock: CitationLock, names: Iterable[str] | None) -> CitationLock:
    """The lock after a person has compared the named files (`None`: all of them) with the passages as they are now.

    A name is a key (duration) or a file (answers/duration). Raises UnknownKeyError for a file that cites nothing.
    """
    files, now = citing_files(content), _wordings(content)
    wanted = set(files) if names is None else {found for name in names for found in _files(name, files)}
    accepted = {name: known for name, known in lock.accepted.items() if name in files and name not in wanted}
    for name in sorted(wanted):
        accepted[name] = {str(item): now[item][0] for item in sorted(files[name][1]) if item in now}
    texts = lock.texts | dict(now.values())
    used = {hashed for known in accepted.values() for hashed in known.values()}
    return CitationLock(accepted, {hashed: texts[hashed] for hashed in sorted(used) if hashed in texts})


def write_lock(data: Path, lock: CitationLock) -> None:
    """Write the lock; the same lock always gives the same file."""
    accepted = {name: dict(sorted(known.items())) for name, known in sorted(lock.accepted.items())}
    body = yaml.dump(
        {"accepted": accepted, "texts": dict(sorted(lock.texts.items()))},
        Dumper=_BlockDumper, allow_unicode=True, width=120, sort_keys=False,
    )  # fmt: skip
    (data / NAME).write_text(HEAD + body, encoding="utf-8")


class _BlockDumper(yaml.SafeDumper):
    """Texts of several lines as blocks, so that a change of the lock can be read."""


_BlockDumper.add_representer(
    str,
    lambda dumper, text: dumper.represent_scalar("tag:yaml.org,2002:str", text, style="|" if "\n" in text else None),
)


def _cited(parts: Iterable[Iterable[Sentence]]) -> frozenset[Citation]:
    return frozenset(citation for words in parts for sentence in words for citation in sentence.citations)


def _wordings(content: Content) -> Mapping[Citation, tuple[str, str]]:
    return {
        Citation(document.id, passage.section): (passage.hash, f"{passage.heading}\n{passage.text}")
        for document in content.all_sources
        for passage in document.passages
    }


def _files(name: str, files: Mapping[str, object]) -> list[str]:
    found = [file for file in files if name in (file, file.partition("/")[2])]
    if not found:
        raise UnknownKeyError("file that cites a passage", name, [file.partition("/")[2] for file in files])
    return found


def _difference(before: str, after: str) -> str:
    """Sentences that went (-) and that came (+)."""
    lines = difflib.ndiff(SENTENCE_END.split(before), SENTENCE_END.split(after))
    return "\n".join(line for line in lines if line.startswith(("- ", "+ ")))
