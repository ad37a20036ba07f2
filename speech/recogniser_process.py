"""A recogniser in a process of its own: recognising holds Python's lock, and would keep all other patients waiting."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import IO, Any

from speech.errors import SpeechError
from speech.framing import read_frame, write_frame
from speech.recogniser import Recogniser
from speech.transcript import Transcript

LONGEST = 30.0
"""Seconds that one sound may take to be recognised; then the process is ended, and the next sound gets a new one."""


class RecogniserProcess:
    """Passes sounds to `python -m speech hear` and transcripts back; starts the process again where it ended."""

    def __init__(self, root: Path, command: Sequence[str] | None = None) -> None:
        """Take the project's folder. The process starts with the first sound, or with `start`."""
        self.name = "recogniser process"
        self._root = root
        self._command = list(command or (sys.executable, "-m", "speech", "hear"))
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start the process and wait until its engine is loaded. Raises SpeechError where that fails."""
        with self._lock:
            self._running()

    def stop(self) -> None:
        """End the process."""
        with self._lock:
            self._end()

    def transcribe(self, audio: bytes) -> Transcript:
        """Return what is said in 16 kHz mono 16-bit PCM."""
        with self._lock:
            process = self._running()
            reply = self._exchange(process, audio)
        if "error" in reply:
            raise SpeechError(reply["error"])
        return Transcript(
            reply["text"], reply["confidence"], tuple((text, sure) for text, sure in reply["alternatives"])
        )

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is not None and self._process.poll() is None:
            return self._process
        self._end()
        process = subprocess.Popen(self._command, cwd=self._root, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self._process = process
        ready = self._read(process, None)
        if "error" in ready:
            self._end()
            raise SpeechError(ready["error"])
        self.name = ready["name"]
        return process

    def _exchange(self, process: subprocess.Popen[bytes], audio: bytes) -> dict[str, Any]:
        assert process.stdin is not None
        try:
            write_frame(process.stdin, audio)
        except OSError:
            self._end()
            raise SpeechError("The recogniser ended by itself; please say it again.") from None
        return self._read(process, LONGEST)

    def _read(self, process: subprocess.Popen[bytes], limit: float | None) -> dict[str, Any]:
        assert process.stdout is not None
        guard = threading.Timer(limit, process.kill) if limit else None
        if guard:
            guard.start()
        try:
            frame = read_frame(process.stdout)
        finally:
            if guard:
                guard.cancel()
        if frame is None:
            self._end()
            raise SpeechError("The recogniser ended by itself or took too long; please say it again.")
        reply: dict[str, Any] = json.loads(frame)
        return reply

    def _end(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        process.wait()
        for stream in (process.stdin, process.stdout):
            if stream is not None:
                stream.close()


def serve(make: Any, sounds: IO[bytes], transcripts: IO[bytes]) -> int:
    """Be the process: load the engine that `make` returns, say its name, and answer each sound until they end."""
    try:
        recogniser: Recogniser = make()
    except SpeechError as error:
        write_frame(transcripts, json.dumps({"error": str(error)}).encode())
        return 1
    write_frame(transcripts, json.dumps({"name": recogniser.name}).encode())
    while (audio := read_frame(sounds)) is not None:
        try:
            reply = recogniser.transcribe(audio).as_dict()
        except SpeechError as error:
            reply = {"error": str(error)}
        write_frame(transcripts, json.dumps(reply).encode())
    return 0
