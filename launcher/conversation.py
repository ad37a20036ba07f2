"""One question to a running assistant over Rasa's REST channel, and its reply."""

from __future__ import annotations

import uuid
from typing import Any

import requests

from launcher.errors import LauncherError

REST_PATH = "/webhooks/rest/webhook"
SMOKE_QUESTION = "does it hurt"
SMOKE_TOPIC = "pain_during"

Payload = dict[str, Any]


class NotListening(Exception):
    """Nothing listens at the address (yet)."""


class NotTheAssistant(LauncherError):
    """Something listens at the address, but it is not this assistant, or its REST channel is off."""


def ask(url: str, question: str, timeout: float = 60.0) -> list[Payload]:
    """Ask in a conversation of its own; return the payloads of the reply: one, or two when two things were asked.

    Raises NotListening when nobody is there, NotTheAssistant when somebody else is, LauncherError when the reply
    holds no payload or does not come.
    """
    with requests.Session() as session:
        session.trust_env = False  # a proxy has no business between two processes of one machine
        try:
            reply = session.post(
                url + REST_PATH, json={"sender": f"launcher-{uuid.uuid4().hex}", "message": question}, timeout=timeout
            )
        except requests.ConnectionError as error:
            raise NotListening(str(error)) from error
        except requests.Timeout as error:
            raise LauncherError(f"The assistant at {url} did not answer within {timeout:.0f} seconds.") from error
    try:
        reply.raise_for_status()
        payloads = read_payloads(reply.json())
    except (requests.RequestException, ValueError) as error:
        raise NotTheAssistant(
            f"What listens at {url} is not this assistant, or its REST channel is off (credentials.yml): "
            f"it replied with HTTP status {reply.status_code}."
        ) from error
    if not payloads:
        raise LauncherError(
            f"The assistant at {url} gave no answer; the reason stands in build/logs/action.log or build/logs/rasa.log."
        )
    return payloads


def read_payloads(messages: Any) -> list[Payload]:
    """Return the payloads among a bot's messages; raises ValueError for what is no list of messages."""
    if not isinstance(messages, list) or not all(isinstance(message, dict) for message in messages):
        raise ValueError("no list of messages")
    return [message["custom"] for message in messages if "custom" in message]


def require_smoke_answer(url: str) -> None:
    """Ask the smoke question; raises NotListening, or LauncherError when the answer is not the expected topic."""
    payload = ask(url, SMOKE_QUESTION)[0]
    if (payload.get("act"), payload.get("topic")) != ("answer", SMOKE_TOPIC):
        raise LauncherError(
            f'The assistant at {url} is up, but to "{SMOKE_QUESTION}" it replied with act {payload.get("act")!r} and '
            f"topic {payload.get('topic')!r} instead of the answer {SMOKE_TOPIC!r}; look at the wordings in data/nlu/"
            " and train again."
        )
