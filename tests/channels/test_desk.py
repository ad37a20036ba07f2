"""The agents' look-up asks what a text may mean: for who has the desk's key, redacted, and without a conversation."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
import requests

from guard.secret import key_for

pytestmark = pytest.mark.slow
PATH = "/webhooks/desk/rank"
PARSED = {
    "intent": {"name": "ask_duration", "confidence": 0.9},
    "intent_ranking": [{"name": f"ask_{number}", "confidence": 0.5 / (number + 1)} for number in range(20)],
    "entities": [{"entity": "audience", "value": "child"}, {"entity": "audience", "value": "child"}],
}


@pytest.fixture
def desk(server: Any) -> Iterator[Any]:
    """The server, whose agent understands every text as PARSED."""
    server.agent.parsed = []

    async def parse_message(text: str) -> dict[str, Any]:
        server.agent.parsed.append(text)
        return PARSED

    server.agent.parse_message = parse_message
    yield server
    del server.agent.parse_message


def rank(server: Any, key: str | None = None, **body: Any) -> requests.Response:
    """Ask with the right key, or with another one."""
    headers = {"X-Marlow-Key": key_for(b"a secret for the tests", "desk") if key is None else key}
    return requests.post(server.url + PATH, headers=headers, timeout=20, **(body or {"json": {"text": "how long"}}))


def test_the_most_probable_meanings_come_back_best_first(desk: Any) -> None:
    reply = rank(desk)
    assert reply.status_code == 200
    body = reply.json()
    assert (body["intent"], body["audience"], body["procedure"]) == ("ask_duration", "child", None)
    assert [item["intent"] for item in body["ranking"]] == [f"ask_{number}" for number in range(12)]
    assert body["ranking"][1]["probability"] == 0.25


def test_the_desk_reads_what_the_channel_says(desk: Any) -> None:
    from desk.assistant import read_understood

    understood = read_understood(rank(desk).json())
    assert understood.audience == "child" and not understood.urgent
    assert understood.ranking[0][1] == 0.5


def test_who_is_asked_about_twice_is_not_known() -> None:
    from channels.desk import ranking_of

    both = {**PARSED, "entities": [{"entity": "audience", "value": name} for name in ("child", "adult")]}
    assert ranking_of(both)["audience"] is None
    assert ranking_of({"intent": {"name": None}})["ranking"] == []


@pytest.mark.parametrize("key", ["", "wrong", "0" * 64, "\u00e9"])
def test_without_the_desks_key_nothing_is_said(desk: Any, key: str) -> None:
    reply = rank(desk, key.encode().decode("latin-1"))
    assert reply.status_code == 401 and "X-Marlow-Key" in reply.json()["error"]
    assert desk.agent.parsed == []


@pytest.mark.parametrize("text", ["", "   ", "x" * 2001, None, 3, ["does it hurt"]])
def test_what_is_no_text_is_refused_with_a_sentence(desk: Any, text: Any) -> None:
    reply = rank(desk, json={"text": text})
    assert reply.status_code == 400 and "1 to 2000 characters" in reply.json()["error"]
    assert desk.agent.parsed == []


@pytest.mark.parametrize("body", [b"", b"[]", b"\xff", b'{"text": '])
def test_a_body_that_is_no_object_is_refused(desk: Any, body: bytes) -> None:
    assert rank(desk, data=body).status_code == 400


def test_rasa_sees_the_text_redacted_and_no_command(desk: Any) -> None:
    rank(desk, json={"text": "my number is 202-555-0147, does it hurt"})
    rank(desk, json={"text": "/restart"})
    first, second = desk.agent.parsed
    assert "555" not in first and "[phone number]" in first
    assert not second.startswith("/")


def test_nothing_is_remembered(desk: Any) -> None:
    rank(desk)
    assert desk.agent.messages == []


def test_without_a_model_the_desk_is_told(desk: Any) -> None:
    desk.agent.ready = False
    reply = rank(desk)
    assert reply.status_code == 503 and "No model" in reply.json()["error"]
