"""The running assistant does what docs/openapi.yaml says, whatever is sent to it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import requests
import schemathesis
from hypothesis import HealthCheck, settings

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]
WEB = "/webhooks/web"
schema = schemathesis.from_path(ROOT / "docs" / "openapi.yaml", base_url="http://127.0.0.1")


def new_token(site: str) -> str:
    reply = requests.post(f"{site}{WEB}/conversations", timeout=10)
    assert reply.status_code == 201
    return str(reply.json()["conversation"])


@schema.parametrize()
@settings(max_examples=12, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck))
def test_the_server_keeps_to_its_description(case: Any, site: str) -> None:
    headers = {"Authorization": f"Bearer {new_token(site)}"} if case.operation.get_security_requirements() else {}
    response = case.call(base_url=site, headers=headers, timeout=20)
    case.validate_response(response)


@pytest.mark.parametrize(
    ("method", "path"), [("POST", "messages"), ("POST", "feedback"), ("POST", "handover"), ("DELETE", "conversation")]
)
@pytest.mark.parametrize("token", [None, "", "forged", "eyJhbGciOiJub25lIn0.e30.", "Bearer"])
def test_without_a_token_of_the_servers_nothing_is_done(site: str, method: str, path: str, token: str | None) -> None:
    headers = {} if token is None else {"Authorization": f"Bearer {token}"}
    body = {"text": "does it hurt", "topic": "duration", "helpful": True}
    reply = requests.request(method, f"{site}{WEB}/{path}", json=body, headers=headers, timeout=10)
    assert reply.status_code == 401
    assert len(reply.json()["error"]) > 10


def test_a_changed_token_is_worth_nothing(site: str) -> None:
    token = new_token(site)
    changed = token[:-1] + ("A" if token[-1] != "A" else "B")
    headers = {"Authorization": f"Bearer {changed}"}
    assert requests.post(f"{site}{WEB}/messages", json={"text": "hi"}, headers=headers, timeout=10).status_code == 401


def test_a_forgotten_conversation_stays_forgotten(site: str) -> None:
    headers = {"Authorization": f"Bearer {new_token(site)}"}
    assert requests.delete(f"{site}{WEB}/conversation", headers=headers, timeout=10).status_code == 204
    assert requests.post(f"{site}{WEB}/messages", json={"text": "hi"}, headers=headers, timeout=10).status_code == 401


@pytest.mark.parametrize(
    ("body", "status"),
    [(b"", 400), (b"[]", 400), (b'{"text": 7}', 400), (b"\xff", 400), (b'{"text": "' + b"x" * 20000 + b'"}', 413)],
)
def test_what_is_no_message_is_refused_with_a_sentence(site: str, body: bytes, status: int) -> None:
    headers = {"Authorization": f"Bearer {new_token(site)}", "Content-Type": "application/json"}
    reply = requests.post(f"{site}{WEB}/messages", data=body, headers=headers, timeout=10)
    assert reply.status_code == status
    assert len(reply.json()["error"]) > 10


def test_a_website_that_is_not_on_the_list_is_refused(site: str) -> None:
    headers = {"Origin": "https://elsewhere.example"}
    assert requests.post(f"{site}{WEB}/conversations", headers=headers, timeout=10).status_code == 403


def test_each_route_of_the_channel_is_described(site: str) -> None:
    described = set(schema.raw_schema["paths"])
    code = (ROOT / "channels" / "web.py").read_text(encoding="utf-8")

    routes = {WEB + route for route in re.findall(r'@web\.(?:post|get|delete|put)\("([^"]+)"\)', code)}
    assert routes and routes <= described
