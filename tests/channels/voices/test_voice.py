"""The voice channel over HTTP and as a stream, with real sound; what is asked and what is heard are fixed."""

from __future__ import annotations

import asyncio
import base64
import json
import os
import shutil
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
import requests
import websockets

from guard import Guard
from launcher.ports import free_port
from speech.errors import SpeechError
from speech.flite_synthesizer import FliteSynthesizer
from speech.spoken_audio import SpokenAudio
from speech.transcript import NOTHING_HEARD, Transcript
from speech.wav import read_wav, wav_seconds, write_wav

pytestmark = pytest.mark.slow
NUMBER = "five five five"
SPOKEN = "It takes half an hour. Would you like more?"


class Ears:
    """Hears what it is told to, and remembers the sound."""

    def __init__(self) -> None:
        self.heard: list[bytes] = []
        self.says: Any = Transcript("how long does it take", 0.9, (("how long does it take", 0.9), ("how lung", 0.1)))

    def start(self) -> None:
        pass

    def transcribe(self, audio: bytes) -> Transcript:
        self.heard.append(audio)
        if isinstance(self.says, Exception):
            raise self.says
        said: Transcript = self.says
        return said


class Mouth:
    """Says each text as a tone, a tenth of a second a letter."""

    name = "tone"

    def speak(self, text: str, pace: float = 1.0) -> bytes:
        return write_wav(b"\0\x10" * (1600 * len(text)))


class Voice:
    """A server with the voice channel."""

    def __init__(self, server: Any, ears: Ears) -> None:
        self.rasa, self.ears = server.rasa, ears
        self.url = f"http://127.0.0.1:{server._port}/webhooks/voice"
        self.stream_url = self.url.replace("http", "ws") + "/stream"

    def ask(self, wav: bytes = b"", token: str = "", kind: str = "audio/wav") -> requests.Response:
        headers = {"Content-Type": kind} | ({"Authorization": f"Bearer {token}"} if token else {})
        return requests.post(f"{self.url}/ask", wav or question(), headers=headers, timeout=20)


def question(seconds: float = 1.0) -> bytes:
    return write_wav(b"\1\0" * int(16000 * seconds))


@pytest.fixture
def voice(serve: Any, built: Path, tmp_path: Path) -> Voice:
    from channels.voice import VoiceInput, reach_desk
    from channels.voice_engines import VoiceEngines
    from channels.voice_turn import VoiceTurn

    ears = Ears()

    class Channel(VoiceInput):
        @classmethod
        def from_credentials(cls, credentials: Any) -> VoiceInput:
            engines = VoiceEngines(ears, lambda: SpokenAudio(Mouth(), tmp_path / "audio"))
            return cls(VoiceTurn(Guard(store=built), engines, reach_desk))

    return Voice(serve(Channel), ears)


class Desk:
    """Takes hand-overs, and remembers when each came."""

    def __init__(self) -> None:
        self.got: list[tuple[float, str, dict[str, Any]]] = []
        desk = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                desk.got.append((time.monotonic(), self.headers["X-Marlow-Key"], body))
                self.send_response(201)
                self.end_headers()
                self.wfile.write(b'{"reference": "K7-42"}')

            def log_message(self, *_: Any) -> None:
                pass

        self.server = HTTPServer(("127.0.0.1", 0), Handler)
        Thread(target=self.server.serve_forever, daemon=True).start()

    def wait(self) -> dict[str, Any]:
        """Return the only hand-over that comes."""
        deadline = time.monotonic() + 10
        while not self.got and time.monotonic() < deadline:
            time.sleep(0.02)
        ((_, _, sent),) = self.got
        return sent


