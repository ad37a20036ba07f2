"""The whole assistant by voice, as `make run` and `make wyoming` start it: flite asks, Marlow hears and speaks."""

from __future__ import annotations

import asyncio
import base64
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import requests
from wyoming.asr import Transcribe, Transcript
from wyoming.audio import AudioChunk, AudioStart, AudioStop
from wyoming.client import AsyncClient
from wyoming.handle import Handled
from wyoming.info import Describe, Info
from wyoming.tts import Synthesize

from launcher.ports import free_port
from launcher.talk import VoiceConversation
from speech.flite_synthesizer import FliteSynthesizer
from speech.pocketsphinx_recogniser import PocketsphinxRecogniser
from speech.wav import read_wav, wav_seconds, write_wav

pytestmark = pytest.mark.slow
ROOT = Path(__file__).parents[1]
START_LIMIT = 240
NUMBER = "two zero two, five five five, zero one four two"


def started(command: list[str], ready: str, log: Path, environment: dict[str, str]) -> subprocess.Popen[bytes]:
    """Start a command and wait until it says that it is ready."""
    with log.open("wb") as output:
        process = subprocess.Popen(
            [sys.executable, "-m", "launcher", *command],
            cwd=ROOT,
            env={**os.environ, **environment},
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
    deadline = time.monotonic() + START_LIMIT
    while ready not in log.read_text(encoding="utf-8"):
        assert process.poll() is None and time.monotonic() < deadline, log.read_text(encoding="utf-8")
        time.sleep(0.3)
    return process


@pytest.fixture(scope="module")
def say() -> Callable[[str], bytes]:
    """Return what says a text with flite, as 16 kHz PCM."""
    if shutil.which("flite") is None:
        (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)("flite is not installed; .ci/run names it")
    return lambda text: read_wav(FliteSynthesizer().speak(text))


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Ports of our own, and hand-overs in a file of our own."""
    ports = {name: str(free_port()) for name in ("MARLOW_PORT", "MARLOW_ACTIONS_PORT", "MARLOW_DESK_PORT")}
    folder = tmp_path_factory.mktemp("by_voice")
    return {
        **ports,
        "MARLOW_WYOMING_PORT": str(free_port()),
        "MARLOW_DESK_HANDOVERS": str(folder / "handovers.db"),
        "MARLOW_QUESTIONS": str(folder / "questions.db"),
    }


@pytest.fixture(scope="module")
def url(say: object, environment: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a running assistant with a desk."""
    log = tmp_path_factory.mktemp("assistant") / "run.log"
    process = started(["run"], "Marlow answers at", log, environment)
    yield f"http://127.0.0.1:{environment['MARLOW_PORT']}"
    process.send_signal(signal.SIGINT)
    process.wait(60)


def test_a_spoken_question_is_answered_aloud(url: str, say: Callable[[str], bytes]) -> None:
    conversation = VoiceConversation(url)
    said = conversation.ask(write_wav(say("how long does the biopsy take")))
    assert said["transcript"].lower().rstrip("?.") == "how long does the biopsy take"
    assert said["payload"]["topic"] == "duration" and said["spoken"].startswith("About how long it takes:")
    assert wav_seconds(base64.b64decode(said["audio"])) > 3
    again = conversation.ask(write_wav(say("repeat that please")))
    assert again["spoken"] == said["spoken"]


def test_the_desk_gets_a_note_and_the_patient_its_reference(
    url: str, say: Callable[[str], bytes], environment: dict[str, str]
) -> None:
    from store.handovers import Handovers

    said = VoiceConversation(url).ask(write_wav(say("i want to talk to a person")))
    if said["spoken"] == "Do you want to talk to a person?":
        pytest.fail("the recogniser was not sure of a plain sentence")
    assert NUMBER in said["spoken"] and re.search(r"Your reference is [A-Z], ", said["spoken"]), said["spoken"]
    handovers = Handovers(Path(environment["MARLOW_DESK_HANDOVERS"]))
    (note,) = handovers.all()
    handovers.close()
    assert (note.channel, note.kind) == ("voice", "person")


def test_stored_speech_is_said_by_topic(url: str) -> None:
    reply = requests.post(f"{url}/webhooks/voice/say", json={"topic": "duration"}, timeout=20)
    assert wav_seconds(reply.content) > 3


def test_wyomings_own_client_takes_a_spoken_turn(
    url: str, say: Callable[[str], bytes], environment: dict[str, str], tmp_path: Path
) -> None:
    process = started(["wyoming"], "Wyoming clients reach Marlow", tmp_path / "wyoming.log", environment)
    try:
        asyncio.run(asyncio.wait_for(spoken_turn(int(environment["MARLOW_WYOMING_PORT"]), say), 120))
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(30)


async def spoken_turn(port: int, say: Callable[[str], bytes]) -> None:
    """Describe, hear, answer and speak, as Home Assistant does."""
    client = AsyncClient.from_uri(f"tcp://127.0.0.1:{port}")
    for attempt in range(100):
        try:
            await client.connect()
            break
        except OSError:
            assert attempt < 99
            await asyncio.sleep(0.2)
    await client.write_event(Describe().event())
    info = Info.from_event(await next_of(client, Info))
    assert info.asr[0].models[0].name == "whisper-base" and info.tts and info.handle
    await client.write_event(Transcribe(language="en").event())
    await client.write_event(AudioStart(16000, 2, 1).event())
    sound = say("how long does the biopsy take")
    for at in range(0, len(sound), 6400):
        await client.write_event(AudioChunk(16000, 2, 1, sound[at : at + 6400]).event())
    await client.write_event(AudioStop().event())
    heard = Transcript.from_event(await next_of(client, Transcript))
    assert "how long" in heard.text.lower()
    await client.write_event(Transcript(text=heard.text).event())
    answer = Handled.from_event(await next_of(client, Handled)).text or ""
    assert "thirty minutes" in answer
    await client.write_event(Synthesize(text="It takes thirty minutes.").event())
    chunks = bytearray()
    while not AudioStop.is_type((event := await client.read_event()).type):
        if AudioChunk.is_type(event.type):
            chunks += AudioChunk.from_event(event).audio
    assert "thirty minutes" in PocketsphinxRecogniser(None).transcribe(bytes(chunks)).text, "another ear understands it"
    await client.disconnect()


async def next_of(client: AsyncClient, kind: Any) -> Any:
    """Return the client's next event, which must be of a kind."""
    event = await client.read_event()
    assert event is not None and kind.is_type(event.type), event
    return event
