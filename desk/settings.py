"""Where the desk listens, what it reads, and who may use it; all from the environment."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import urlsplit

from desk.errors import DeskError

ROOT = Path(__file__).resolve().parent.parent
ACCESSES = ("open", "accounts", "proxy")
LOOPBACK = "127.0.0.1"
MINUTES_A_DAY = 24 * 60


@dataclass(frozen=True)
class DeskSettings:
    """Settings of one start.

    `access` is open (this machine alone), accounts (named accounts of the file `accounts`), or proxy (the hospital's
    reverse proxy names the agent in `user_header`; the header counts only from the addresses `proxies`). `public_url`
    is the address in the agents' browsers. Handed-over conversations are deleted after `retention` minutes.
    """

    root: Path
    host: str
    port: int
    store: Path
    wordings: Path
    questions: Path
    handovers: Path
    assistant_url: str
    access: str
    accounts: Path
    user_header: str
    proxies: frozenset[str]
    public_url: str
    retention: int

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ, root: Path = ROOT) -> DeskSettings:
        """Read the MARLOW_ variables of docs/desk.md; raises DeskError for one that cannot be used."""
        port = _number(environment, "MARLOW_DESK_PORT", 5010, 65535)
        host = environment.get("MARLOW_DESK_HOST") or LOOPBACK
        access = environment.get("MARLOW_DESK_ACCESS") or "open"
        if access not in ACCESSES:
            raise DeskError(f'MARLOW_DESK_ACCESS is "{access}"; use {", ".join(ACCESSES)}.')
        if access == "open" and not is_loopback(host):
            raise DeskError(
                f"MARLOW_DESK_HOST is {host}, so other machines could open the desk, and nobody has to sign in. Set "
                "MARLOW_DESK_ACCESS=accounts (`make desk-account`) or MARLOW_DESK_ACCESS=proxy; see docs/desk.md."
            )
        proxies = frozenset((environment.get("MARLOW_DESK_PROXIES") or f"{LOOPBACK},::1").replace(" ", "").split(","))
        return cls(
            root=root,
            host=host,
            port=port,
            store=_path(environment, "MARLOW_STORE", root / "build" / "faq.db"),
            wordings=_path(environment, "MARLOW_DESK_WORDINGS", root / "data" / "nlu"),
            questions=_path(environment, "MARLOW_QUESTIONS", root / "build" / "questions.db"),
            handovers=_path(environment, "MARLOW_DESK_HANDOVERS", root / "build" / "handovers.db"),
            assistant_url=_assistant_url(environment),
            access=access,
            accounts=_path(environment, "MARLOW_DESK_ACCOUNTS", root / "data" / "local" / "desk_accounts.json"),
            user_header=environment.get("MARLOW_DESK_USER_HEADER") or "X-Remote-User",
            proxies=proxies,
            public_url=_public_url(environment, host, port),
            retention=_number(environment, "MARLOW_DESK_RETENTION", 8 * 60, 30 * MINUTES_A_DAY),
        )

    @property
    def local_url(self) -> str:
        """The address at which this machine reaches the desk."""
        return _local_url(self.host, self.port)

    @property
    def secure(self) -> bool:
        """Whether agents come by https, so that cookies never travel without."""
        return self.public_url.startswith("https:")

    @property
    def hosts(self) -> list[str]:
        """The names that a request's Host header may have; any other is refused (DNS rebinding)."""
        named = urlsplit(self.public_url).hostname or ""
        local = [LOOPBACK, "localhost", "[::1]"]
        return list(dict.fromkeys([*local, f"[{named}]" if ":" in named else named]))


def is_loopback(host: str) -> bool:
    """Tell whether only this machine can reach a host."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _assistant_url(environment: Mapping[str, str]) -> str:
    host = environment.get("MARLOW_HOST") or LOOPBACK
    return _local_url(host, _number(environment, "MARLOW_PORT", 5005, 65535))


def _local_url(host: str, port: int) -> str:
    host = {"0.0.0.0": LOOPBACK, "::": "::1"}.get(host, host)
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def _public_url(environment: Mapping[str, str], host: str, port: int) -> str:
    url = (environment.get("MARLOW_DESK_URL") or "").rstrip("/")
    if not url:
        return _local_url(host, port)
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.path:
        raise DeskError(
            f'MARLOW_DESK_URL is "{url}"; give the address in the agents\' browsers, such as https://desk.example.org'
        )
    return url


def _number(environment: Mapping[str, str], name: str, default: int, most: int) -> int:
    text = environment.get(name) or str(default)
    if not (text.isascii() and text.isdigit() and 1 <= int(text) <= most):
        raise DeskError(f'{name} is "{text}"; give a whole number from 1 to {most}.')
    return int(text)


def _path(environment: Mapping[str, str], name: str, default: Path) -> Path:
    return Path(environment[name]).absolute() if environment.get(name) else default
