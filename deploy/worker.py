"""One worker under a supervisor: `python -m deploy rasa PORT`, `python -m deploy actions PORT`.

The process becomes the server itself, so that the supervisor's signals reach it.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping

from launcher.errors import LauncherError
from launcher.model import model_path, require_whole_model
from launcher.settings import ONE_THREAD, QUIET_AND_OFFLINE, ROOT, read_port

NEEDED = ("MARLOW_SECRET", "MARLOW_POSTGRES", "MARLOW_REDIS")
LOCK_SECONDS = "2"
"""So long the messages of a conversation wait for a worker that was killed; a turn takes 0.1 s."""


def rasa_worker(port: str, environment: Mapping[str, str] = os.environ) -> tuple[list[str], dict[str, str]]:
    """Return command line and environment of a Rasa worker.

    Raises LauncherError where a setting or the model is missing, or the port is none.
    """
    for name in NEEDED:
        if not environment.get(name):
            raise LauncherError(f"{name} is not set; every worker needs the same one (docs/deployment.md).")
    read_port({"PORT": port}, "PORT", 5005)
    model = model_path(ROOT)
    require_whole_model(model)
    files = ["--model", str(model), "--credentials", "credentials.yml", "--endpoints", "deploy/endpoints.yml"]
    address = ["--interface", environment.get("MARLOW_HOST") or "127.0.0.1", "--port", port]
    defaults = {"MARLOW_ACTIONS_PORT": "5054", "MARLOW_PROXIES": "1", "TICKET_LOCK_LIFETIME": LOCK_SECONDS}
    arguments = [sys.executable, "-m", "rasa", "run", *address, *files]
    return arguments, {
        **defaults,
        **environment,
        **QUIET_AND_OFFLINE,
        **ONE_THREAD,
        "MARLOW_MODEL": str(model),
        "MARLOW_PORT": port,
    }


def action_worker(port: str, environment: Mapping[str, str] = os.environ) -> tuple[list[str], dict[str, str]]:
    """Return command line and environment of an action worker; raises LauncherError where the port is none."""
    read_port({"PORT": port}, "PORT", 5055)
    arguments = [sys.executable, "-m", "launcher.action_server"]
    return arguments, {**environment, **QUIET_AND_OFFLINE, "MARLOW_ACTIONS_PORT": port}


def become(arguments: list[str], environment: dict[str, str]) -> None:
    """Become the server."""
    os.chdir(ROOT)
    os.execve(arguments[0], arguments, environment)
