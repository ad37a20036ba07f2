"""Talk with the assistant at the terminal: microphone and speaker of this machine, or a WAV file."""

from __future__ import annotations

import base64
import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import requests

from launcher.ask import with_temporary
from launcher.conversation import NotListening, Payload
from launcher.errors import LauncherError
from launcher.settings import Settings
from launcher.terminal import say
from speech.errors import SpeechError
from speech.utterances import Utterances
from speech.wav import read_wav, write_wav

PATH = "/webhooks/voice/ask"
ANSWER = Path("build") / "speech" / "answer.wav"
LIMIT = 90.0
"""Seconds; the first question waits until the language model is made."""
RECORD = ("arecord", "-q", "-t", "raw", "-f", "S16_LE", "-r", "16000", "-c", "1")
PIECE = 3200


class VoiceConversation:
    """A spoken conversation with the assistant at an address."""

    def __init__(self, url: str) -> None:
        """Take the address; the first question begins the conversation."""
        self._url = url
        self._session = requests.Session()
        self._session.trust_env = False

    def ask(self, wav: bytes) -> Payload:
        """Ask what is said in a WAV file; return the voice channel's reply.

        Raises NotListening where nobody is there, LauncherError where the question is refused.
        """
        try:
            reply = self._session.post(self._url + PATH, data=wav, headers={"Content-Type": "audio/wav"}, timeout=LIMIT)
            read: Any = reply.json()
        except requests.ConnectionError as error:
            raise NotListening(str(error)) from error
        except (requests.Timeout, ValueError) as error:
            raise LauncherError(f"The assistant at {self._url} gave no reply by voice ({error}).") from error
        if reply.status_code != 200 or not isinstance(read, dict):
            told = read.get("error") if isinstance(read, dict) else None
            raise LauncherError(f"The assistant at {self._url} refused the question: {told or reply.status_code}")
        self._session.headers["Authorization"] = f"Bearer {read['conversation']}"
        return read


def talk(settings: Settings, wav: str, *, as_json: bool = False) -> None:
    """Ask the question in a WAV file, or with an empty name talk until Ctrl-C; raises LauncherError."""
    if wav:
        tell(settings.root, ask_once(settings, read_question(Path(wav))), as_json)
        return
    if shutil.which(RECORD[0]) is None:
        raise LauncherError(
            "The program arecord is missing; on Debian: apt-get install alsa-utils. Or ask what is said in a file:"
            " make talk WAV=question.wav"
        )
    conversation = VoiceConversation(settings.url)
    while True:
        say("Please ask; I listen until you pause. Ctrl-C ends.")
        sound = record()
        say("...")
        try:
            reply = conversation.ask(write_wav(sound))
        except NotListening as error:
            raise LauncherError(f"No assistant listens at {settings.url}; `make run` starts one.") from error
        tell(settings.root, reply, as_json)


def read_question(file: Path) -> bytes:
    """Return a WAV file's sound as the voice channel takes it, whatever its rate and channels.

    Raises LauncherError where it cannot be read.
    """
    try:
        return write_wav(read_wav(file.read_bytes()))
    except OSError as error:
        raise LauncherError(f"The WAV file {file} cannot be read: {error.strerror}.") from error
    except SpeechError as error:
        raise LauncherError(f"{file}: {error}") from error


def ask_once(settings: Settings, wav: bytes) -> Payload:
    """Ask the assistant that runs at MARLOW_PORT, or a temporary one where none does."""
    try:
        return VoiceConversation(settings.url).ask(wav)
    except NotListening:
        say(f"No assistant answers at {settings.url}; starting one for this question (`make run` keeps one running)")
    return with_temporary(settings, lambda url: VoiceConversation(url).ask(wav))


def record() -> bytes:
    """Return what somebody says into the microphone, until they pause; raises LauncherError where none works."""
    utterances = Utterances()
    with subprocess.Popen(RECORD, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as recorder:
        assert recorder.stdout is not None and recorder.stderr is not None
        try:
            while piece := recorder.stdout.read(PIECE):
                for event in utterances.feed(piece):
                    if event is not None:
                        return event
            reason = recorder.stderr.read().decode(errors="replace").strip()
            raise LauncherError(f"The microphone gives no sound: {reason or 'arecord ended'}")
        finally:
            recorder.terminate()


def tell(root: Path, reply: Payload, as_json: bool) -> None:
    """Print a reply and play it; where no speaker works, say where its sound lies."""
    file = root / ANSWER
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(base64.b64decode(reply["audio"]))
    if as_json:
        print(json.dumps({**reply, "audio": str(file)}, ensure_ascii=False, indent=2))
    else:
        print(f"Heard ({reply['confidence']:.0%} sure): {reply['transcript'] or 'nothing'}\n\n{reply['spoken']}")
    if not play(file):
        say(f"No speaker works here; the answer's sound is {file.relative_to(root)}")


def play(file: Path) -> bool:
    """Play a WAV file; return whether that worked."""
    if shutil.which("aplay") is None or file.stat().st_size == 0:
        return False
    return subprocess.run(["aplay", "-q", str(file)], capture_output=True, timeout=120).returncode == 0
