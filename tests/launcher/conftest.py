"""A small project in a folder of its own, and an HTTP server that stands in for the assistant."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

LOCK = 'version = 1\n[[package]]\nname = "rasa"\nversion = "3.6.21"\n[[package]]\nname = "unrelated"\nversion = "1"\n'
FILES = {
    "config.yml": "language: en\n",
    "domain.yml": "intents: []\n",
    "data/rules.yml": "rules: []\n",
    "data/nlu/duration.yml": "nlu: []\n",
    "data/nlu/acts/greet.yml": "nlu: []\n",
    "nlu/classifier.py": "EPOCHS = 3\n",
    "uv.lock": LOCK,
}
REPLY = {
    "act": "answer",
    "topic": "pain_during",
    "title": "Does it hurt?",
    "spoken": "Most people feel some pain. Would you like more?",
    "written": "Most people feel **some pain**.",
    "sources": [
        {"id": "a", "publisher": "P", "title": "Doc", "section_title": "Pain", "site": "p.org", "reviewed": "2022-10"},
        {"id": "b", "publisher": "Q", "title": "Page", "section_title": "Feeling", "site": "q.org", "reviewed": None},
    ],
    "choices": [],
}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project root with everything that a model is made of."""
    for name, text in FILES.items():
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return tmp_path


class FakeAssistant:
    """Starts a conversation for everybody, answers every message with `reply`, and remembers what it was asked."""

    def __init__(self) -> None:
        self.payload = REPLY
        self.reply: Any = {"replies": [REPLY]}
        self.status = 200
        self.asked: list[tuple[str, str]] = []
        self.started = 0
        fake = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                self.say(200, {"ready": True, "reasons": []})

            def do_POST(self) -> None:
                asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                if self.path.endswith("/conversations"):
                    fake.started += 1
                    self.say(201, {"conversation": f"token-{fake.started}"})
                else:
                    fake.asked.append((str(self.headers["Authorization"]), asked["text"]))
                    self.say(fake.status, fake.reply)

            def say(self, status: int, reply: Any) -> None:
                body = json.dumps(reply).encode()
                self.send_response(status)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_: object) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.port = self.server.server_address[1]
        self.url = f"http://127.0.0.1:{self.port}"


@pytest.fixture
def assistant() -> Iterator[FakeAssistant]:
    """A running stand-in for the assistant."""
    fake = FakeAssistant()
    thread = threading.Thread(target=fake.server.serve_forever)
    thread.start()
    yield fake
    fake.server.shutdown()
    fake.server.server_close()
    thread.join()
