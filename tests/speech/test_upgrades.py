"""Engines that are upgrades: a small fake server or library made here; what is missing is told in a sentence."""

from __future__ import annotations

import asyncio
import json
import sys
import threading
from functools import partial
from types import SimpleNamespace
from typing import Any

import pytest
from wyoming.asr import Transcribe
from wyoming.asr import Transcript as Heard
from wyoming.audio import AudioChunk, AudioStart, AudioStop
from wyoming.client import AsyncClient
from wyoming.error import Error
from wyoming.handle import Handled, NotHandled
from wyoming.info import Describe, Info
from wyoming.server import AsyncEventHandler, AsyncServer
from wyoming.tts import Synthesize

from launcher.ports import free_port
from speech.engines import make_recogniser, make_synthesizer
from speech.errors import SpeechError
from speech.piper_synthesizer import PiperSynthesizer
from speech.settings import Engine, SpeechSettings
from speech.sherpa_recogniser import SherpaRecogniser
from speech.transcript import NOTHING_HEARD, Transcript
from speech.vosk_recogniser import VoskRecogniser
from speech.wav import wav_seconds, write_wav
from speech.whisper_recogniser import WhisperRecogniser
from speech.wyoming_recogniser import WyomingRecogniser
from speech.wyoming_server import MarlowHandler
from speech.wyoming_synthesizer import WyomingSynthesizer

SECOND = b"\1\0" * 16000


class Ears:
    name = "ears"

    def transcribe(self, audio: bytes) -> Transcript:
        if len(audio) < 1000:
            raise SpeechError("Too short.")
        return Transcript.of([(f"{len(audio)} bytes", 1.0)])


class Mouth:
    name = "mouth"

    def speak(self, text: str, pace: float = 1.0) -> bytes:
        return write_wav(b"\1\0" * (2205 * len(text)), 22050)


def answers() -> Any:
    said: list[str] = []

    def answer(text: str) -> str:
        if text == "down":
            raise SpeechError("Please call the clinic.")
        said.append(text)
        return f"{len(said)}: {text}"

    return answer


class Foreign(AsyncEventHandler):
    """A server that no one here wrote would talk like this: wyoming's own classes, other rates."""

    async def handle_event(self, event: Any) -> bool:
        if AudioStop.is_type(event.type):
            await self.write_event(Heard(text=" does it hurt ").event())
        elif Synthesize.is_type(event.type):
            text = Synthesize.from_event(event).text
            if text == "fail":
                await self.write_event(Error(text="no voice").event())
                return True
            await self.write_event(AudioStart(22050, 2, 1).event())
            for _ in text.split():
                await self.write_event(AudioChunk(22050, 2, 1, bytes(2 * 22050)).event())
            await self.write_event(AudioStop().event())
        return True


@pytest.fixture(scope="module")
def serving() -> Any:
    """Run a handler at an address, each in a thread of its own."""
    loops: list[asyncio.AbstractEventLoop] = []

    def serve(handler: Any) -> str:
        address = f"tcp://127.0.0.1:{free_port()}"
        ready = threading.Event()

        async def run() -> None:
            server = AsyncServer.from_uri(address)
            await server.start(handler)
            ready.set()
            await asyncio.Event().wait()

        loop = asyncio.new_event_loop()
        loops.append(loop)

        def thread() -> None:
            task = loop.create_task(run())
            loop.run_forever()
            task.cancel()

        threading.Thread(target=thread, daemon=True).start()
        assert ready.wait(20)
        return address

    yield serve
    for loop in loops:
        loop.call_soon_threadsafe(loop.stop)


@pytest.fixture(scope="module")
def ours(serving: Any) -> str:
    return str(serving(partial(MarlowHandler, recogniser=Ears(), synthesizer=Mouth(), answers=answers)))


@pytest.fixture(scope="module")
def foreign(serving: Any) -> str:
    return str(serving(Foreign))


async def one(client: AsyncClient, kind: Any) -> Any:
    event = await asyncio.wait_for(client.read_event(), 20)
    assert event is not None and kind.is_type(event.type), event
    return kind.from_event(event)


