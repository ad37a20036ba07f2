"""What is read from the web channel, and what is not taken for the assistant."""

from __future__ import annotations

from typing import Any

import pytest

from launcher.conversation import NotListening, NotTheAssistant, ask, require_smoke_answer
from launcher.errors import LauncherError
from launcher.ports import free_port


def test_payloads_of_the_reply(assistant: Any) -> None:
    assert ask(assistant.url, "does it hurt") == [assistant.payload]
    assert assistant.asked == [("Bearer token-1", "does it hurt")]


def test_every_question_is_a_conversation_of_its_own(assistant: Any) -> None:
    ask(assistant.url, "a")
    ask(assistant.url, "b")
    assert assistant.asked == [("Bearer token-1", "a"), ("Bearer token-2", "b")]


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


@pytest.mark.parametrize("replies", [[], ["An error"], None])
def test_reply_without_payload(assistant: Any, replies: object) -> None:
    assistant.reply = {"replies": replies}
    with pytest.raises(NotTheAssistant):
        ask(assistant.url, "does it hurt")


def test_a_refused_question_is_explained(assistant: Any) -> None:
    assistant.status, assistant.reply = 429, {"error": "That was a lot at once."}
    with pytest.raises(LauncherError, match="refused the question: That was a lot at once"):
        ask(assistant.url, "does it hurt")


def test_smoke_question_with_another_answer(assistant: Any) -> None:
    require_smoke_answer(assistant.url)
    assistant.reply = {"replies": [{"act": "not_sure", "topic": None, "from_guard": True}]}
    with pytest.raises(LauncherError, match=r"answered with an apology; .*action\.log"):
        require_smoke_answer(assistant.url)
    assistant.reply = {"replies": [{"act": "not_sure", "topic": None}]}
    with pytest.raises(LauncherError, match=r"replied with act 'not_sure' and topic None instead of .*'pain_during'"):
        require_smoke_answer(assistant.url)
