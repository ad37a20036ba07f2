"""From each channel to a desk that really runs: the note shows at an open desk; without a desk the number is said.

`python -m pytest tests/channels/voices/test_hand_overs.py -rP` also prints how long each took.
"""

from __future__ import annotations

import html
import json
import os
import re
import subprocess
import sys
import time
import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlencode
from xml.etree import ElementTree

import pytest
import requests
from twilio.request_validator import RequestValidator

from guard import Guard
from launcher.ports import free_port
from speech.spoken_audio import SpokenAudio
from speech.transcript import Transcript
from speech.wav import write_wav

pytestmark = pytest.mark.slow
ROOT = Path(__file__).parents[3]
SECRET = "a secret for tests, long enough"
FIRST, WISH, SIGN = "how long does it take", "let me talk to a person", "i can't breathe and my chest hurts"
PERSON = re.compile(r"555[ -]*0142|five five five, zero one four two")
URGENT = re.compile(r"911|nine one one")
TOKEN, SKILL = "0123456789abcdef0123456789abcdef", "amzn1.ask.skill.0000"


class OpenDesk:
    """A desk in a process of its own, and an open page of it, which is told what comes."""

    def __init__(self, port: int) -> None:
        self._url = f"http://127.0.0.1:{port}"
        self._events = requests.get(f"{self._url}/handovers/events", stream=True, timeout=20)
        self._lines = self._events.iter_lines(chunk_size=1, decode_unicode=True)
        self.next_news()

    def next_news(self) -> dict[str, Any]:
        """Return what the page is told next."""
        told = next(line for line in self._lines if line.startswith("data: "))
        news: dict[str, Any] = json.loads(told.removeprefix("data: "))
        return news

    def note(self, reference: str) -> str:
        """Return the note of a reference as the page shows it, without its tags."""
        page = requests.get(f"{self._url}/handovers", headers={"X-Part": "1"}, timeout=10).text
        note = page.split(f'id="handover-{reference}"')[1].split('id="handover-')[0]
        return html.unescape(re.sub(r"<[^>]+>|\s+", " ", note))

    def close(self) -> None:
        self._events.close()


