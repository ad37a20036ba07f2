"""In one process the assistant says the same as with its action server."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest

from launcher.conversations import action_server
from launcher.model import model_path
from launcher.ports import free_port
from launcher.settings import LOOPBACK, QUIET_AND_OFFLINE, ROOT, Settings

pytestmark = pytest.mark.slow
CONVERSATIONS = (
    ("does it hurt",),
    ("can my daughter eat before it", "yes", "and how long does it take", "say that again"),
    ("should I stop my warfarin",),
    ("I have a fever and it's bleeding a lot",),
    ("how much does parking cost", "yes please"),
    ("asdf", "qwertz"),
    ("where do they do it",),
    ("", "/greet"),
)


@pytest.fixture(scope="module")
def model() -> Path:
    os.environ.update(QUIET_AND_OFFLINE)
    found = model_path(ROOT)
    assert found.is_file(), "make train"
    return found


@pytest.fixture(scope="module")
def here(model, built_store):
    from evaluation.assistant import AssistantHere

    with AssistantHere(model, built_store) as assistant:
        yield assistant


def replies(assistant, channel):
    said = []
    for texts in CONVERSATIONS:
        say = assistant.conversation(channel)
        said.append([say(text).payloads for text in texts])
    return said


def test_the_same_replies_as_over_http(here, model, built_store, tmp_path):
    from rasa.utils.endpoints import EndpointConfig

    from channels.rasa_corrections import correct_rasa
    from evaluation.assistant import AssistantHere

    correct_rasa()  # as the server does, whose connections to the action server then stay open
    settings = replace(
        Settings.from_environment({"MARLOW_STORE": str(built_store)}), actions_host=LOOPBACK, actions_port=free_port()
    )
    endpoint = EndpointConfig(f"{settings.actions_url}/webhook")
    with action_server(settings, tmp_path / "action.log"), AssistantHere(model, built_store, endpoint) as over_http:
        for channel in ("voice", "web"):
            said = replies(here, channel)
            assert said == replies(over_http, channel)
            assert all(payloads for conversation in said for payloads in conversation)


def test_what_was_heard_is_told(here):
    heard = here.conversation("web")("does it hurt")
    assert heard.ranking[0][0] == "ask_pain_during" and len(heard.ranking) > 2
    assert 0 < heard.seconds < 10 and heard.failure == ""
    assert here.parse("does it hurt")["intent"]["name"] == "ask_pain_during"


def test_a_failing_action_is_told_and_the_store_comes_back(here, model, built_store, tmp_path):
    from evaluation.assistant import AssistantHere

    with AssistantHere(model, tmp_path / "nothing.db") as assistant:
        heard = assistant.conversation("web")("does it hurt")
    assert heard.payloads == () and "StoreError" in heard.failure
    assert os.environ["MARLOW_STORE"] == str(built_store)


def test_speed_is_measured_in_a_process_of_its_own(model, built_store, monkeypatch):
    from evaluation.speed import measure_speed

    monkeypatch.setenv("MARLOW_STORE", str(built_store))
    speed = measure_speed(ROOT, model, ["does it hurt"] * 7)
    assert speed.n == 7 and 0 < speed.p50 <= speed.p95 <= speed.p99 < 5
