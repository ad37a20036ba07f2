"""The corrections keep what Rasa does; and where a new Rasa no longer needs one, its test says so."""

from __future__ import annotations

import asyncio
import inspect
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.slow
GOOD = {"events": [{"event": "slot", "name": "x", "value": None, "timestamp": None}], "responses": [{"text": "a"}]}
WRONG: list[Any] = [{"events": [{"event": "no such event"}]}, {"events": 3}, {"responses": ["a"]}, [], "secret words"]


def test_an_actions_reply_is_judged_as_rasa_judges_it() -> None:
    from jsonschema import ValidationError
    from rasa.core.actions.action import RemoteAction

    from channels.rasa_corrections import correct_rasa, validate_action_result

    rasas = RemoteAction._validate_action_result
    action = RemoteAction("action_answer_faq", None)
    assert validate_action_result(action, GOOD) is rasas(action, GOOD) is True
    for wrong in WRONG:
        with pytest.raises(ValidationError):
            rasas(action, wrong)
        with pytest.raises(ValidationError) as raised:
            validate_action_result(action, wrong)
        assert "secret words" not in str(raised.value)
    correct_rasa()
    assert RemoteAction._validate_action_result is validate_action_result


def test_rasa_still_checks_its_schema_every_time(monkeypatch: pytest.MonkeyPatch) -> None:
    from jsonschema.validators import validator_for
    from rasa.core.actions.action import RemoteAction

    from channels.rasa_corrections import _rasas_validate

    one = RemoteAction("action_answer_faq", None)
    kind = validator_for(one.action_response_format_spec())
    checked: list[Any] = []
    monkeypatch.setattr(kind, "check_schema", classmethod(lambda _, schema, *__: checked.append(schema)))
    for _ in range(3):
        _rasas_validate(one, GOOD)
    assert len(checked) == 3, "this Rasa no longer needs the first correction; take it out"


def test_rasa_still_says_hello_at_the_top_and_we_do_not() -> None:
    from rasa import server
    from rasa.core import run

    from channels.rasa_corrections import correct_rasa
    from channels.widget_files import add_front_page

    assert "Hello from Rasa" in inspect.getsource(server)
    assert "server.add_root_route(app)" in inspect.getsource(run)
    correct_rasa()
    assert server.add_root_route is add_front_page


RULES = [
    ("greet", "action_say_words"),
    ("ask_duration", "action_answer_faq"),
    ("ask_risks", "action_answer_faq"),
    (None, "action_listen"),
]


def test_the_same_rules_fit_as_rasa_finds() -> None:
    import json

    from rasa.core.policies.rule_policy import RulePolicy

    from channels.rasa_corrections import _rasas_possible_keys, possible_keys

    def listened(intent: str) -> dict[str, Any]:
        return {"user": {"intent": intent}, "prev_action": {"action_name": "action_listen"}}

    def acted(action: str, intent: str) -> dict[str, Any]:
        return {"user": {"intent": intent}, "prev_action": {"action_name": action}}

    lookup = {}
    for intent, action in RULES:
        if intent is not None:
            lookup[json.dumps([{}, listened(intent)])] = action
            lookup[json.dumps([listened(intent)])] = action
            lookup[json.dumps([listened(intent), acted(action, intent)])] = "action_listen"
    lookup[json.dumps([{"prev_action": {"action_name": "action_answer_faq"}}])] = "action_listen"
    lookup[json.dumps([{"user": {"intent": "should_not_be_set"}, "prev_action": {"action_name": "action_listen"}}])] = (
        "a"
    )
    policy = RulePolicy.__new__(RulePolicy)
    conversations: list[list[dict[str, Any]]] = [[], [{}], [{}, {"user": {"text": "hi"}}]]
    for intent, action in (*RULES, ("unknown", "unknown")):
        for before in ([], [{}], [{}, listened("greet"), acted("action_say_words", "greet")]):
            conversations += [
                [*before, listened(str(intent))],
                [*before, listened(str(intent)), acted(action, str(intent))],
                [*before, {"user": {"text": "words"}, "prev_action": {"action_name": "action_listen"}}],
            ]
    sizes = set()
    for states in conversations:
        found = possible_keys(policy, lookup, states)
        assert found == _rasas_possible_keys(policy, lookup, states)
        sizes.add(len(found))
    assert len(sizes) > 2


def test_every_rule_ends_with_its_action() -> None:
    import yaml

    for rule in yaml.safe_load(Path("data/rules.yml").read_text(encoding="utf-8"))["rules"]:
        actions = [step for step in rule["steps"] if "action" in step]
        assert len(actions) == 1 and rule["steps"][-1] is actions[0], rule["rule"]


def test_after_an_action_it_listens_without_asking_the_policies(monkeypatch: pytest.MonkeyPatch) -> None:
    from rasa.core.actions.action import RemoteAction
    from rasa.shared.core.events import FollowupAction, SlotSet

    from channels import rasa_corrections

    async def rasas(*_: Any) -> list[Any]:
        return [SlotSet("x", 1)]

    monkeypatch.setattr(rasa_corrections, "_rasas_run", rasas)
    events = asyncio.run(rasa_corrections.run_and_listen(RemoteAction("action_answer_faq", None), None))
    assert events == [SlotSet("x", 1), FollowupAction("action_listen")]