@pytest.fixture
def desk(monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    taking = Desk()
    monkeypatch.setenv("MARLOW_DESK_PORT", str(taking.server.server_address[1]))
    yield taking
    taking.server.shutdown()


@pytest.fixture
def say() -> Callable[[str], bytes]:
    """Return what says a text with flite, as 16 kHz PCM."""
    if shutil.which("flite") is None:
        (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)("flite is not installed; .ci/run names it")
    return lambda text: read_wav(FliteSynthesizer().speak(text))


def test_a_question_is_heard_understood_and_answered_aloud(voice: Voice) -> None:
    reply = voice.ask(question(1.5))
    assert reply.status_code == 200, reply.text
    said = reply.json()
    assert said["transcript"] == "how long does it take" and said["confidence"] == 0.9
    assert said["payload"]["topic"] == "duration" and said["payloads"] == [said["payload"]]
    assert said["spoken"] == "About how long it takes: " + said["payload"]["spoken"]
    assert wav_seconds(base64.b64decode(said["audio"])) > 3
    assert len(voice.ears.heard[0]) == 2 * 16000 * 1.5
    (message,) = voice.rasa.messages
    assert message.input_channel == "voice" and message.text == "how long does it take"
    assert message.metadata["alternatives"] == [["how long does it take", 0.9], ["how lung", 0.1]]


def test_who_wants_a_person_shows_at_the_desk_and_hears_the_reference(voice: Voice, desk: Desk) -> None:
    voice.ears.says = Transcript("let me talk to a person", 0.95)
    first = voice.ask().json()
    sent = desk.wait()
    assert (sent["kind"], sent["channel"], [turn["act"] for turn in sent["turns"]]) == (
        "person",
        "voice",
        ["human_handoff"],
    )
    assert NUMBER in first["spoken"] and "Your reference is K, seven, four two." in first["spoken"]
    voice.ears.says = Transcript("say that again", 0.95)
    assert "Your reference is" in voice.ask(token=first["conversation"]).json()["spoken"]
    assert len(desk.got) == 1, "words that are said again are no new wish"


def test_a_wish_that_was_heard_badly_reaches_the_desk_after_a_yes(voice: Voice, desk: Desk) -> None:
    voice.ears.says = Transcript("let me talk to a person", 0.4)
    first = voice.ask().json()
    assert first["spoken"] == "Do you want to talk to a person?" and desk.got == []
    voice.ears.says = Transcript("yes", 0.95)
    assert NUMBER in voice.ask(token=first["conversation"]).json()["spoken"]
    assert desk.wait()["kind"] == "person"


def test_a_warning_sign_shows_at_the_desk(voice: Voice, desk: Desk) -> None:
    voice.ears.says = Transcript("i can't breathe", 0.4)
    said = voice.ask().json()
    assert said["payload"]["act"] == "urgent_symptoms" and "K, seven" not in said["spoken"]
    assert desk.wait()["kind"] == "urgent"


def test_with_the_desk_stopped_the_words_hold_the_telephone_number(
    voice: Voice, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MARLOW_DESK_PORT", str(free_port()))
    voice.ears.says = Transcript("let me talk to a person", 0.95)
    said = voice.ask().json()
    assert NUMBER in said["spoken"] and "reference" not in said["spoken"]


def test_who_starts_over_is_forgotten_by_the_guard_too(voice: Voice) -> None:
    from channels.rasa_turn import conversation_ids, the_guard

    token = voice.ask().json()["conversation"]
    conversation = conversation_ids().conversation(token, "voice") or ""
    assert the_guard().turns.of(conversation)
    voice.ears.says = Transcript("start over", 0.95)
    voice.ask(token=token)
    assert the_guard().turns.of(conversation) == ()


def test_the_token_keeps_the_conversation(voice: Voice) -> None:
    from channels.rasa_turn import conversation_ids

    token = voice.ask().json()["conversation"]
    assert voice.ask(token=token).json()["conversation"] == token
    of_web = conversation_ids().new("web")
    assert voice.ask(token=of_web).json()["conversation"] == of_web
    voice.ask()
    first, second, third, fourth = (message.sender_id for message in voice.rasa.messages)
    assert first == second and len({first, third, fourth}) == 3


def test_repeat_is_answered_without_asking_again(voice: Voice) -> None:
    first = voice.ask().json()
    voice.ears.says = Transcript("say that again", 0.9)
    again = voice.ask(token=first["conversation"]).json()
    assert again["spoken"] == first["spoken"] and again["audio"] == first["audio"]
    assert len(voice.rasa.messages) == 1


def test_silence_is_answered_in_words(voice: Voice) -> None:
    voice.ears.says = NOTHING_HEARD
    said = voice.ask().json()
    assert said["transcript"] == "" and said["payload"]["spoken"] and said["audio"]
    assert voice.rasa.messages == []


def test_what_was_heard_badly_is_not_answered(voice: Voice) -> None:
    voice.ears.says = Transcript("how long does it take", 0.1)
    said = voice.ask().json()
    assert "half an hour" not in said["spoken"] and said["payload"]["act"] == "command"


@pytest.mark.parametrize(
    ("body", "kind", "status"),
    [
        (b"hello", "audio/wav", 400),
        (b"RIFF" + bytes(100), "audio/wav", 400),
        (question(), "application/json", 415),
        (question(), "audio/mpeg", 415),
        (question(150), "audio/wav", 413),
    ],
)
def test_what_is_no_question_is_refused_in_a_sentence(voice: Voice, body: bytes, kind: str, status: int) -> None:
    reply = voice.ask(body, kind=kind)
    assert reply.status_code == status
    assert reply.json()["error"].endswith(".")
    assert voice.ears.heard == []


def test_a_forged_token_is_refused(voice: Voice) -> None:
    assert voice.ask(token="forged").status_code == 401
    assert voice.ears.heard == []


def test_a_recogniser_that_is_missing_is_told(voice: Voice) -> None:
    voice.ears.says = SpeechError("The program is missing; on Debian: apt-get install it.")
    reply = voice.ask()
    assert reply.status_code == 503 and "apt-get install" in reply.json()["error"]


def test_stored_answers_are_said_to_everybody_other_words_in_a_conversation(voice: Voice) -> None:
    def say(token: str = "", **body: Any) -> requests.Response:
        headers = {"Authorization": f"Bearer {token}"} if token else {}
        return requests.post(f"{voice.url}/say", json=body, headers=headers, timeout=20)

    assert wav_seconds(say(topic="duration").content) > 2
    assert say(topic="no_such_topic").status_code == 404
    assert say(text="Hello.").status_code == 401
    token = voice.ask().json()["conversation"]
    assert wav_seconds(say(token, text="Hello.").content) == pytest.approx(0.6)
    assert say(token, text="a" * 2001).status_code == 413
    assert say(token).status_code == 400


SPEECH_MESSAGES = ("speech_started", "transcript", "reply", "audio_start")


def speech(say: Any, text: str) -> bytes:
    return bytes(16000) + say(text) + bytes(64000)


class Stream:
    """A client of the stream; collects what comes."""

    def __init__(self, socket: Any) -> None:
        self.socket = socket
        self.got: list[tuple[str, Any]] = []

    async def send(self, sound: bytes, pace: float = 0.0) -> None:
        for at in range(0, len(sound), 3200):
            await self.socket.send(sound[at : at + 3200])
            await asyncio.sleep(pace)

    async def until(self, *kinds: str) -> dict[str, Any]:
        while True:
            message = await asyncio.wait_for(self.socket.recv(), 20)
            read = {"type": "sound", "sound": message} if isinstance(message, bytes) else json.loads(message)
            self.got.append((read["type"], read))
            if read["type"] in kinds:
                return read

    def kinds(self) -> list[str]:
        return [kind for kind, _ in self.got]


def streamed(voice: Voice, talk: Any, token: str | None = None) -> Any:
    async def run() -> Any:
        async with websockets.connect(voice.stream_url) as socket:
            await socket.send(json.dumps({"type": "start", "conversation": token}))
            return await talk(Stream(socket))

    return asyncio.run(run())


def test_a_question_is_streamed_in_and_the_answer_out(voice: Voice, say: Any) -> None:
    async def talk(stream: Stream) -> None:
        ready = await stream.until("ready")
        assert ready["conversation"]
        await stream.send(speech(say, "how long does it take"))
        start = await stream.until("audio_start")
        assert start["rate"] == 16000
        await stream.until("audio_end")
        order = [kind for kind in stream.kinds() if kind in SPEECH_MESSAGES]
        assert order == list(SPEECH_MESSAGES)
        assert sum(len(read["sound"]) for kind, read in stream.got if kind == "sound") > 32000

    streamed(voice, talk)
    assert 0.5 < len(voice.ears.heard[0]) / 32000 < 4


def test_who_speaks_in_between_is_listened_to(voice: Voice, say: Any) -> None:
    async def talk(stream: Stream) -> None:
        await stream.send(speech(say, "how long does it take"))
        await stream.until("sound")
        voice.ears.says = Transcript("stop", 0.95)
        await stream.send(speech(say, "stop it now please"))
        await stream.until("audio_stop")
        assert "audio_end" not in stream.kinds()
        stopped = len(stream.got)
        assert (await stream.until("transcript"))["transcript"] == "stop"
        assert "sound" not in stream.kinds()[stopped:]
        await stream.until("reply")

    streamed(voice, talk)


def test_a_button_let_go_ends_the_question(voice: Voice, say: Any) -> None:
    async def talk(stream: Stream) -> None:
        await stream.send(bytes(8000) + say("how long does it take"))
        await stream.until("speech_started")
        await stream.socket.send(json.dumps({"type": "end"}))
        assert (await stream.until("reply"))["payloads"][0]["topic"] == "duration"

    streamed(voice, talk)


@pytest.mark.parametrize("first", ["{}", "[]", "hello", '{"type": "start", "conversation": "forged"}'])
def test_a_stream_begins_with_start_and_a_good_token(voice: Voice, first: str) -> None:
    async def run() -> dict[str, Any]:
        async with websockets.connect(voice.stream_url) as socket:
            await socket.send(first)
            read: dict[str, Any] = json.loads(await asyncio.wait_for(socket.recv(), 10))
            return read

    assert asyncio.run(run())["type"] == "error"
