"""Questions as sounds, on tones made here and on one short question."""

import os
import shutil

import numpy as np
import pytest

from evaluation.errors import EvaluationError
from evaluation.sounds import CONDITIONS, VOICES, SpokenQuestions, changed, telephone
from speech.errors import SpeechError
from speech.wav import write_wav


def tone(frequency, seconds=1.0, loud=8000):
    samples = loud * np.sin(2 * np.pi * frequency * np.arange(int(16000 * seconds)) / 16000)
    return samples.astype("<i2").tobytes()


def loudness(pcm):
    """The mean power in decibels, without the filter's edges."""
    samples = np.frombuffer(pcm, "<i2").astype(float)[1600:-1600]
    return 10 * np.log10((samples**2).mean() + 1e-9)


@pytest.fixture
def need():
    def program(name):
        if shutil.which(name) is None:
            (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)(f"{name} is missing; .ci/run names it")

    return program


def test_a_telephone_carries_300_to_3400_hertz(need):
    need("sox")
    for carried in (500, 1000, 3000):
        assert abs(loudness(telephone(tone(carried))) - loudness(tone(carried))) < 1
    for lost in (100, 200, 3800, 6000):
        assert loudness(telephone(tone(lost))) < loudness(tone(lost)) - 25
    assert len(telephone(tone(1000))) == pytest.approx(32000, abs=64)


def test_noise_is_twenty_decibels_below_the_speech_and_the_same_every_time():
    speech = tone(1003) + bytes(32000)
    noisy = np.frombuffer(changed(speech, "noise", 7), "<i2").astype(float)
    added = noisy - np.frombuffer(speech, "<i2")
    heard = np.frombuffer(speech, "<i2").astype(float)[:16000]
    assert 10 * np.log10((heard**2).mean() / (added**2).mean()) == pytest.approx(20, abs=0.3)
    assert changed(speech, "noise", 7) == changed(speech, "noise", 7) != changed(speech, "noise", 8)


def test_silence_and_clean_sound_stay_what_they_are():
    assert changed(tone(440), "clean", 1) == tone(440)
    assert loudness(changed(bytes(32000), "noise", 1)) < 0


def test_without_sox_its_package_is_named(monkeypatch):
    monkeypatch.setenv("PATH", "")
    with pytest.raises(EvaluationError, match="apt-get install sox"):
        telephone(tone(1000))


class Voice:
    def __init__(self, name):
        self.name, self.said = name, []

    def speak(self, text):
        self.said.append(text)
        if text == "unspeakable":
            raise SpeechError("No.")
        return write_wav(tone(400, 0.5))


@pytest.fixture
def voices(monkeypatch):
    made = {}

    def make(name):
        return made.setdefault(name, Voice(name))

    monkeypatch.setattr("evaluation.sounds.FliteSynthesizer", make)
    monkeypatch.setattr("evaluation.sounds.FestivalSynthesizer", make)
    return made


def test_a_sound_is_made_once_and_has_silence_around_it(voices, tmp_path):
    questions = SpokenQuestions(tmp_path)
    first = questions.sound("does it hurt", VOICES[0], "clean")
    assert len(first) == 32000 * (0.3 + 0.5 + 0.3)
    assert not any(first[:9600]) and any(first[9600:25600]) and not any(first[25600:])
    assert questions.sound("does it hurt", VOICES[0], "clean") == first
    assert voices["slt"].said == ["does it hurt"]
    assert questions.sound("does it hurt", VOICES[0], CONDITIONS[2]) != first


def test_what_a_voice_cannot_say_is_told(voices, tmp_path):
    with pytest.raises(EvaluationError, match=r'flite slt cannot say "unspeakable": No\.'):
        SpokenQuestions(tmp_path).sound("unspeakable", VOICES[0], "clean")