def test_wyomings_own_client_takes_a_spoken_turn_with_us(ours: str) -> None:
    async def turn() -> None:
        async with AsyncClient.from_uri(ours) as client:
            await client.write_event(Describe().event())
            info = await one(client, Info)
            assert info.asr[0].models[0].name == "ears" and info.tts[0].voices[0].name == "mouth"
            assert info.handle[0].name == "marlow"
            for expected in ("1: 32000 bytes", "2: 32000 bytes"):
                await client.write_event(Transcribe(language="en").event())
                await client.write_event(AudioStart(48000, 2, 2).event())
                for _ in range(10):
                    await client.write_event(AudioChunk(48000, 2, 2, bytes(19200)).event())
                await client.write_event(AudioStop().event())
                heard = await one(client, Heard)
                await client.write_event(heard.event())
                handled = await one(client, Handled)
                assert handled.text == expected
            await client.write_event(Synthesize(text=handled.text).event())
            start = await one(client, AudioStart)
            assert start.rate == 16000
            sound = 0
            while AudioChunk.is_type((event := await asyncio.wait_for(client.read_event(), 20)).type):
                sound += len(AudioChunk.from_event(event).audio)
            assert AudioStop.is_type(event.type)
            assert sound / 32000 == pytest.approx(0.1 * len(handled.text), abs=0.05)

    asyncio.run(turn())


def test_what_fails_is_told_and_the_connection_goes_on(ours: str) -> None:
    async def turn() -> None:
        async with AsyncClient.from_uri(ours) as client:
            await client.write_event(AudioStart(16000, 2, 1).event())
            await client.write_event(AudioStop().event())
            assert (await one(client, Error)).text == "Too short."
            await client.write_event(Heard(text="down").event())
            assert (await one(client, NotHandled)).text == "Please call the clinic."
            await client.write_event(Heard(text="up").event())
            assert (await one(client, Handled)).text == "1: up"

    asyncio.run(turn())


def test_we_hear_and_speak_through_a_wyoming_server(foreign: str) -> None:
    assert WyomingRecogniser(foreign).transcribe(SECOND) == Transcript.of([("does it hurt", 0.5)])
    assert wav_seconds(WyomingSynthesizer(foreign).speak("<speak>two words</speak>")) == pytest.approx(2, abs=0.05)
    with pytest.raises(SpeechError, match="no voice"):
        WyomingSynthesizer(foreign).speak("fail")


def test_a_wyoming_server_that_is_not_there_is_told() -> None:
    with pytest.raises(SpeechError, match="cannot be used"):
        WyomingRecogniser(f"tcp://127.0.0.1:{free_port()}").transcribe(SECOND)
    with pytest.raises(SpeechError, match="no Wyoming address"):
        WyomingSynthesizer("127.0.0.1:10200")


def test_whisper(tmp_path: Any, monkeypatch: Any) -> None:
    made: list[Any] = []

    class Model:
        def __init__(self, path: str, **options: Any) -> None:
            made.append((path, options))

        def transcribe(self, samples: Any, **options: Any) -> Any:
            made.append((len(samples), options))
            parts = [(" Does it hurt?", -0.2, 0.1), (" Thank you.", -2.0, 0.95)]
            return (SimpleNamespace(text=t, avg_logprob=p, no_speech_prob=s) for t, p, s in parts), None

    with pytest.raises(SpeechError, match=r"lacks model\.bin and config\.json"):
        WhisperRecogniser(tmp_path)
    for name in ("model.bin", "config.json"):
        (tmp_path / name).touch()
    monkeypatch.setitem(sys.modules, "faster_whisper", None)
    with pytest.raises(SpeechError, match="uv pip install faster-whisper"):
        WhisperRecogniser(tmp_path)
    monkeypatch.setitem(sys.modules, "faster_whisper", SimpleNamespace(WhisperModel=Model))
    settings = SpeechSettings(recogniser=Engine("faster-whisper", {"model": str(tmp_path)}))
    heard = make_recogniser(settings).transcribe(SECOND)
    assert heard.text == "Does it hurt?" and heard.confidence == pytest.approx(0.8187, abs=0.001)
    assert made[0][1]["local_files_only"] and made[1][0] == 16000


