"""Start the assistant and keep it running."""

from __future__ import annotations

from guard import make_secret
from launcher.content import build_store, require_files
from launcher.conversation import WEB_PATH
from launcher.model import require_whole_model
from launcher.ports import require_free_ports
from launcher.processes import Assistant
from launcher.settings import LOOPBACK, Settings
from launcher.terminal import Waiting, say
from launcher.train import ensure_model


def run(settings: Settings) -> int:
    """Check, build and train what is missing, then serve until told to stop; return the exit status."""
    require_free_ports(settings)
    require_files(settings.root)
    make_secret(settings.root)
    build_store(settings)
    model = ensure_model(settings)
    require_whole_model(model)
    if settings.host not in (LOOPBACK, "localhost", "::1"):
        say(
            f"MARLOW_HOST is {settings.host}: other machines can reach this assistant without encryption; put a web"
            " server with HTTPS in front of it."
        )

    def when_ready(waiting: Waiting) -> bool:
        say(
            f"Marlow answers at {settings.url} (ready after {waiting.seconds:.0f} s)\n"
            '  ask:   make ask Q="does it hurt"    in another terminal\n'
            f"  page:  {settings.url}{WEB_PATH}/demo/    a made-up hospital's page with the chat\n"
            f"  web:   POST {settings.url}{WEB_PATH}/conversations, then {WEB_PATH}/messages\n"
            "  logs:  build/logs/action.log, build/logs/rasa.log\n"
            "  stop:  Ctrl-C"
        )
        return True

    return Assistant(settings, model, settings.root / "build" / "logs").serve(when_ready)
