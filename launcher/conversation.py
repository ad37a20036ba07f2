"""One question to a running assistant over its web channel, and its reply."""

from __future__ import annotations

from typing import Any

import requests

from launcher.errors import LauncherError

WEB_PATH = "/webhooks/web"
SMOKE_QUESTION = "does it hurt"
SMOKE_TOPIC = "pain_during"

Payload = dict[str, Any]


class NotListening(Exception):
    """Nothing listens at the address (yet)."""


class NotTheAssistant(LauncherError):
    """Something listens at the address, but it is not this assistant, or its web channel is off."""


class Conversation:
    """A conversation with the assistant at an address."""

    def __init__(self, url: str, timeout: float = 60.0) -> None:
        """Begin one.

        Raises:
            NotListening: nobody is there.
            NotTheAssistant: somebody else is.
            LauncherError: the reply does not come.
        """
        self._url = url
        self._timeout = timeout
        self._session = requests.Session()
        self._session.trust_env = False  # a proxy has no business between two processes of one machine
        try:
            self._token = str(self._post("/conversations", {}, 201)["conversation"])
        except KeyError as error:
            raise self._stranger(201) from error

    def say(self, text: str) -> list[Payload]:
        """Say something; return the payloads of the reply: one, or two when two things were asked."""
        replies = self._post("/messages", {"text": text}, 200).get("replies")
        if not isinstance(replies, list) or not replies or not all(isinstance(reply, dict) for reply in replies):
            raise self._stranger(200)
        return replies

    def _post(self, path: str, body: Payload, expected: int) -> Payload:
        headers = {"Authorization": f"Bearer {self._token}"} if path != "/conversations" else {}
        address = self._url + WEB_PATH + path
        try:
            reply = self._session.post(address, json=body, headers=headers, timeout=self._timeout)
        except requests.ConnectionError as error:
            raise NotListening(str(error)) from error
        except requests.Timeout as error:
            message = f"The assistant at {self._url} did not answer within {self._timeout:.0f} seconds."
            raise LauncherError(message) from error
        try:
            read: Any = reply.json()
        except ValueError as error:
            raise self._stranger(reply.status_code) from error
        if isinstance(read, dict) and reply.status_code == expected:
            return read
        if isinstance(read, dict) and isinstance(read.get("error"), str) and reply.status_code in (400, 413, 429, 503):
            raise LauncherError(f"The assistant at {self._url} refused the question: {read['error']}")
        raise self._stranger(reply.status_code)

    def _stranger(self, status: int) -> NotTheAssistant:
        return NotTheAssistant(
            f"What listens at {self._url} is not this assistant, or its web channel is off (credentials.yml): "
            f"it replied with HTTP status {status}."
        )


def ask(url: str, question: str, timeout: float = 60.0) -> list[Payload]:
    """Ask in a conversation of its own and return the payloads of the reply; raises what Conversation raises."""
    return Conversation(url, timeout).say(question)


def require_ready(url: str) -> None:
    """Raise LauncherError with what /ready says is missing, NotListening where nobody is there (yet)."""
    with requests.Session() as session:
        session.trust_env = False
        try:
            reply = session.get(url + "/ready", timeout=60)
        except requests.ConnectionError as error:
            raise NotListening(str(error)) from error
        except requests.Timeout as error:
            raise LauncherError(f"The assistant at {url} did not answer within 60 seconds.") from error
    if reply.status_code == 503:
        try:
            reasons = " ".join(map(str, reply.json()["reasons"]))
        except (ValueError, KeyError, TypeError):
            reasons = "It does not say why."
        raise LauncherError(f"The assistant at {url} is up, but not ready. {reasons}")


def require_smoke_answer(url: str) -> None:
    """Ask the smoke question; raises NotListening, or LauncherError when the answer is not the expected topic."""
    require_ready(url)
    payload = ask(url, SMOKE_QUESTION)[0]
    if payload.get("from_guard"):
        raise LauncherError(
            f'The assistant at {url} is up, but "{SMOKE_QUESTION}" is answered with an apology; the reason stands in'
            " build/logs/action.log or build/logs/rasa.log."
        )
    if (payload.get("act"), payload.get("topic")) != ("answer", SMOKE_TOPIC):
        raise LauncherError(
            f'The assistant at {url} is up, but to "{SMOKE_QUESTION}" it replied with act {payload.get("act")!r} and '
            f"topic {payload.get('topic')!r} instead of the answer {SMOKE_TOPIC!r}; look at the wordings in data/nlu/"
            " and train again."
        )