def test_vosk(tmp_path: Any, monkeypatch: Any) -> None:
    class Kaldi:
        def __init__(self, model: Any, rate: int) -> None:
            assert rate == 16000

        def SetMaxAlternatives(self, count: int) -> None:
            assert count > 1

        def AcceptWaveform(self, audio: bytes) -> None:
            self.quiet = not any(audio)

        def FinalResult(self) -> str:
            found = [("does it hurt", 210.0), ("does it herd", 209.0), ("does it hurt", 208.0)]
            texts = [] if self.quiet else [{"text": text, "confidence": score} for text, score in found]
            return json.dumps({"alternatives": texts or [{"text": "", "confidence": 1.0}]})

    with pytest.raises(SpeechError, match=r"lacks am/final\.mdl"):
        VoskRecogniser(tmp_path)
    (tmp_path / "am").mkdir()
    (tmp_path / "am" / "final.mdl").touch()
    fake = SimpleNamespace(Model=str, KaldiRecognizer=Kaldi, SetLogLevel=int)
    monkeypatch.setitem(sys.modules, "vosk", fake)
    ears = make_recogniser(SpeechSettings(recogniser=Engine("vosk", {"model": str(tmp_path)})))
    heard = ears.transcribe(SECOND)
    assert [text for text, _ in heard.alternatives] == ["does it hurt", "does it herd"]
    assert sum(sure for _, sure in heard.alternatives) == pytest.approx(1)
    assert ears.transcribe(bytes(32000)) == NOTHING_HEARD


def test_sherpa(tmp_path: Any, monkeypatch: Any) -> None:
    class Offline:
        @classmethod
        def from_transducer(cls, **options: Any) -> Any:
            assert options["encoder"].endswith("encoder-1.int8.onnx")
            return cls()

        def create_stream(self) -> Any:
            result = SimpleNamespace(text=" DOES IT HURT", ys_log_probs=[-0.1, -0.3])
            return SimpleNamespace(accept_waveform=lambda rate, samples: None, result=result)

        def decode_stream(self, stream: Any) -> None:
            pass

    (tmp_path / "tokens.txt").touch()
    (tmp_path / "encoder-1.int8.onnx").touch()
    with pytest.raises(SpeechError, match=r"lacks decoder\*\.onnx and joiner\*\.onnx"):
        SherpaRecogniser(tmp_path)
    for part in ("decoder", "joiner"):
        (tmp_path / f"{part}-1.onnx").touch()
    monkeypatch.setitem(sys.modules, "sherpa_onnx", SimpleNamespace(OfflineRecognizer=Offline))
    ears = make_recogniser(SpeechSettings(recogniser=Engine("sherpa-onnx", {"model": str(tmp_path)})))
    assert ears.transcribe(SECOND).alternatives == (("does it hurt", pytest.approx(0.8187, abs=0.001)),)


def test_piper(tmp_path: Any, monkeypatch: Any) -> None:
    class Voice:
        @classmethod
        def load(cls, path: str) -> Any:
            return cls()

        def synthesize_wav(self, text: str, out: Any, syn_config: Any) -> None:
            out.setparams((1, 2, 22050, 0, "NONE", ""))
            out.writeframes(bytes(int(4410 * len(text) * syn_config)))

    model = tmp_path / "voice.onnx"
    model.touch()
    with pytest.raises(SpeechError, match=r"lacks its settings, voice\.onnx\.json"):
        PiperSynthesizer(model)
    (tmp_path / "voice.onnx.json").touch()
    monkeypatch.setitem(
        sys.modules, "piper", SimpleNamespace(PiperVoice=Voice, SynthesisConfig=lambda length_scale: length_scale)
    )
    mouth = make_synthesizer(SpeechSettings(synthesizer=Engine("piper", {"model": str(model)})))
    assert wav_seconds(mouth.speak("<speak>hello <break/> there</speak>", 0.5)) == pytest.approx(2.2, abs=0.01)


@pytest.mark.parametrize("engine", ["faster-whisper", "vosk", "sherpa-onnx"])
def test_a_model_that_is_not_there_is_told(engine: str) -> None:
    with pytest.raises(SpeechError, match="names the model models/ears, but there is nothing"):
        make_recogniser(SpeechSettings(recogniser=Engine(engine, {"model": "models/ears"})))
