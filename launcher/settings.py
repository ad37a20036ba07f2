"""Where the assistant listens and what its processes see of the environment."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from guard.origins import read_origins
from launcher.errors import LauncherError

ROOT = Path(__file__).resolve().parent.parent
LOOPBACK = "127.0.0.1"

# Nothing leaves the machine, nothing is fetched at run time, and the processes keep to what concerns their reader.
QUIET_AND_OFFLINE = {
    "RASA_TELEMETRY_ENABLED": "false",
    "HF_HUB_OFFLINE": "1",
    "TRANSFORMERS_OFFLINE": "1",
    "CUDA_VISIBLE_DEVICES": "-1",
    "TF_CPP_MIN_LOG_LEVEL": "2",
    "SANIC_MOTD": "false",
    "SANIC_WORKERS": "1",
    "ACTION_SERVER_SANIC_WORKERS": "1",
    "SQLALCHEMY_SILENCE_UBER_WARNING": "1",
    "PYTHONWARNINGS": "ignore::DeprecationWarning,ignore::PendingDeprecationWarning,ignore::FutureWarning",
    "PYTHONUNBUFFERED": "1",
    "LOG_LEVEL": "INFO",  # Rasa's debug messages quote what people said
}
ONE_THREAD = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
"""For processes that answer: a second thread gains nothing on so little at once, and takes a core while it waits."""


@dataclass(frozen=True)
class Settings:
    """Addresses and folders of one start.

    `store` is the FAQ store that the actions read; `own_store` is true when MARLOW_STORE names it, and then the
    launcher does not build it. `origins` are the websites that browsers may ask from.
    """

    root: Path
    host: str
    port: int
    actions_host: str
    actions_port: int
    store: Path
    own_store: bool
    origins: tuple[str, ...] = ()

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ, root: Path = ROOT) -> Settings:
        """Read MARLOW_HOST, MARLOW_PORT, MARLOW_ACTIONS_HOST, MARLOW_ACTIONS_PORT, MARLOW_STORE and MARLOW_ORIGINS.

        Raises LauncherError for a port or an origin that is none, and for two equal ports.
        """
        port = read_port(environment, "MARLOW_PORT", 5005)
        actions_port = read_port(environment, "MARLOW_ACTIONS_PORT", 5055)
        if port == actions_port:
            raise LauncherError(f"MARLOW_PORT and MARLOW_ACTIONS_PORT are both {port}; give them different numbers.")
        store = environment.get("MARLOW_STORE")
        try:
            origins = read_origins(environment)
        except ValueError as error:
            raise LauncherError(str(error)) from error
        return cls(
            root=root,
            host=environment.get("MARLOW_HOST") or LOOPBACK,
            port=port,
            actions_host=environment.get("MARLOW_ACTIONS_HOST") or LOOPBACK,
            actions_port=actions_port,
            store=Path(store).absolute() if store else root / "build" / "faq.db",
            own_store=bool(store),
            origins=origins,
        )

    @property
    def url(self) -> str:
        """The assistant's address as seen from this machine."""
        return web_address(self.host, self.port)

    @property
    def actions_url(self) -> str:
        """The action server's address as seen from this machine."""
        return web_address(self.actions_host, self.actions_port)

    def child_environment(self) -> dict[str, str]:
        """Return the environment of every process that the launcher starts."""
        return {
            **os.environ,
            **QUIET_AND_OFFLINE,
            "MARLOW_PORT": str(self.port),
            "MARLOW_ACTIONS_HOST": self.actions_host,
            "MARLOW_ACTIONS_PORT": str(self.actions_port),
            "MARLOW_STORE": str(self.store),
        }


def read_port(environment: Mapping[str, str], name: str, default: int) -> int:
    """Return a port number from 1 to 65535; raises LauncherError for anything else."""
    text = environment.get(name) or str(default)
    if not (text.isascii() and text.isdigit() and 1 <= int(text) <= 65535):
        raise LauncherError(f"{name} is {text!r}, but a port is a number from 1 to 65535.")
    return int(text)


def reachable(host: str) -> str:
    """Return the address at which this machine reaches a server that listens on `host`."""
    return {"0.0.0.0": LOOPBACK, "::": "::1"}.get(host, host)


def web_address(host: str, port: int) -> str:
    """Return the http:// address at which this machine reaches a server."""
    host = reachable(host)
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"
