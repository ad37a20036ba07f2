"""Who is at the desk: a signed cookie that names the agent, holds a token against forged requests, and runs out."""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass

from itsdangerous import BadSignature, URLSafeTimedSerializer

LONGEST = 12 * 3600
"""Seconds that a session lasts: a long shift."""
NAME = "marlow_desk"


@dataclass(frozen=True)
class Session:
    """A session: `agent` is "" where nobody has to sign in; `mark` changes with the account's password."""

    id: str
    agent: str
    mark: str
    csrf: str


class Sessions:
    """Makes, reads and ends sessions."""

    def __init__(self, secret: bytes, clock: Callable[[], float] = time.time) -> None:
        self._signer = URLSafeTimedSerializer(secret, salt="marlow-desk-session")
        self._clock = clock
        self._ended: dict[str, float] = {}

    def new(self, agent: str = "", mark: str = "") -> Session:
        """Return a new session."""
        return Session(secrets.token_urlsafe(16), agent, mark, secrets.token_urlsafe(24))

    def cookie(self, session: Session) -> str:
        """Return the cookie's value."""
        return str(self._signer.dumps(asdict(session)))

    def read(self, cookie: str | None) -> Session | None:
        """Return the session of a cookie, or None where it is missing, forged, ended or too old."""
        if not cookie:
            return None
        try:
            session = Session(**self._signer.loads(cookie, max_age=LONGEST))
        except (BadSignature, TypeError):
            return None
        return None if session.id in self._ended else session

    def end(self, session: Session) -> None:
        """Let no one use the session again."""
        now = self._clock()
        self._ended = {key: at for key, at in self._ended.items() if now - at < LONGEST}
        self._ended[session.id] = now
