"""Runs a speech program of the operating system."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

from speech.errors import SpeechError

LIMIT = 30.0
"""Seconds; a program that says a paragraph needs less than one."""


def require_program(name: str, package: str) -> str:
    """Return the path of a program. Raises SpeechError that names the Debian package where it is missing."""
    found = shutil.which(name)
    if found is None:
        raise SpeechError(f"The program {name} is missing; on Debian: apt-get install {package}.")
    return found


def printed(command: Sequence[str]) -> str:
    """Return what a program prints. Raises SpeechError where it fails."""
    try:
        return subprocess.run(command, capture_output=True, text=True, timeout=LIMIT, check=True).stdout
    except (OSError, subprocess.SubprocessError) as error:
        raise SpeechError(f"{' '.join(command)} failed: {error}.") from error


def make_wav(command: Sequence[str], text: str) -> bytes:
    """Run a program that reads `text` from the file {text} and writes the file {wav}; return the WAV file.

    Both names in `command` are replaced. Raises SpeechError where the program fails, writes nothing or takes too long.
    """
    with tempfile.TemporaryDirectory(prefix="marlow-speech-") as folder:
        names = {"{text}": str(Path(folder, "said.txt")), "{wav}": str(Path(folder, "said.wav"))}
        Path(names["{text}"]).write_text(text, encoding="utf-8")
        wav = Path(names["{wav}"])
        try:
            done = subprocess.run(
                [names.get(part, part) for part in command],
                stdin=subprocess.DEVNULL,
                capture_output=True,
                timeout=LIMIT,
            )
        except subprocess.TimeoutExpired:
            raise SpeechError(f"{command[0]} took longer than {LIMIT:.0f} s to say {len(text)} characters.") from None
        if done.returncode != 0 or not wav.is_file() or wav.stat().st_size <= 44:
            reason = done.stderr.decode(errors="replace").strip()[-200:] or f"status {done.returncode}"
            raise SpeechError(f"{command[0]} could not say {len(text)} characters: {reason}.")
        return wav.read_bytes()