@pytest.fixture(scope="module")
def desk_port(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    folder, port = tmp_path_factory.mktemp("desk"), free_port()
    environment = {
        **os.environ,
        "MARLOW_STORE": str(built),
        "MARLOW_SECRET": SECRET,
        "MARLOW_DESK_PORT": str(port),
        "MARLOW_PORT": str(free_port()),
        "MARLOW_QUESTIONS": str(folder / "questions.db"),
        "MARLOW_DESK_HANDOVERS": str(folder / "handovers.db"),
    }
    process = subprocess.Popen([sys.executable, "-m", "desk", "serve"], cwd=ROOT, env=environment)
    deadline = time.monotonic() + 240
    while True:
        try:
            requests.get(f"http://127.0.0.1:{port}/health", timeout=5)
            break
        except requests.ConnectionError:
            assert process.poll() is None and time.monotonic() < deadline
            time.sleep(0.2)
    yield port
    process.terminate()
    process.wait(20)


@pytest.fixture
def open_desk(desk_port: int, monkeypatch: pytest.MonkeyPatch) -> Iterator[OpenDesk]:
    monkeypatch.setenv("MARLOW_DESK_PORT", str(desk_port))
    desk = OpenDesk(desk_port)
    yield desk
    desk.close()


@dataclass
class Person:
    """Somebody who uses a channel: `say` returns what they hear or read."""

    channel: str
    say: Callable[[str], str]


def web(served: Any) -> Person:
    url = f"http://127.0.0.1:{served._port}/webhooks/web"
    token = requests.post(f"{url}/conversations", timeout=10).json()["conversation"]
    headers = {"Authorization": f"Bearer {token}"}

    def say(text: str) -> str:
        if text == WISH:
            reply = requests.post(f"{url}/handover", json={}, headers=headers, timeout=10).json()["reply"]
            return str(reply["written"])
        replies = requests.post(f"{url}/messages", json={"text": text}, headers=headers, timeout=10).json()["replies"]
        return " ".join(reply["written"] for reply in replies)

    return Person("web", say)


def voice(served: Any, hear: Callable[[str], None]) -> Person:
    tokens: list[str] = []

    def say(text: str) -> str:
        hear(text)
        headers = {"Content-Type": "audio/wav"} | ({"Authorization": f"Bearer {tokens[0]}"} if tokens else {})
        url = f"http://127.0.0.1:{served._port}/webhooks/voice/ask"
        reply = requests.post(url, data=write_wav(b"\1\0" * 16000), headers=headers, timeout=20).json()
        tokens[:] = [reply["conversation"]]
        return str(reply["spoken"])

    return Person("voice", say)


def phone(served: Any) -> Person:
    at, sid = ["/webhooks/phone/webhook"], f"CA{uuid.uuid4().hex}"

    def turn(**more: str) -> str:
        fields = {"CallSid": sid, "From": "+12025550199", "To": "+12025550100", "CallStatus": "in-progress", **more}
        signature = RequestValidator(TOKEN).compute_signature(f"http://test{at[0]}", fields)
        headers = {"Content-Type": "application/x-www-form-urlencoded", "X-Twilio-Signature": signature}
        document = ElementTree.fromstring(served.post(at[0], urlencode(fields).encode(), headers).text)
        at[0] = document[-1].attrib.get("action", "").removeprefix("http://test")
        return " ".join("".join(one.itertext()) for one in document.iter("Say"))

    turn(CallStatus="ringing")

    def say(text: str) -> str:
        said = turn(SpeechResult=text, Confidence="0.93")
        # without a desk the call is put through, and the number is said when nobody answers there either
        return f"{said} {turn(DialCallStatus='no-answer')}" if text == WISH else said

    return Person("phone", say)


def alexa(served: Any) -> Person:
    session = f"amzn1.echo-api.session.{uuid.uuid4()}"

    def say(text: str) -> str:
        who = {"application": {"applicationId": SKILL}, "user": {"userId": "amzn1.ask.account.A"}}
        intent = {"name": "QuestionIntent", "slots": {"question": {"name": "question", "value": text}}}
        stamp = {"requestId": str(uuid.uuid4()), "timestamp": datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")}
        message = {
            "version": "1.0",
            "session": {"new": False, "sessionId": session, **who},
            "context": {"System": who},
            "request": {"type": "IntentRequest", "locale": "en-US", "intent": intent, **stamp},
        }
        headers = {"Content-Type": "application/json"}
        reply = served.post("/webhooks/alexa/skill", json.dumps(message).encode(), headers).json()["response"]
        return " ".join(ElementTree.fromstring(reply["outputSpeech"]["ssml"]).itertext())

    return Person("alexa", say)


@pytest.fixture(params=["web", "voice", "phone", "alexa"])
def person(
    request: pytest.FixtureRequest, serve: Any, built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Person:
    """Somebody who uses that channel; what decides whether Alexa signed a request has tests of its own."""
    from channels.alexa import AlexaInput
    from channels.phone import PhoneInput
    from channels.rasa_turn import conversation_ids, secret, the_guard
    from channels.voice import VoiceInput, reach_desk
    from channels.voice_engines import VoiceEngines
    from channels.voice_turn import VoiceTurn
    from channels.web import WebInput

    monkeypatch.setenv("TWILIO_AUTH_TOKEN", TOKEN)
    monkeypatch.setenv("MARLOW_PHONE_URL", "http://test")
    monkeypatch.setenv("MARLOW_ALEXA_SKILL", SKILL)
    monkeypatch.setattr("channels.alexa_signature.AlexaSignature.check", lambda *_: None)
    if request.param == "web":
        for name, ours in (("the_guard", the_guard), ("secret", secret), ("conversation_ids", conversation_ids)):
            monkeypatch.setattr(f"channels.web.{name}", ours)
        return web(serve(WebInput))
    if request.param == "phone":
        return phone(serve(PhoneInput))
    if request.param == "alexa":
        return alexa(serve(AlexaInput))
    heard: list[str] = []

    class Ears:
        def start(self) -> None:
            pass

        def transcribe(self, audio: bytes) -> Transcript:
            return Transcript(heard[-1], 0.95)

    class Mouth:
        name = "tone"

        def speak(self, text: str, pace: float = 1.0) -> bytes:
            return write_wav(b"\0\x10" * 1600)

    engines = VoiceEngines(Ears(), lambda: SpokenAudio(Mouth(), tmp_path / "audio"))

    class Channel(VoiceInput):
        @classmethod
        def from_credentials(cls, credentials: Any) -> VoiceInput:
            return cls(VoiceTurn(Guard(store=built), engines, reach_desk))

    return voice(serve(Channel), heard.append)


def test_a_wish_for_a_person_shows_at_an_open_desk(person: Person, open_desk: OpenDesk) -> None:
    person.say(FIRST)
    asked_at = time.monotonic()
    told = person.say(WISH)
    news = open_desk.next_news()
    note = open_desk.note(news["reference"])
    print(f"{person.channel}: a wish for a person shows after {time.monotonic() - asked_at:.2f} s")
    assert news["kind"] == "person"
    assert f"By {person.channel}" in note and FIRST in note and "How long does it take?" in note
    letter, digit, tens, ones = re.sub(r"-", "", news["reference"])
    digits = "zero one two three four five six seven eight nine".split()
    aloud = f"{letter}, {digits[int(digit)]}, {digits[int(tens)]} {digits[int(ones)]}"
    assert news["reference"] in told or aloud in told


def test_a_warning_sign_shows_at_an_open_desk(person: Person, open_desk: OpenDesk) -> None:
    asked_at = time.monotonic()
    assert URGENT.search(person.say(SIGN))
    news = open_desk.next_news()
    note = open_desk.note(news["reference"])
    print(f"{person.channel}: a warning sign shows after {time.monotonic() - asked_at:.2f} s")
    assert news["kind"] == "urgent" and news["urgent"] >= 1
    assert f"By {person.channel}" in note and SIGN in note and "urgent" in note


def test_with_the_desk_stopped_the_number_is_said(person: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MARLOW_DESK_PORT", str(free_port()))
    person.say(FIRST)
    told = person.say(WISH)
    assert PERSON.search(told), told
    assert "reference" not in told
