"""The action server, on the loopback address and for this machine's Rasa alone.

`python -m rasa_sdk` listens on every address of the machine and lets any web page call it.
"""

from __future__ import annotations

import logging
import os

from rasa_sdk.endpoint import create_app

from guard.log_privacy import keep_texts_out_of_logs
from launcher.settings import Settings
from safety import find_urgent


def main() -> None:
    """Serve the actions of the folder `actions/` until the process is told to stop."""
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s %(message)s")
    keep_texts_out_of_logs()
    settings = Settings.from_environment(os.environ)
    app = create_app("actions", cors_origins="")
    find_urgent("warm up")  # two seconds the first time, which a person with a warning sign should not wait
    app.run(settings.actions_host, settings.actions_port, workers=1, access_log=False)


if __name__ == "__main__":
    main()
