"""One question, one answer at the terminal."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from guard import make_secret
from launcher.content import build_store, require_files
from launcher.conversation import NotListening, NotTheAssistant, Payload, ask
from launcher.errors import LauncherError
from launcher.model import require_whole_model
from launcher.ports import free_port
from launcher.processes import Assistant
from launcher.settings import LOOPBACK, Settings
from launcher.terminal import Waiting, say
from launcher.train import ensure_model

Used = TypeVar("Used")


def ask_assistant(settings: Settings, question: str) -> list[Payload]:
    """Ask the assistant that runs at MARLOW_PORT, or a temporary one where none does; return its payloads."""
    if not question.strip():
        raise LauncherError('There is no question; write it behind Q, for example: make ask Q="does it hurt"')
    try:
        return ask(settings.url, question)
    except (NotListening, NotTheAssistant):
        say(f"No assistant answers at {settings.url}; starting one for this question (`make run` keeps one running)")
    return with_temporary(settings, lambda url: ask(url, question))


def with_temporary(settings: Settings, use: Callable[[str], Used]) -> Used:
    """Start an assistant on free ports, use it at its address, and stop it."""
    require_files(settings.root)
    make_secret(settings.root)
    build_store(settings)
    model = ensure_model(settings)
    require_whole_model(model)
    free = replace(settings, host=LOOPBACK, port=free_port(), actions_host=LOOPBACK, actions_port=free_port())
    replies: list[Used] = []

    def when_ready(_: Waiting) -> bool:
        replies.append(use(free.url))
        return False

    status = Assistant(free, model, settings.root / "build" / "logs" / "ask").serve(when_ready)
    if not replies:
        raise SystemExit(status)
    return replies[0]


def as_json(payloads: list[Payload]) -> str:
    """Return the payload as JSON; a list of two where the question asked two things."""
    return json.dumps(payloads[0] if len(payloads) == 1 else payloads, ensure_ascii=False, indent=2)


def as_text(payloads: list[Payload]) -> str:
    """Return what a person at a terminal wants to see of a reply: title, spoken, written, sources."""
    return "\n\n".join(payload_text(payload) for payload in payloads)


def payload_text(payload: Payload) -> str:
    """Lay out one payload."""
    title = payload.get("title") or payload.get("act", "")
    key = payload.get("topic") or payload.get("act", "")
    parts = [f"{title} [{key}]", f"Spoken:\n{payload.get('spoken', '')}", f"Written:\n{payload.get('written', '')}"]
    if sources := payload.get("sources"):
        parts.append("Sources:\n" + "\n".join(source_line(source) for source in sources))
    if choices := payload.get("choices"):
        parts.append("Choices:\n" + "\n".join(f"- {choice['title']} [{choice['topic']}]" for choice in choices))
    return "\n\n".join(parts)


def source_line(source: Payload) -> str:
    """Return one source as a line: publisher, title, section, site, and when it was last reviewed."""
    section = source.get("section_title") or source.get("section")
    named = [source.get("publisher"), source.get("title"), section, source.get("site")]
    line = "- " + ", ".join(str(part) for part in named if part)
    return f"{line} (reviewed {source['reviewed']})" if source.get("reviewed") else line
