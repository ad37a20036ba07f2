"""`make talk WAV=...`, against a small server that keeps what it gets."""

from __future__ import annotations

import base64
import io
import json
import wave
from collections.abc import Iterator
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from launcher import talk
from launcher.errors import LauncherError
from launcher.settings import Settings
from speech.wav import wav_seconds, write_wav

REPLY = {
    "transcript": "does it hurt",
    "confidence": 0.93,
    "spoken": "Some pain.",
    "audio": base64.b64encode(write_wav(bytes(3200))).decode(),
    "conversation": "token",
}


class Channel:
    """Stands in for the voice channel."""

    def __init__(self) -> None:
        self.heard: list[bytes] = []
        self.reply: tuple[int, Any] = (200, REPLY)
        channel = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                channel.heard.append(self.rfile.read(int(self.headers["Content-Length"])))
                status, body = channel.reply
                sent = json.dumps(body).encode()
                self.send_response(status)
                self.send_header("Content-Length", str(len(sent)))
                self.end_headers()
                self.wfile.write(sent)

            def log_message(self, *_: Any) -> None:
                pass

        self.server = HTTPServer(("127.0.0.1", 0), Handler)
        Thread(target=self.server.serve_forever, daemon=True).start()


@pytest.fixture
def channel() -> Iterator[Channel]:
    made = Channel()
    yield made
    made.server.shutdown()


@pytest.fixture
def settings(channel: Channel, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    monkeypatch.setattr(talk, "play", lambda file: False)
    return replace(Settings.from_environment(), root=tmp_path, port=channel.server.server_address[1])


def wav(rate: int, channels: int, seconds: float) -> bytes:
    file = io.BytesIO()
    with wave.open(file, "wb") as out:
        out.setnchannels(channels)
        out.setsampwidth(2)
        out.setframerate(rate)
        out.writeframes(b"\0\x10" * int(rate * seconds) * channels)
    return file.getvalue()


@pytest.mark.parametrize(
    ("rate", "channels", "seconds", "sent"),
    [(16000, 1, 2.0, 2.0), (44100, 2, 60.0, 60.0), (8000, 1, 1.0, 1.0), (48000, 2, 90.0, 60.0)],
)
def test_every_wav_file_is_sent_as_the_channel_takes_it(
    rate: int, channels: int, seconds: float, sent: float, channel: Channel, settings: Settings, tmp_path: Path
) -> None:
    file = tmp_path / "question.wav"
    file.write_bytes(wav(rate, channels, seconds))
    talk.talk(settings, str(file))
    (heard,) = channel.heard
    assert wav_seconds(heard) == pytest.approx(sent, abs=0.01) and len(heard) < 4_000_000
    assert (heard[22], int.from_bytes(heard[24:28], "little")) == (1, 16000)


def test_the_extensible_form_of_many_programs_is_read(channel: Channel, settings: Settings, tmp_path: Path) -> None:
    plain = wav(16000, 2, 1.0)
    form = (40).to_bytes(4, "little") + b"\xfe\xff" + plain[22:36] + bytes([22, 0, 16, 0, 3, 0, 0, 0])
    form += b"\x01\x00\x00\x00\x00\x00\x10\x00\x80\x00\x00\xaa\x00\x38\x9b\x71"
    body = b"WAVEfmt " + form + plain[36:]
    file = tmp_path / "question.wav"
    file.write_bytes(b"RIFF" + len(body).to_bytes(4, "little") + body)
    talk.talk(settings, str(file))
    assert wav_seconds(channel.heard[0]) == 1.0


def test_the_reply_is_printed_and_its_sound_kept(
    channel: Channel, settings: Settings, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "question.wav"
    file.write_bytes(wav(16000, 1, 1.0))
    talk.talk(settings, str(file))
    assert capsys.readouterr().out == "Heard (93% sure): does it hurt\n\nSome pain.\n"
    assert wav_seconds((tmp_path / talk.ANSWER).read_bytes()) == 0.1
    talk.talk(settings, str(file), as_json=True)
    assert json.loads(capsys.readouterr().out) == {**REPLY, "audio": str(tmp_path / talk.ANSWER)}


def test_silence_is_told_as_nothing(
    channel: Channel, settings: Settings, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    channel.reply = (200, {**REPLY, "transcript": "", "confidence": 0.0})
    file = tmp_path / "question.wav"
    file.write_bytes(write_wav(bytes(32000)))
    talk.talk(settings, str(file))
    assert capsys.readouterr().out.startswith("Heard (0% sure): nothing\n")


def test_what_cannot_be_read_is_told_and_not_asked(channel: Channel, settings: Settings, tmp_path: Path) -> None:
    with pytest.raises(LauncherError, match=r"nothing\.wav cannot be read: No such file"):
        talk.talk(settings, str(tmp_path / "nothing.wav"))
    file = tmp_path / "song.mp3"
    file.write_bytes(b"ID3" + bytes(1000))
    with pytest.raises(LauncherError, match=r"song\.mp3: This is no WAV file"):
        talk.talk(settings, str(file))
    assert channel.heard == []


def test_a_refusal_is_told(channel: Channel, settings: Settings, tmp_path: Path) -> None:
    channel.reply = (429, {"error": "Too many questions; please wait a minute."})
    file = tmp_path / "question.wav"
    file.write_bytes(wav(16000, 1, 1.0))
    with pytest.raises(LauncherError, match="refused the question: Too many questions"):
        talk.talk(settings, str(file))
