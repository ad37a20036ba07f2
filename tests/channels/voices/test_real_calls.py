"""A call and an Alexa session with the whole assistant behind them: Rasa, the trained model, the actions, the store."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode
from xml.etree import ElementTree

import pytest
import requests
from twilio.request_validator import RequestValidator

from launcher.ports import free_port

pytestmark = pytest.mark.slow
ROOT = Path(__file__).parents[3]
TOKEN = "0123456789abcdef0123456789abcdef"
START_LIMIT = 240


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The assistant's address, with a telephone account set up and Alexa not."""
    log = tmp_path_factory.mktemp("calls") / "run.log"
    port = free_port()
    environment = {**os.environ, "MARLOW_PORT": str(port), "MARLOW_ACTIONS_PORT": str(free_port())}
    environment |= {"MARLOW_DESK_PORT": str(free_port()), "TWILIO_AUTH_TOKEN": TOKEN}
    with log.open("wb") as output:
        process = subprocess.Popen(
            [sys.executable, "-m", "launcher", "run"],
            cwd=ROOT,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
    deadline = time.monotonic() + START_LIMIT
    while "Marlow answers at" not in log.read_text(encoding="utf-8"):
        assert process.poll() is None and time.monotonic() < deadline, log.read_text(encoding="utf-8")
        time.sleep(0.5)
    yield f"http://127.0.0.1:{port}"
    process.send_signal(signal.SIGINT)
    process.wait(60)


class Call:
    """A call, as Twilio makes it."""

    def __init__(self, url: str, sid: str) -> None:
        self.url = url
        self.sid = sid
        self.action = "/webhooks/phone/webhook"
        self.last = ""

    def turn(self, **fields: str) -> str:
        address = self.url + self.action
        form = {"CallSid": self.sid, "From": "+12025550199", **fields}
        headers = {
            "X-Twilio-Signature": RequestValidator(TOKEN).compute_signature(address, form),
            "Content-Type": "application/x-www-form-urlencoded",
        }
        reply = requests.post(address, data=urlencode(form), headers=headers, timeout=15)
        assert reply.status_code == 200, reply.text
        document = ElementTree.fromstring(reply.text)
        self.last = document[-1].tag
        self.action = document[-1].attrib.get("action", "")
        return " ".join("".join(say.itertext()) for say in document.iter("Say"))

    def say(self, speech: str) -> str:
        return self.turn(SpeechResult=speech, Confidence="0.92")


def test_a_call_with_the_whole_assistant(url: str) -> None:
    call = Call(url, "CA1")
    assert "this is Marlow" in call.turn(CallStatus="ringing")
    assert call.say("how long does it take").startswith("About how long it takes: For a child")
    assert "Our sources don't say" in call.turn(Digits="1")
    assert "Together by Saint Jude" in call.say("who says so")
    assert call.say("slower").startswith("All right, more slowly.")
    assert call.say("she has a fever of 102 since last night").startswith("Call your care team right away.")
    assert call.turn().startswith("I did not hear anything.")
    assert "putting you through" in call.say("let me talk to a person") and call.last == "Dial"
    assert "could not reach anybody" in call.turn(DialCallStatus="busy")
    assert "oodbye" in call.say("goodbye") and call.last == "Hangup"


def test_commands_work_after_every_answer(url: str) -> None:
    call = Call(url, "CA2")
    call.turn()
    for question in ("does it hurt", "is it safe", "how much does parking cost"):
        said = call.say(question)
        assert call.say("pardon") == said
        assert "come" in call.say("who says so") or "from" in call.say("who says so")
        assert call.say("stop")


def test_alexa_that_is_not_set_up_refuses(url: str) -> None:
    assert requests.post(f"{url}/webhooks/alexa/skill", data=b"{}", timeout=15).status_code == 401