def test_connections_to_the_action_server_are_kept_and_a_new_one_is_made_where_it_was_closed() -> None:
    import threading
    from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

    from rasa.utils.endpoints import EndpointConfig

    from channels.rasa_corrections import correct_rasa

    correct_rasa()
    clients = []

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            self.rfile.read(int(self.headers["Content-Length"]))
            clients.append(self.client_address)
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", "2")
            self.end_headers()
            self.wfile.write(b"{}")
            self.close_connection = len(clients) == 2

        def log_message(self, *_: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    endpoint = EndpointConfig(f"http://127.0.0.1:{server.server_address[1]}")

    async def talk() -> None:
        for _ in range(3):
            assert await endpoint.request(json={}) == {}
            await asyncio.sleep(0.1)

    asyncio.run(talk())
    server.shutdown()
    assert clients[0] == clients[1] != clients[2]


def test_the_next_message_of_a_conversation_does_not_wait_a_second(monkeypatch: pytest.MonkeyPatch) -> None:
    from rasa.core.lock_store import InMemoryLockStore

    from channels.rasa_corrections import LOOK_SECONDS, _rasas_lock, correct_rasa

    correct_rasa()

    async def two() -> list[str]:
        locks, done = InMemoryLockStore(), []

        async def one(name: str) -> None:
            async with locks.lock("a"):
                await asyncio.sleep(0.01)
                done.append(name)

        await asyncio.gather(one("first"), one("second"))
        return done

    slept: list[float] = []
    sleep = asyncio.sleep
    monkeypatch.setattr("rasa.core.lock_store.asyncio.sleep", lambda seconds: slept.append(seconds) or sleep(seconds))
    assert asyncio.run(two()) == ["first", "second"]
    assert max(slept) == LOOK_SECONDS
    waits = inspect.signature(_rasas_lock).parameters["wait_time_in_seconds"].default
    assert waits == 1, "this Rasa no longer needs the second correction; take it out"


def test_rasa_still_reads_a_message_in_the_event_loop() -> None:
    from rasa.core.processor import MessageProcessor

    from channels.rasa_corrections import _rasas_parse, correct_rasa, parse_message

    correct_rasa()
    assert MessageProcessor.parse_message is parse_message
    source = inspect.getsource(_rasas_parse)
    assert "= self._parse_message_with_graph(" in source, "this Rasa no longer needs the eighth correction"
    assert source.count("await ") == 1 and "await self.http_interpreter.parse(message)" in source


def test_a_message_is_read_while_the_loop_goes_on() -> None:
    from types import SimpleNamespace

    from rasa.core.channels.channel import UserMessage
    from rasa.core.processor import MessageProcessor

    from channels.encoding_thread import wait_for
    from channels.rasa_corrections import parse_message

    order: list[str] = []

    class Graph:
        def __init__(self) -> None:
            self._instantiated_nodes: dict[str, Any] = {}

        def run(self, inputs: dict[str, Any], targets: list[str]) -> dict[str, Any]:
            (message,) = inputs["__message__"]
            order.append(f"begin {message.text}")
            wait_for(asyncio.sleep(0.01))
            order.append(f"end {message.text}")
            return {"nlu": [SimpleNamespace(as_dict=lambda **_: {"text": message.text, "intent": {"name": "a"}})]}

    processor = MessageProcessor.__new__(MessageProcessor)
    processor.http_interpreter = None
    processor.graph_runner = Graph()
    processor.model_metadata = SimpleNamespace(nlu_target="nlu", domain=SimpleNamespace(intents=["a"]))
    processor.domain = processor.model_metadata.domain
    processor._check_for_unseen_features = lambda _: None

    async def two() -> list[Any]:
        return await asyncio.gather(*(parse_message(processor, UserMessage(text)) for text in ("one", "two")))

    assert [read["text"] for read in asyncio.run(two())] == ["one", "two"]
    assert order == ["begin one", "begin two", "end one", "end two"]


def test_a_graph_gives_what_dask_gives() -> None:
    import dask
    from rasa.engine.runner import dask as dask_runner

    from channels.rasa_corrections import correct_rasa, run_in_order

    calls: list[str] = []

    def node(name: str) -> Any:
        def run(*given: tuple[str, Any]) -> tuple[str, Any]:
            calls.append(name)
            return name, [value for _, value in given]

        return run

    graph = {
        "message": ("message", "does it hurt"),
        "read": (node("read"), "message"),
        "rank": (node("rank"), "read", "message"),
        "decide": (node("decide"), "rank", "read"),
    }
    expected = dask.get(dict(graph), ["decide", "read"])
    assert sorted(calls) == ["decide", "rank", "read"]
    calls.clear()
    assert run_in_order(graph, ["decide", "read"]) == list(expected)
    assert calls == ["read", "rank", "decide"]
    correct_rasa()
    assert dask_runner.dask.get is run_in_order
