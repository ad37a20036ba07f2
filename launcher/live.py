"""What was published (`make publish`): the store and the model behind `live/current`, a link that publishing moves."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from launcher.errors import LauncherError
from launcher.settings import Settings

CURRENT = Path("live") / "current"
STORE, MODEL = "faq.db", "model.tar.gz"


def live_files(settings: Settings) -> tuple[Settings, Path]:
    """Return the settings with the live store, and the live model; both paths go through the link.

    Raises LauncherError where nothing was published yet, or MARLOW_STORE names another store.
    """
    if settings.own_store:
        raise LauncherError("MARLOW_STORE names a store of its own; unset it, for what was published is served here.")
    live = settings.root / CURRENT
    missing = [name for name in (STORE, MODEL) if not (live / name).is_file()]
    if missing:
        raise LauncherError(f"There is no {' and no '.join(missing)} in {live}; `make publish` makes a release live.")
    return replace(settings, store=live / STORE, own_store=True), live / MODEL
