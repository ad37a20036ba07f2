"""The action server, on the loopback address and for this machine's Rasa alone.

`python -m rasa_sdk` listens on every address of the machine and lets any web page call it.
"""

from __future__ import annotations

import logging
import os

from rasa_sdk.endpoint import create_app

from launcher.settings import Settings


def main() -> None:
    """Serve the actions of the folder `actions/` until the process is told to stop."""
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s %(message)s")
    settings = Settings.from_environment(os.environ)
    app = create_app("actions", cors_origins="")
    app.run(settings.actions_host, settings.actions_port, workers=1, access_log=False)


if __name__ == "__main__":
    main()
