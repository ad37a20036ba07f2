"""The commands: `python -m speech build|try|say|hear`."""

from __future__ import annotations

import argparse
import json
import sys
from functools import partial
from pathlib import Path

from speech.engines import ROOT, make_recogniser, make_synthesizer, settings_of
from speech.errors import SpeechError
from speech.recogniser_process import serve
from speech.wav import read_wav


def main(arguments: list[str] | None = None) -> int:
    """Run one command; return the exit status."""
    parser = argparse.ArgumentParser(prog="python -m speech", description="Try the engines of data/local/speech.yml.")
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("build", help="make the language model and the pronunciation file, where they are missing")
    tried = commands.add_parser("try", help="print what is heard in a WAV file, as JSON")
    tried.add_argument("wav", type=Path)
    said = commands.add_parser("say", help="say a text into a WAV file")
    said.add_argument("text")
    said.add_argument("wav", type=Path)
    commands.add_parser("hear", help="the recogniser's process: sounds on standard input, transcripts on output")
    chosen = parser.parse_args(arguments)
    try:
        return carry_out(chosen)
    except SpeechError as error:
        print(error, file=sys.stderr)
        return 1


def carry_out(chosen: argparse.Namespace) -> int:
    """Run the chosen command. Raises SpeechError where it fails."""
    if chosen.command == "hear":
        return serve(lambda: make_recogniser(settings_of(ROOT), ROOT), sys.stdin.buffer, sys.stdout.buffer)
    settings = settings_of(ROOT)
    if chosen.command == "say":
        chosen.wav.write_bytes(make_synthesizer(settings).speak(chosen.text))
        return 0
    load = partial(make_recogniser, settings)
    if chosen.command == "build":
        print(f"{load().name} is ready.")
        return 0
    try:
        data = chosen.wav.read_bytes()
    except OSError as error:
        raise SpeechError(f"{chosen.wav} cannot be read: {error.strerror}.") from error
    print(json.dumps(load().transcribe(read_wav(data)).as_dict(), indent=2))
    return 0


if __name__ == "__main__":
    sys.exit(main())
