"""The recogniser's process: passes sounds and transcripts, tells what fails, and comes back after it ended."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from speech.errors import SpeechError
from speech.recogniser_process import RecogniserProcess
from speech.transcript import Transcript

ROOT = Path(__file__).parents[2]
CHILD = """
import os, sys
from speech.errors import SpeechError
from speech.recogniser_process import serve
from speech.transcript import Transcript

class Ears:
    name = "ears"
    def transcribe(self, audio):
        if audio == b"end":
            os._exit(3)
        if audio == b"fail":
            raise SpeechError("Nothing to hear.")
        return Transcript.of([(str(os.getpid()), 0.5), (str(len(audio)), 0.25)])

def make():
    if sys.argv[1:] == ["missing"]:
        raise SpeechError("The model is missing.")
    return Ears()

sys.exit(serve(make, sys.stdin.buffer, sys.stdout.buffer))
"""


def process(*arguments: str) -> RecogniserProcess:
    return RecogniserProcess(ROOT, [sys.executable, "-c", CHILD, *arguments])


def test_sounds_go_in_and_transcripts_come_out():
    ears = process()
    ears.start()
    assert ears.name == "ears"
    first, second = ears.transcribe(bytes(100_000)), ears.transcribe(b"")
    assert first == Transcript(first.text, 0.5, ((first.text, 0.5), ("100000", 0.25)))
    assert first.text == second.text
    ears.stop()


def test_what_fails_is_told():
    ears = process()
    with pytest.raises(SpeechError, match="Nothing to hear"):
        ears.transcribe(b"fail")
    assert ears.transcribe(b"more").text
    ears.stop()
    with pytest.raises(SpeechError, match="The model is missing"):
        process("missing").start()


def test_it_comes_back_after_it_ended():
    ears = process()
    before = ears.transcribe(b"hello").text
    with pytest.raises(SpeechError, match="please say it again"):
        ears.transcribe(b"end")
    after = ears.transcribe(b"hello").text
    assert before != after
    ears.stop()
