"""A channel in a web server of its own: the real guard and the real store, a stand-in for Rasa."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from rasa.core.channels.channel import InputChannel, UserMessage
from sanic import Sanic
from sanic.touchup import TouchUp

import channels.rasa_turn
import store
from actions.clarify_topic import clarify_payload
from actions.reply import act_payload, answer_payload
from actions.tell_more import more_payload
from actions.turn import Turn
from channels.front_door import guard_app
from guard import ConversationIds, Guard
from launcher.ports import free_port

ROOT = Path(__file__).parents[3]
_touch_up = TouchUp.run


def touch_up_once(app: Sanic) -> None:
    """Rewrite Sanic's own methods for the first server of this process only; Sanic 21.12 fails the second time."""
    if not getattr(TouchUp, "done", False):
        TouchUp.done = True
        _touch_up(app)


TouchUp.run = touch_up_once
SECRET = b"a secret for tests, long enough"


def plain_turn() -> Turn:
    """A turn in which nothing was said before."""
    nothing: dict[str, Any] = {"entities": {}, "audience": None, "procedure": None, "last_topic": None}
    return Turn("", "", 0.97, (), speaking=True, at=0.0, last_reply=None, pending=None, unsure=0, **nothing)


class StandIn:
    """Rasa, for a channel: answers what `replies` holds, and remembers the messages."""

    def __init__(self, path: Path) -> None:
        self.messages: list[UserMessage] = []
        self.broken = False
        turn = plain_turn()
        with store.open_store(path) as faq:

            def answer(topic: str) -> dict[str, Any]:
                return answer_payload(faq, turn, topic)[0].to_dict()

            def act(name: str) -> dict[str, Any]:
                return act_payload(faq, turn, name).to_dict()

            self.replies: dict[str, list[dict[str, Any]]] = {
                "how long does it take": [answer("duration")],
                "does it hurt": [answer("pain_during")],
                "yes": [more_payload(faq, turn, "duration").to_dict()],
                "tell me more": [more_payload(faq, turn, "duration").to_dict()],
                "which one": [clarify_payload(faq, turn, ("duration", "during_treatment")).to_dict()],
                "the second one": [answer("during_treatment")],
                "let me talk to a person": [act("human_handoff")],
                "help": [act("help")],
                "stop": [act("stop")],
                "bye": [act("goodbye")],
                "no": [act("deny")],
                "say that again": [act("help")],
            }
            self.unknown = [act("not_sure")]

    async def __call__(self, message: UserMessage) -> None:
        self.messages.append(message)
        if self.broken:
            raise RuntimeError("no model")
        for payload in self.replies.get(message.text, self.unknown):
            await message.output_channel.send_response(
                message.sender_id, {"text": payload["spoken"], "custom": payload}
            )


class Served:
    """A channel in a web server of its own, in a thread of its own."""

    def __init__(self, channel: InputChannel, rasa: StandIn) -> None:
        self.rasa = rasa
        self._port = free_port()
        app = Sanic(f"channel_{self._port}", configure_logging=False)
        app.blueprint(channel.blueprint(rasa), url_prefix=f"/webhooks/{channel.name()}")
        guard_app(app)
        app.ctx.agent = type("Agent", (), {"tracker_store": None})()
        self._loop = asyncio.new_event_loop()
        listening = threading.Event()
        self._thread = threading.Thread(target=self._serve, args=(app, listening), daemon=True)
        self._thread.start()
        assert listening.wait(30)
        self._client = httpx.Client(base_url=f"http://127.0.0.1:{self._port}", trust_env=False, timeout=20)

    def _serve(self, app: Sanic, listening: threading.Event) -> None:
        asyncio.set_event_loop(self._loop)

        async def start() -> None:
            server = await app.create_server("127.0.0.1", self._port, return_asyncio_server=True, access_log=False)
            assert server is not None
            await server.startup()
            await server.before_start()
            await server.start_serving()

        self._loop.run_until_complete(start())
        self._loop.call_soon(listening.set)
        self._loop.run_forever()

    def stop(self) -> None:
        self._client.close()
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(5)

    def post(self, url: str, content: bytes, headers: dict[str, str]) -> httpx.Response:
        """Post a body; the server believes that it is called "test"."""
        return self._client.post(url, content=content, headers={"Host": "test", **headers})


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real content, built once."""
    path = tmp_path_factory.mktemp("channels") / "faq.db"
    store.build(ROOT / "data", path)
    return path


@pytest.fixture
def serve(built: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[type[Any]], Served]]:
    """Serves a channel class, with a guard, a secret and settings of its own."""
    guard = Guard(store=built)
    for module in ("rasa_turn", "phone", "alexa", "voice", "voice_stream"):
        monkeypatch.setattr(f"channels.{module}.the_guard", lambda: guard)
        monkeypatch.setattr(f"channels.{module}.secret", lambda: SECRET, raising=False)
    for module in ("rasa_turn", "front_door", "voice", "voice_stream"):
        monkeypatch.setattr(f"channels.{module}.conversation_ids", lambda: ConversationIds(SECRET))
    channels.rasa_turn._turnstile.cache_clear()  # it belongs to the loop of the server before
    servers: list[Served] = []

    def begin(channel: type[Any]) -> Served:
        servers.append(Served(channel.from_credentials(None), StandIn(built)))
        return servers[-1]

    yield begin
    for server in servers:
        server.stop()
