"""Are the files there that the assistant is made of, and is the FAQ store built from them?"""

from __future__ import annotations

from pathlib import Path

import store
from launcher.errors import LauncherError
from launcher.settings import Settings
from launcher.terminal import say
from safety.details_tagger.model_files import delete_others, model_folder, model_path
from store.soundness import unsound

FILES = ("config.yml", "domain.yml", "endpoints.yml", "credentials.yml", "data/rules.yml")
FOLDERS = ("data/answers", "data/sources", "data/nlu", "actions")


def require_files(root: Path) -> None:
    """Raise LauncherError that names every file and folder which is missing or empty."""
    missing = [name for name in FILES if not (root / name).is_file()]
    missing += [f"{name}/" for name in FOLDERS if not any((root / name).glob("[!.]*"))]
    if missing:
        raise LauncherError(
            f"Missing or empty in {root}: {', '.join(missing)}. `git status` shows what was deleted or moved;"
            " `git checkout -- NAME` brings a file back."
        )


def build_store(settings: Settings) -> None:
    """Check the content files and build the FAQ store from them.

    With MARLOW_STORE set, that store is used as it is. Raises LauncherError with every problem of the content files,
    and when the store that MARLOW_STORE names is missing or damaged.
    """
    if settings.own_store:
        if not settings.store.is_file():
            raise LauncherError(f"MARLOW_STORE names {settings.store}, but there is no such file.")
        if flaw := unsound(settings.store):
            raise LauncherError(flaw)
        say(f"Using the answers in {settings.store}, as MARLOW_STORE says")
        _write_answers(settings)
        return
    data = settings.root / "data"
    problems = store.check(data)
    if problems:
        listed = "\n".join(f"  {problem}" for problem in problems)
        raise LauncherError(
            f"The answers cannot be used yet; please mend {len(problems)} problem(s) and start again:\n{listed}"
        )
    settings.store.parent.mkdir(parents=True, exist_ok=True)
    try:
        store.build(data, settings.store)
    except store.StoreError as error:
        raise LauncherError(f"The answers could not be built into {settings.store}: {error}") from error
    _write_answers(settings)


def build_details_model() -> None:
    """Make the model that finds personal details, where it is missing (about a minute, once for its lines and code).

    Raises LauncherError where that fails: without it no message can be asked or stored.
    """
    if not model_path().is_dir():
        say("Learning to find personal details from data/details/ (about a minute)")
    try:
        delete_others(model_folder())
    except (OSError, ValueError) as error:
        raise LauncherError(f"The model that finds personal details could not be made: {error}") from error


def _write_answers(settings: Settings) -> None:
    """Write answers.json beside the store; without it the chat widget answers, but has no search when it is alone."""
    try:
        store.write_answers(settings.store)
    except store.StoreError as error:
        say(f"The chat widget will have no search of its own: {error}")
