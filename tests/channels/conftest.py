"""Rasa's own web server with our channels, and an agent that is a stand-in: no model, no action server."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import requests

import store
from launcher.ports import free_port

ROOT = Path(__file__).parents[2]


class Agent:
    """Answers as `says` tells; remembers the messages."""

    def __init__(self) -> None:
        self.messages: list[Any] = []
        self.says: Callable[[Any], Any] = lambda message: {"act": "answer", "topic": "duration", "title": "How long?",
            "spoken": "It takes half an hour.", "written": "It takes **half an hour**."}  # fmt: skip
        self.tracker_store: Any = None
        self.model = "marlow-0.tar.gz"
        self.ready = True

    async def handle_message(self, message: Any) -> None:
        self.messages.append(message)
        said = self.says(message)
        said = await said if asyncio.iscoroutine(said) else said
        if said is not None:
            await message.output_channel.send_custom_json(message.sender_id, said)

    def is_ready(self) -> bool:
        return self.ready

    @property
    def processor(self) -> Any:
        return type("Processor", (), {"model_filename": self.model})


class Server:
    """The server at an address, in a thread of its own."""

    def __init__(self, agent: Agent) -> None:
        from rasa.core.channels.channel import register
        from rasa.server import configure_cors
        from sanic import Sanic

        from channels.desk import DeskInput
        from channels.health import HealthInput
        from channels.web import WebInput

        self.agent = agent
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        app = Sanic(f"test_{self.port}", configure_logging=False)
        configure_cors(app, ["https://www.hospital.example"])
        inputs = [kind.from_credentials(None) for kind in (WebInput, HealthInput, DeskInput)]
        register(inputs, app, route="/webhooks/")
        app.ctx.agent = agent
        self._loop = asyncio.new_event_loop()
        self._app = app
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()
        deadline = time.monotonic() + 30
        while True:
            try:
                requests.get(self.url + "/live", timeout=5)
                return
            except requests.ConnectionError:
                assert time.monotonic() < deadline
                time.sleep(0.05)

    def _serve(self) -> None:
        asyncio.set_event_loop(self._loop)

        async def start() -> None:
            server = await self._app.create_server("127.0.0.1", self.port, return_asyncio_server=True, access_log=False)
            await server.startup()
            await server.before_start()
            await server.start_serving()

        self._loop.run_until_complete(start())
        self._loop.run_forever()

    def stop(self) -> None:
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(5)

    def post(self, path: str, token: str = "", **more: Any) -> requests.Response:
        headers = {"Authorization": f"Bearer {token}"} if token else {}
        return requests.post(
            f"{self.url}/webhooks/web{path}", headers=headers | more.pop("headers", {}), timeout=20, **more
        )

    def begin(self) -> str:
        token: str = self.post("/conversations").json()["conversation"]
        return token

    def say(self, text: str, token: str) -> list[dict[str, Any]]:
        reply = self.post("/messages", token, json={"text": text})
        assert reply.status_code == 200, reply.text
        replies: list[dict[str, Any]] = reply.json()["replies"]
        return replies


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """One server for all tests; `fresh` makes it as new before each."""
    import channels.front_door as front_door
    import channels.rasa_turn as rasa_turn
    from guard.rate_limit import RateLimit

    path = tmp_path_factory.mktemp("channels") / "faq.db"
    store.build(ROOT / "data", path)
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("MARLOW_STORE", str(path))
        environment.setenv("MARLOW_QUESTIONS", str(path.parent / "questions.db"))
        environment.setenv("MARLOW_SECRET", "a secret for the tests")
        environment.setenv("MARLOW_OFF", str(path.parent / "off"))
        environment.setenv("MARLOW_ORIGINS", "https://www.hospital.example")
        for cached in (rasa_turn.the_guard, rasa_turn.secret, rasa_turn.conversation_ids, front_door.the_front_door):
            cached.cache_clear()
        running = Server(Agent())
        front_door.the_front_door()._by_address = RateLimit(0)
        yield running
        running.stop()


@pytest.fixture(autouse=True)
def fresh(request: pytest.FixtureRequest) -> None:
    """Give the server a new agent."""
    if "server" in request.fixturenames:
        running = request.getfixturevalue("server")
        running.agent.__init__()
