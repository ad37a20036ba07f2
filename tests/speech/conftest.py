"""Small models and sounds that the tests make themselves, and the programs of the operating system that some need."""

import os
import shutil
from collections.abc import Callable

import pytest


@pytest.fixture(scope="session")
def need_program() -> Callable[[str], None]:
    """Skip where a program is missing on a person's machine, fail where it is missing in CI."""

    def need(name: str) -> None:
        if shutil.which(name) is None:
            sentence = f"{name} is not installed; .ci/run names its Debian package"
            if os.environ.get("CI") == "true":
                pytest.fail(sentence)
            pytest.skip(sentence)

    return need


@pytest.fixture
def say(need_program):
    """Return what says a text with a flite voice, as 16 kHz PCM."""
    from speech.flite_synthesizer import FliteSynthesizer
    from speech.wav import read_wav

    need_program("flite")
    return lambda text, voice="slt": read_wav(FliteSynthesizer(voice).speak(text))
