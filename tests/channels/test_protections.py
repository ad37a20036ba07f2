"""Each protection is needed: what is claimed of the assistant holds, and does not once the protection is taken out."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import pytest
import requests
import yaml

from launcher.processes import rasa_command
from launcher.settings import LOOPBACK, ROOT, Settings

pytestmark = pytest.mark.slow
NAME = "Zacharias Quimby"
Claim = Callable[[Any, pytest.MonkeyPatch], None]
Take = Callable[[pytest.MonkeyPatch], None]


def refused(server: Any, token: str, status: int = 401) -> None:
    reply = server.post("/messages", token, json={"text": "hi"})
    assert reply.status_code == status
    assert server.agent.messages == []


def a_forged_token_is_refused(server: Any, _: pytest.MonkeyPatch) -> None:
    from guard import ConversationIds

    refused(server, ConversationIds(b"not the secret").new("web"))


def an_old_token_is_refused(server: Any, _: pytest.MonkeyPatch) -> None:
    from itsdangerous import TimestampSigner

    with pytest.MonkeyPatch.context() as before:
        before.setattr(TimestampSigner, "get_timestamp", lambda _: int(time.time()) - 9 * 60 * 60)
        token = server.begin()
    refused(server, token)


def another_channels_token_is_refused(server: Any, _: pytest.MonkeyPatch) -> None:
    from channels.rasa_turn import conversation_ids

    refused(server, conversation_ids().new("phone"))


def a_client_cannot_name_its_conversation(server: Any, _: pytest.MonkeyPatch) -> None:
    assert server.post("/messages", server.begin(), json={"text": "hi", "sender": "victim"}).status_code == 200
    assert [message.sender_id == "victim" for message in server.agent.messages] == [False]


def two_people_never_share_a_conversation(server: Any, _: pytest.MonkeyPatch) -> None:
    for _person in range(2):
        server.say("hi", server.begin())
    assert len({message.sender_id for message in server.agent.messages}) == 2


def a_forgotten_conversation_is_over(server: Any, _: pytest.MonkeyPatch) -> None:
    token = server.begin()
    headers = {"Authorization": f"Bearer {token}"}

    class Trackers:
        async def forget(self, _: str) -> None:
            """Keep nothing."""

    server.agent.tracker_store = Trackers()
    done = requests.delete(f"{server.url}/webhooks/web/conversation", headers=headers, timeout=10)
    assert done.status_code == 204
    refused(server, token)


def a_slash_is_no_command(server: Any, _: pytest.MonkeyPatch) -> None:
    server.say("/ask_duration", server.begin())
    assert server.agent.messages[0].text == "ask_duration"


def a_name_does_not_reach_rasa(server: Any, _: pytest.MonkeyPatch) -> None:
    server.say(f"my name is {NAME} and does it hurt", server.begin())
    assert NAME not in server.agent.messages[0].text


def only_listed_websites_may_ask(server: Any, _: pytest.MonkeyPatch) -> None:
    reply = server.post("/conversations", headers={"Origin": "https://elsewhere.example"})
    assert reply.status_code == 403


def a_big_body_is_refused(server: Any, _: pytest.MonkeyPatch) -> None:
    body = {"text": "hi", "more": "a" * 20_000}
    assert server.post("/messages", server.begin(), json=body).status_code == 413


def who_asks_too_fast_is_refused(server: Any, _: pytest.MonkeyPatch) -> None:
    token = server.begin()
    assert 429 in [server.post("/messages", token, json={"text": "hi"}).status_code for _ in range(40)]


def unsigned(patch: pytest.MonkeyPatch) -> None:
    from itsdangerous import URLSafeTimedSerializer

    patch.setattr(URLSafeTimedSerializer, "loads", lambda self, token, **_: self.loads_unsafe(token)[1])


def everlasting(patch: pytest.MonkeyPatch) -> None:
    from itsdangerous import URLSafeTimedSerializer

    loads = URLSafeTimedSerializer.loads
    patch.setattr(URLSafeTimedSerializer, "loads", lambda self, token, **_: loads(self, token))


def for_every_channel(patch: pytest.MonkeyPatch) -> None:
    from guard import ConversationIds

    serializer = ConversationIds._serializer
    patch.setattr(ConversationIds, "_serializer", lambda self, _: serializer(self, "any"))


def as_the_client_says(patch: pytest.MonkeyPatch) -> None:
    from channels.front_door import FrontDoor, read_object

    patch.setattr(FrontDoor, "conversation", lambda _, request, *__: read_object(request)["sender"])


def taken_out(place: str, name: str, instead: Any) -> Take:
    """Return what puts `instead` at a dotted place of one of our modules."""

    def take(patch: pytest.MonkeyPatch) -> None:
        patch.setattr(f"{place}.{name}", instead)

    return take


def unredacted(patch: pytest.MonkeyPatch) -> None:
    from channels.rasa_turn import the_guard

    patch.setattr(the_guard(), "_redact", str)


PROTECTIONS: list[tuple[Claim, Take]] = [
    (a_forged_token_is_refused, unsigned),
    (an_old_token_is_refused, everlasting),
    (another_channels_token_is_refused, for_every_channel),
    (a_client_cannot_name_its_conversation, as_the_client_says),
    (
        two_people_never_share_a_conversation,
        taken_out("guard.conversation_ids.secrets", "token_urlsafe", lambda _: "same"),
    ),
    (a_forgotten_conversation_is_over, taken_out("guard.conversation_ids.ConversationIds", "forget", lambda *_: None)),
    (a_slash_is_no_command, taken_out("channels.rasa_turn", "plain", str)),
    (a_name_does_not_reach_rasa, unredacted),
    (only_listed_websites_may_ask, taken_out("channels.front_door.FrontDoor", "admit", lambda *_: None)),
    (a_big_body_is_refused, taken_out("channels.front_door", "MOST_BYTES", 10**9)),
    (who_asks_too_fast_is_refused, taken_out("guard.rate_limit.RateLimit", "wait", lambda *_: 0)),
]
NAMES = [claim.__name__ for claim, _ in PROTECTIONS]


@pytest.mark.parametrize(("claim", "take"), PROTECTIONS, ids=NAMES)
def test_it_holds_and_without_its_protection_it_would_not(
    server: Any, monkeypatch: pytest.MonkeyPatch, claim: Claim, take: Take
) -> None:
    claim(server, monkeypatch)
    server.agent.__init__()
    with pytest.MonkeyPatch.context() as patch:
        take(patch)
        with pytest.raises(AssertionError):
            claim(server, monkeypatch)


def only_our_paths(app: Any) -> None:
    """Claim that of the addresses of an app each is of one of our channels."""
    paths = {route.path for route in app.router.routes}
    ours = ("webhooks/web/", "webhooks/desk/", "webhooks/health/", "live", "ready", "metrics")
    assert paths and all(path.startswith(ours) for path in paths), paths


def test_the_stock_channel_is_closed_and_its_addresses_would_show(server: Any) -> None:
    from rasa.core.channels.channel import register
    from rasa.core.channels.rest import RestInput
    from sanic import Sanic

    only_our_paths(server._app)
    opened = Sanic("opened", configure_logging=False)
    register([RestInput()], opened, route="/webhooks/")
    with pytest.raises(AssertionError, match="webhooks/rest"):
        only_our_paths(opened)


def starts_closed(credentials: str, command: list[str], settings: Settings) -> None:
    """Claim that Rasa is started with our channels alone, without its own API, and the actions on loopback."""
    names = set(yaml.safe_load(credentials))
    assert all(name.startswith("channels.") for name in names), names
    assert not {"--enable-api", "--auth-token", "--jwt-secret"} & set(command)
    assert settings.actions_host == settings.host == LOOPBACK


def test_what_is_started_is_closed_and_a_line_more_would_be_told() -> None:
    credentials = (ROOT / "credentials.yml").read_text(encoding="utf-8")
    settings = Settings.from_environment({})
    command = rasa_command(settings, ROOT / "model.tar.gz")
    starts_closed(credentials, command, settings)
    everywhere = Settings.from_environment({"MARLOW_ACTIONS_HOST": "0.0.0.0"})
    for opened in (
        (credentials.replace("# rest:", "rest:"), command, settings),
        (credentials + "socketio:\n", command, settings),
        (credentials, [*command, "--enable-api"], settings),
        (credentials, command, everywhere),
    ):
        with pytest.raises(AssertionError):
            starts_closed(*opened)
