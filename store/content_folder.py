"""Reads the whole content folder and collects what is wrong within each file."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from store.act_file import read_act, read_subject
from store.answer_file import read_answer
from store.documents import Content, LocalDocument
from store.errors import StoreError
from store.local_file import read_local
from store.markdown_file import MarkdownFile, read_markdown_file
from store.records import Flaw, Problem
from store.site_file import read_site
from store.source_file import read_source

Document = TypeVar("Document")
SETTINGS = ("site.yml", "speech.yml", "desk_accounts.json")
"""Files of data/local/ that are no content; speech/ reads the second, desk/ the third."""


def read_content(data: Path) -> tuple[Content, list[Problem]]:
    """The content under `data`, as far as it can be read, and every problem found inside single files.

    Raises StoreError where `data` is no folder.
    """
    if not os.path.isdir(data):  # Path.is_dir() raises where a folder above may not be entered
        raise StoreError(f'There is no content folder "{data}"; name the folder that holds sources/ and answers/.')
    problems: list[Problem] = []
    unread: set[str] = set()
    sources = _read_folder(data, "sources", read_source, problems, unread)
    answers = _read_folder(data, "answers", read_answer, problems, unread)
    acts = _read_folder(data, "acts", read_act, problems, unread)
    subjects = _read_folder(data, "not_covered", read_subject, problems, unread)
    site = _read_site(data, problems)
    local = _read_local(data, site, problems, unread)
    return Content(sources, answers, acts, subjects, local, site, frozenset(unread)), problems


def _read_folder(
    data: Path,
    name: str,
    read: Callable[[MarkdownFile, str], Document | None],
    problems: list[Problem],
    unread: set[str],
) -> tuple[Document, ...]:
    shown = f"{_shown(data)}/{name}"
    try:
        paths = _visible(data / name)
    except OSError:
        problems.append(Problem(shown, 1, "this folder is missing or cannot be opened; it must be there"))
        return ()
    if not paths:
        problems.append(Problem(shown, 1, "this folder is empty; it must hold at least one file"))
    return _read_files(paths, shown, read, problems, unread)


def _visible(folder: Path) -> list[Path]:
    return sorted(path for path in folder.iterdir() if not path.name.startswith("."))


def _read_files(
    paths: list[Path],
    shown: str,
    read: Callable[[MarkdownFile, str], Document | None],
    problems: list[Problem],
    unread: set[str],
) -> tuple[Document, ...]:
    name, found = shown.rpartition("/")[2], []
    for path in paths:
        if path.suffix != ".md":
            message = 'nothing reads this; only files whose name ends in ".md" belong in this folder'
            problems.append(Problem(f"{shown}/{path.name}", 1, message))
            continue
        flaws: list[Flaw] = []
        file = read_markdown_file(path, flaws)
        document = None if file is None else read(file, f"{shown}/{path.name}")
        problems += _placed(f"{shown}/{path.name}", flaws)
        if document is None:
            unread.add(f"{name}/{path.stem}")
        else:
            found.append(document)
    return tuple(found)


def _read_local(
    data: Path, site: dict[str, str], problems: list[Problem], unread: set[str]
) -> tuple[LocalDocument, ...]:
    """What data/local/ holds beside settings; a site without facts of its own has nothing else there."""
    others = [path for path in _visible(data / "local") if path.name not in SETTINGS]
    if not others:
        return ()

    def read(file: MarkdownFile, path: str) -> LocalDocument | None:
        return read_local(file, path, site)

    return _read_files(others, f"{_shown(data)}/local", read, problems, unread)


def _read_site(data: Path, problems: list[Problem]) -> dict[str, str]:
    flaws: list[Flaw] = []
    site = read_site(data / "local" / "site.yml", flaws)
    problems += _placed(f"{_shown(data)}/local/site.yml", flaws)
    return site


def _placed(path: str, flaws: list[Flaw]) -> list[Problem]:
    return [Problem(path, flaw.line, flaw.message) for flaw in flaws]


def _shown(data: Path) -> str:
    return data.resolve().name
