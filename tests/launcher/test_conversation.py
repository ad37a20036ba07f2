"""What is read from the REST channel, and what is not taken for the assistant."""

from __future__ import annotations

from typing import Any

import pytest

from launcher.conversation import NotListening, NotTheAssistant, ask, require_smoke_answer
from launcher.errors import LauncherError
from launcher.ports import free_port


def test_payloads_of_the_reply(assistant: Any) -> None:
    assert ask(assistant.url, "does it hurt") == [assistant.payload]
    assert assistant.asked[0]["message"] == "does it hurt"


def test_every_question_is_a_conversation_of_its_own(assistant: Any) -> None:
    ask(assistant.url, "a")
    ask(assistant.url, "b")
    assert assistant.asked[0]["sender"] != assistant.asked[1]["sender"]


def test_proxies_are_left_out(assistant: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    assert ask(assistant.url, "does it hurt") == [assistant.payload]


def test_nobody_listens() -> None:
    with pytest.raises(NotListening):
        ask(f"http://127.0.0.1:{free_port()}", "does it hurt")


@pytest.mark.parametrize(("status", "reply"), [(404, "not found"), (200, {"status": "ok"}), (200, "hello"), (200, [1])])
def test_another_program_listens(assistant: Any, status: int, reply: object) -> None:
    assistant.status, assistant.reply = status, reply
    with pytest.raises(NotTheAssistant, match=f"status {status}"):
        ask(assistant.url, "does it hurt")


@pytest.mark.parametrize("reply", [[], [{"recipient_id": "x", "text": "An error"}]])
def test_reply_without_payload(assistant: Any, reply: object) -> None:
    assistant.reply = reply
    with pytest.raises(LauncherError, match=r"gave no answer; .*action\.log"):
        ask(assistant.url, "does it hurt")


def test_smoke_question_with_another_answer(assistant: Any) -> None:
    require_smoke_answer(assistant.url)
    assistant.reply = [{"custom": {"act": "not_sure", "topic": None}}]
    with pytest.raises(LauncherError, match=r"replied with act 'not_sure' and topic None instead of .*'pain_during'"):
        require_smoke_answer(assistant.url)
