"""The settings file."""

from pathlib import Path

import pytest

from speech.errors import SpeechError
from speech.settings import Engine, SpeechSettings, read_settings

ROOT = Path(__file__).parents[2]


def test_our_own_file_chooses_the_built_in_engines():
    assert read_settings(ROOT / "data" / "local" / "speech.yml") == SpeechSettings(
        Engine("whisper-base"), Engine("flite", {"voice": "slt"})
    )


def test_without_a_file_the_built_in_engines_are_meant(tmp_path):
    assert read_settings(tmp_path / "speech.yml") == SpeechSettings()


def test_every_problem_is_told_at_once(tmp_path):
    file = tmp_path / "speech.yml"
    file.write_text("recogniser: {engine: vosk, voice: slt}\nsynthesizer: {engine: siri}\nlistener: {}\n")
    with pytest.raises(SpeechError) as told:
        read_settings(file)
    for part in ('"listener" is not known', 'vosk has no setting "voice"', 'vosk needs "model:"', "synthesizer needs"):
        assert part in str(told.value)


@pytest.mark.parametrize("text", ["- a list", "recogniser: [", "recogniser: pocketsphinx"])
def test_what_is_no_settings_file_is_told(text, tmp_path):
    file = tmp_path / "speech.yml"
    file.write_text(text)
    with pytest.raises(SpeechError, match=r"speech\.yml"):
        read_settings(file)
