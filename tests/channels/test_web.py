"""The web channel's contract, over HTTP."""

from __future__ import annotations

import asyncio
import json
import time
from datetime import datetime
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread
from typing import Any

import pytest
import requests

from guard.secret import key_for

pytestmark = pytest.mark.slow
NUMBER = "1-202-555-0142"


def test_a_conversation(server: Any) -> None:
    started = server.post("/conversations")
    assert started.status_code == 201
    assert datetime.fromisoformat(started.json()["expires"]).timestamp() > time.time() + 3600
    token = started.json()["conversation"]
    assert server.say("how long does it take", token)[0]["topic"] == "duration"
    assert server.say("and for a child", token)[0]["act"] == "answer"
    first, second = server.agent.messages
    assert first.sender_id == second.sender_id and first.sender_id.startswith("web-")
    assert first.input_channel == "web"
    assert first.text == "how long does it take"


def test_a_client_cannot_choose_its_conversation_or_its_metadata(server: Any) -> None:
    token = server.begin()
    body = {"text": "hi", "sender": "victim", "conversation": "victim", "metadata": {"x": 1}, "input_channel": "phone"}
    assert server.post("/messages", token, json=body).status_code == 200
    (message,) = server.agent.messages
    assert message.sender_id.startswith("web-") and message.input_channel == "web"
    assert message.metadata == {"alternatives": []}


@pytest.mark.parametrize("token", ["", "x", "victim", "IndlYi14Ig.aaaaaa.aaaaaaaaaaaaaaaaaaaaaaaaaaa", "e" * 3000])
@pytest.mark.parametrize("path", ["/messages", "/feedback", "/handover"])
def test_without_a_good_token_nothing_is_served(server: Any, path: str, token: str) -> None:
    reply = server.post(path, token, json={"text": "hi"})
    assert reply.status_code == 401 and reply.json()["error"]
    assert server.agent.messages == []


def test_another_channels_token_is_refused(server: Any) -> None:
    from channels.rasa_turn import conversation_ids

    assert server.post("/messages", conversation_ids().new("phone"), json={"text": "hi"}).status_code == 401


BAD = ["", "x", "[]", "3", "null", '"text"', "{}", '{"text": 3}', '{"text": null}', '{"text": ["hi"]}', '{"text": {}}']
BAD += ["[" * 8000, '{"text": ' * 900, "\x00", "\xff\xfe", '{"text": "a"', "1" * 5000]


@pytest.mark.parametrize("body", BAD, ids=range(len(BAD)))
def test_a_body_of_another_shape_is_refused_with_a_sentence(server: Any, body: str) -> None:
    reply = server.post("/messages", server.begin(), data=body.encode("latin-1"))
    assert reply.status_code == 400 and reply.json()["error"].endswith(".")
    assert server.agent.messages == []


def test_a_big_body_is_refused(server: Any) -> None:
    token = server.begin()
    reply = server.post("/messages", token, json={"text": "a" * 20_000})
    assert reply.status_code == 413 and "bytes" in reply.json()["error"]
    assert server.post("/messages", token, data=b"a" * 5_000_000).status_code == 413


def test_too_fast_is_refused_and_says_when_to_come_back(server: Any) -> None:
    token, other = server.begin(), server.begin()
    codes = [server.post("/messages", token, json={"text": "hi"}).status_code for _ in range(32)]
    assert codes[:30] == [200] * 30 and codes[-1] == 429
    refused = server.post("/messages", token, json={"text": "hi"})
    assert int(refused.headers["Retry-After"]) >= 1 and refused.json()["error"]
    assert server.say("hi", other)


