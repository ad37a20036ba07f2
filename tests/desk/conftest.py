"""A desk with the real answers, a stand-in for the assistant, and a browser's way of asking."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest
from argon2 import PasswordHasher
from starlette.testclient import TestClient

import store
from desk.accounts import Accounts
from desk.app import create_app
from desk.assistant import Understood
from desk.entries import Place
from desk.look_up import LookUp
from desk.sessions import Sessions
from desk.settings import ROOT, DeskSettings
from desk.state import Desk
from store.handovers import Handovers

KEY = "the-assistants-key"
BROWSER = {"accept": "text/html", "sec-fetch-mode": "navigate"}


class FakeAssistant:
    """Answers what a test tells it to; None is an assistant that is down."""

    def __init__(self) -> None:
        self.understood: Understood | None = None

    async def understand(self, text: str) -> Understood | None:
        return self.understood

    def ranks(self, *places: tuple[str, float], **said: Any) -> None:
        ranking = tuple((Place("topic", key), probability) for key, probability in places)
        self.understood = Understood(ranking, **{"audience": None, "procedure": None, "urgent": False, **said})


@dataclass
class Log:
    """Stands in for the question log."""

    questions: list[dict[str, Any]] = field(default_factory=list)
    signals: list[dict[str, Any]] = field(default_factory=list)

    def add_question(self, **values: Any) -> int:
        self.questions.append(values)
        return len(self.questions)

    def add_signal(self, **values: Any) -> None:
        self.signals.append(values)


@dataclass
class Bench:
    """A desk under test; `new_client` opens a browser without cookies."""

    desk: Desk
    assistant: FakeAssistant
    log: Log
    new_client: Callable[..., TestClient]

    def token(self, client: TestClient, path: str = "/") -> str:
        """The token of a page's forms."""
        found = re.search(r'name="csrf" (?:content|value)="([^"]+)"', client.get(path, headers=BROWSER).text)
        assert found is not None
        return found[1]


@pytest.fixture(scope="session")
def faq_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real answers, built."""
    path = tmp_path_factory.mktemp("desk") / "faq.db"
    store.build(ROOT / "data", path)
    return path


@pytest.fixture(scope="session")
def look_up(faq_path: Path) -> LookUp:
    """The real index; a test that tells its assistant something must reset it."""
    return LookUp(faq_path, ROOT / "data" / "nlu", FakeAssistant())  # type: ignore[arg-type]


@pytest.fixture
def make_bench(look_up: LookUp, faq_path: Path, tmp_path: Path) -> Iterator[Callable[..., Bench]]:
    """Makes a desk with settings of the test's own."""
    opened: list[TestClient] = []
    assistant = FakeAssistant()
    look_up._assistant = assistant  # type: ignore[assignment]

    def make(**changes: Any) -> Bench:
        settings = replace(DeskSettings.from_environment({}, ROOT), store=faq_path, accounts=tmp_path / "accounts.json")
        settings = replace(settings, **changes)
        log = Log()
        desk = Desk(
            settings=settings,
            look_up=look_up,
            handovers=Handovers(tmp_path / "handovers.db"),
            questions=log,
            sessions=Sessions(b"a secret for tests only"),
            accounts=Accounts(settings.accounts, PasswordHasher(time_cost=1, memory_cost=64)),
            key=KEY,
            redact=lambda text: text.replace("Jane Doe", "[name]"),
        )
        app = create_app(desk)

        def new_client(address: str = "127.0.0.1") -> TestClient:
            client = TestClient(app, "http://127.0.0.1:5010", follow_redirects=False, client=(address, 50000))
            client.__enter__()
            opened.append(client)
            return client

        return Bench(desk, assistant, log, new_client)

    yield make
    for client in opened:
        client.__exit__()


@pytest.fixture
def bench(make_bench: Callable[..., Bench]) -> Bench:
    """A desk as `make run` starts it."""
    return make_bench()


@pytest.fixture
def client(bench: Bench) -> TestClient:
    """A browser at that desk."""
    return bench.new_client()


@pytest.fixture
def handover() -> dict[str, Any]:
    """What the assistant posts when a patient asks for a person."""
    return {
        "conversation": "web-4f1c",
        "channel": "web",
        "kind": "person",
        "turns": [
            {"asked": "does it hurt", "act": "answer", "topic": "pain_during", "said": "Does the test hurt?"},
            {"asked": "let me talk to Jane Doe", "act": "human_handoff", "topic": None, "said": "Talk to a person"},
        ],
        "at": "2026-11-21T10:05Z",
    }
