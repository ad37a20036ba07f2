"""Start the assistant and keep it running."""

from __future__ import annotations

import os

from desk.errors import DeskError
from desk.settings import DeskSettings
from guard import make_secret
from launcher.content import build_details_model, build_store, require_files
from launcher.conversation import WEB_PATH
from launcher.errors import LauncherError
from launcher.live import live_files
from launcher.model import require_whole_model
from launcher.ports import require_free, require_free_ports
from launcher.processes import Assistant
from launcher.settings import LOOPBACK, Settings
from launcher.terminal import Waiting, say
from launcher.train import ensure_model


def run(settings: Settings, live: bool = False) -> int:
    """Check, build and train what is missing, then serve until told to stop; return the exit status.

    With `live`, serve what was published, and take up what will be.
    """
    require_free_ports(settings)
    desk = desk_settings(settings)
    require_files(settings.root)
    make_secret(settings.root)
    build_details_model()
    if live:
        settings, model = live_files(settings)
    else:
        build_store(settings)
        model = ensure_model(settings)
    require_whole_model(model)
    if settings.host not in (LOOPBACK, "localhost", "::1"):
        say(
            f"MARLOW_HOST is {settings.host}: other machines can reach this assistant without encryption; put a web"
            " server with HTTPS in front of it."
        )

    desk_line = f"  desk:  {desk.public_url}    the look-up for call-center agents\n" if desk else ""

    def when_ready(waiting: Waiting) -> bool:
        say(
            f"Marlow answers at {settings.url} (ready after {waiting.seconds:.0f} s)\n"
            '  ask:   make ask Q="does it hurt"    in another terminal\n'
            f"  page:  {settings.url}{WEB_PATH}/demo/    a made-up hospital's page with the chat\n"
            f"  web:   POST {settings.url}{WEB_PATH}/conversations, then {WEB_PATH}/messages\n"
            f"{desk_line}"
            "  logs:  build/logs/action.log, build/logs/rasa.log, build/logs/desk.log\n"
            "  stop:  Ctrl-C"
        )
        return True

    return Assistant(settings, model, settings.root / "build" / "logs", desk.local_url if desk else None).serve(
        when_ready
    )


def desk_settings(settings: Settings) -> DeskSettings | None:
    """Return where the desk will listen, None where MARLOW_DESK=off says that another program serves it.

    Raises LauncherError where its settings or its port cannot be used.
    """
    if os.environ.get("MARLOW_DESK") == "off":
        return None
    try:
        desk = DeskSettings.from_environment(root=settings.root)
    except DeskError as error:
        raise LauncherError(str(error)) from error
    require_free(desk.host, desk.port, "MARLOW_DESK_HOST", "MARLOW_DESK_PORT")
    return desk