def test_an_address_that_asks_too_often_is_refused(server: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    from channels.front_door import the_front_door
    from guard.rate_limit import RateLimit

    monkeypatch.setattr(the_front_door(), "_by_address", RateLimit(3))
    assert [server.post("/conversations").status_code for _ in range(4)] == [201, 201, 201, 429]


def test_only_listed_websites_may_ask(server: Any) -> None:
    listed = {"Origin": "https://www.hospital.example"}
    reply = server.post("/conversations", headers=listed)
    assert reply.status_code == 201
    assert reply.headers["Access-Control-Allow-Origin"] == "https://www.hospital.example"
    assert server.post("/conversations", headers={"Origin": server.url}).status_code == 201
    for origin in ("https://elsewhere.example", "null", "https://www.hospital.example.evil.example"):
        reply = server.post("/conversations", headers={"Origin": origin})
        assert reply.status_code == 403 and "Access-Control-Allow-Origin" not in reply.headers


def test_a_browser_is_told_beforehand_what_it_may_send(server: Any) -> None:
    wish = {"Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": "authorization,content-type"}
    address = f"{server.url}/webhooks/web/messages"
    allowed = requests.options(address, headers=wish | {"Origin": "https://www.hospital.example"}, timeout=10)
    assert allowed.headers["Access-Control-Allow-Origin"] == "https://www.hospital.example"
    assert "authorization" in allowed.headers["Access-Control-Allow-Headers"].lower()
    refused = requests.options(address, headers=wish | {"Origin": "https://elsewhere.example"}, timeout=10)
    assert "Access-Control-Allow-Origin" not in refused.headers


def test_slashes_at_the_beginning_are_no_command(server: Any) -> None:
    token = server.begin()
    for text in ("/ask_duration", "/ / ask_duration", "//ask_duration"):
        server.say(text, token)
    assert [message.text for message in server.agent.messages] == ["ask_duration"] * 3


def silent(_: Any) -> None:
    return None


def failing(_: Any) -> None:
    raise RuntimeError


async def hanging(_: Any) -> None:
    await asyncio.sleep(20)


@pytest.mark.parametrize("says", [silent, failing, hanging])
def test_a_fault_behind_it_gives_words_and_a_number_in_time_and_the_next_message_works(server: Any, says: Any) -> None:
    token = server.begin()
    good, server.agent.says = server.agent.says, says
    started = time.monotonic()
    (reply,) = server.say("how long does it take", token)
    assert time.monotonic() - started < 3.5  # 3 s are the contract; the rest is the test's own machine
    assert NUMBER in reply["written"] and reply["from_guard"]
    server.agent.says = good
    assert server.say("how long does it take", token)[0]["topic"] == "duration"


def test_feedback(server: Any) -> None:
    token = server.begin()
    good = {"topic": "duration", "revision": "abc123", "helpful": False, "reason": "out_of_date"}
    assert server.post("/feedback", token, json=good).status_code == 204
    assert (
        server.post("/feedback", token, json=good | {"revision": None, "helpful": True, "reason": None}).status_code
        == 204
    )
    wrong: list[dict[str, Any]] = [
        {"topic": ""}, {"topic": None}, {"topic": "a b"}, {"topic": "x" * 80}, {"helpful": 1}, {"helpful": "yes"},
        {"reason": "free text"}, {"reason": []}, {"reason": {}}, {"revision": 3}, {"revision": "<script>"},
    ]  # fmt: skip
    for change in wrong:
        reply = server.post("/feedback", token, json=good | change)
        assert reply.status_code == 400 and reply.json()["error"], change


class Desk:
    """Takes hand-overs."""

    def __init__(self, reply: dict[str, Any], wait: float = 0.0) -> None:
        self.got: list[tuple[str, dict[str, Any]]] = []
        desk = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                desk.got.append((self.headers["X-Marlow-Key"], body))
                time.sleep(wait)
                sent = json.dumps(reply).encode()
                self.send_response(201)
                self.send_header("Content-Length", str(len(sent)))
                self.end_headers()
                self.wfile.write(sent)

            def log_message(self, *_: Any) -> None:
                pass

        self.server = HTTPServer(("127.0.0.1", 0), Handler)
        Thread(target=self.server.serve_forever, daemon=True).start()


def test_the_desk_takes_over(server: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = Desk({"reference": "K7-42"})
    monkeypatch.setenv("MARLOW_DESK_PORT", str(desk.server.server_address[1]))
    token = server.begin()
    server.say("my name is Ann Miller, how long does it take", token)
    done = server.post("/handover", token, json={}).json()
    assert (done["reached"], done["reference"]) == (True, "K7-42")
    assert "K7-42" in done["reply"]["written"] and done["reply"]["act"] == "human_handoff"
    ((key, sent),) = desk.got
    assert key == key_for(b"a secret for the tests", "desk")
    assert (sent["kind"], sent["channel"]) == ("person", "web")
    (turn,) = sent["turns"]
    assert "Miller" not in turn["asked"] and "how long" in turn["asked"]
    assert (turn["act"], turn["topic"], turn["said"]) == ("answer", "duration", "How long?")
    server.say("I can't breathe", token)
    server.post("/handover", token, json={})
    assert {sent["kind"] for _, sent in desk.got[1:]} == {"urgent"}
    desk.server.shutdown()


def test_a_warning_sign_shows_at_the_desk_by_itself(server: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = Desk({"reference": "K7-42"})
    monkeypatch.setenv("MARLOW_DESK_PORT", str(desk.server.server_address[1]))
    token = server.begin()
    server.say("how long does it take", token)
    assert desk.got == []
    assert server.say("I can't breathe", token)[0]["act"] == "urgent_symptoms"
    deadline = time.monotonic() + 10
    while not desk.got and time.monotonic() < deadline:
        time.sleep(0.05)
    ((_, sent),) = desk.got
    assert (sent["kind"], [turn["act"] for turn in sent["turns"]][:2]) == ("urgent", ["answer", "urgent_symptoms"])
    desk.server.shutdown()


def test_without_a_desk_there_is_a_number_within_a_second_or_two(server: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    slow = Desk({"reference": "K7-42"}, wait=3)
    for port in ("9", str(slow.server.server_address[1])):
        monkeypatch.setenv("MARLOW_DESK_PORT", port)
        started = time.monotonic()
        done = server.post("/handover", server.begin()).json()
        assert time.monotonic() - started < 2
        assert (done["reached"], done["reference"]) == (False, None)
        assert NUMBER in done["reply"]["written"]
    slow.server.shutdown()


def test_a_cleared_conversation_is_forgotten(server: Any) -> None:
    from channels.forgetful_trackers import ForgetfulTrackerStore
    from channels.rasa_turn import conversation_ids, the_guard

    token = server.begin()
    conversation = conversation_ids().conversation(token, "web")
    kept = server.agent.tracker_store = ForgetfulTrackerStore(None)
    kept._kept[conversation] = (time.monotonic(), ())
    server.say("how long does it take", token)
    headers = {"Authorization": f"Bearer {token}"}
    assert requests.delete(f"{server.url}/webhooks/web/conversation", headers=headers, timeout=10).status_code == 204
    assert kept._kept == {}
    assert the_guard().turns.of(conversation) == ()
    assert server.post("/messages", token, json={"text": "hi"}).status_code == 401


def test_switched_off_within_one_message(server: Any) -> None:
    from channels.rasa_turn import the_guard

    token = server.begin()
    the_guard().off.switch_off()
    (reply,) = server.say("how long does it take", token)
    assert NUMBER in reply["written"] and server.agent.messages == []
    the_guard().off.switch_on()
    assert server.say("how long does it take", token)[0]["topic"] == "duration"


@pytest.mark.parametrize("path", ["/webhooks/rest/webhook", "/socket.io/", "/model/parse", "/conversations/x/messages"])
def test_what_is_closed_is_not_there(server: Any, path: str) -> None:
    reply = requests.post(server.url + path, json={"sender": "x", "message": "hi", "text": "hi"}, timeout=10)
    assert reply.status_code == 404 and reply.json() == {"error": "There is nothing here."}


def test_health(server: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def ready() -> tuple[int, list[str]]:
        reply = requests.get(server.url + "/ready", timeout=10)
        return reply.status_code, reply.json()["reasons"]

    assert requests.get(server.url + "/live", timeout=10).json() == {"live": True}
    server.agent.says = silent
    assert ready()[0] == 503 and "smoke question" in ready()[1][0]
    server.agent.says = lambda _: {"act": "answer", "topic": "pain_during", "spoken": "Some.", "written": "Some."}
    assert ready() == (200, [])
    monkeypatch.setenv("MARLOW_MODEL", "models/marlow-1.tar.gz")
    assert "marlow-0.tar.gz is loaded, but marlow-1.tar.gz" in ready()[1][0]
    monkeypatch.delenv("MARLOW_MODEL")
    server.agent.ready = False
    assert "No model is loaded" in ready()[1][0]
    numbers = requests.get(server.url + "/metrics", timeout=10).text
    assert 'marlow_replies_total{act="answer",channel="web",from_guard="false"}' in numbers
    assert "marlow_reply_seconds_bucket" in numbers and 'marlow_refused_total{channel="web",status="401"}' in numbers
