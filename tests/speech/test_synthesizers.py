"""Every synthesizer of the operating system, the memory of sounds, and WAV files of all kinds."""

import io
import wave

import numpy as np
import pytest

from speech.errors import SpeechError
from speech.espeak_synthesizer import EspeakSynthesizer
from speech.festival_synthesizer import FestivalSynthesizer
from speech.flite_synthesizer import FliteSynthesizer
from speech.spoken_audio import SpokenAudio, sentences
from speech.wav import join_wavs, read_wav, wav_rate, wav_seconds, write_wav

ENGINES = {
    "flite": FliteSynthesizer,
    "espeak-ng": EspeakSynthesizer,
    "text2wave": FestivalSynthesizer,
}


@pytest.mark.parametrize("program", ENGINES)
def test_it_says_text_slower_and_faster(program, need_program):
    need_program(program)
    engine = ENGINES[program]()
    text = "The test takes about thirty minutes."
    usual, slow = wav_seconds(engine.speak(text)), wav_seconds(engine.speak(text, 0.7))
    assert 1 < usual < 5
    assert slow > 1.2 * usual
    assert np.abs(np.frombuffer(read_wav(engine.speak(text)), "<i2")).max() > 1000


@pytest.mark.parametrize("program", ENGINES)
def test_tags_are_not_read_out(program, need_program):
    need_program(program)
    engine = ENGINES[program]()
    plain = wav_seconds(engine.speak("Hello there."))
    assert wav_seconds(engine.speak("<speak>Hello there.</speak>")) < plain + 0.6


def test_text_is_never_an_option_or_a_file(need_program):
    need_program("flite")
    assert wav_seconds(FliteSynthesizer().speak("-lv /etc/passwd; rm $HOME `ls`")) > 1


def test_a_missing_program_names_its_package(monkeypatch):
    monkeypatch.setenv("PATH", "/nowhere")
    with pytest.raises(SpeechError, match="apt-get install flite"):
        FliteSynthesizer()


def test_an_unknown_voice_is_told(need_program):
    need_program("espeak-ng")
    with pytest.raises(SpeechError, match='espeak-ng has no voice "no-such-voice"'):
        EspeakSynthesizer("no-such-voice")
    need_program("flite")
    with pytest.raises(SpeechError, match=r"it has .*slt"):
        FliteSynthesizer("no-such-voice")
    need_program("text2wave")
    with pytest.raises(SpeechError, match="no name of a festival voice"):
        FestivalSynthesizer('x) (system "ls")')


class Counting:
    """Says each text as so many samples as it has letters, and counts."""

    name = "counting"

    def __init__(self):
        self.said = []

    def speak(self, text, pace=1.0):
        self.said.append((text, pace))
        return write_wav(b"\1\0" * len(text))


def test_what_was_said_is_not_said_again(tmp_path):
    engine = Counting()
    audio = SpokenAudio(engine, tmp_path)
    first = audio.speak("It takes an hour. Would you like more?")
    assert audio.speak("It takes an hour. Would you like more?") == first
    audio.speak("Would you like more?", 0.8)
    assert [text for text, _ in engine.said] == ["It takes an hour.", "Would you like more?", "Would you like more?"]


def test_the_stored_answers_are_kept_in_files_and_others_are_not(tmp_path):
    audio = SpokenAudio(Counting(), tmp_path)
    assert audio.warm(["One. Two.", "Two. Three."]) == 3
    audio.speak("My name is Mary.")
    assert len(list(tmp_path.iterdir())) == 3
    again = Counting()
    assert SpokenAudio(again, tmp_path).speak("Three.") == write_wav(b"\1\0" * 6)
    assert again.said == []
    assert SpokenAudio(Counting(), tmp_path).warm(["Four."]) == 1
    assert len(list(tmp_path.iterdir())) == 1


def test_sentences_are_parted_where_they_end():
    assert sentences("At 8 a.m. on weekdays.  Call 911! Why? Because.") == [
        "At 8 a.m. on weekdays.",
        "Call 911!",
        "Why?",
        "Because.",
    ]
    assert sentences("<speak>One. Two.</speak>") == ["<speak>One. Two.</speak>"]
    assert sentences("  ") == []


@pytest.mark.parametrize("rate", [8000, 16000, 22050, 44100, 48000])
@pytest.mark.parametrize("width", [1, 2, 3, 4])
@pytest.mark.parametrize("channels", [1, 2])
def test_every_kind_of_wav_becomes_16_khz_mono(rate, width, channels):
    tone = np.sin(2 * np.pi * 440 * np.arange(rate) / rate) * 0.5
    scaled = np.rint(tone * (2 ** (8 * width - 1) - 1)).astype(np.int64) + (128 if width == 1 else 0)
    frames = np.repeat(scaled, channels).astype("<i8").view(np.uint8).reshape(-1, 8)[:, :width].tobytes()
    file = io.BytesIO()
    with wave.open(file, "wb") as out:
        out.setparams((channels, width, rate, 0, "NONE", ""))
        out.writeframes(frames)
    heard = np.frombuffer(read_wav(file.getvalue()), "<i2").astype(float)
    expected = np.sin(2 * np.pi * 440 * np.arange(16000) / 16000) * 16384
    assert len(heard) == 16000
    assert np.abs(heard[500:-500] - expected[500:-500]).max() < 400


@pytest.mark.parametrize("data", [b"", b"RIFF", b"hello" * 100, write_wav(bytes(100))[:30]])
def test_what_is_no_wav_is_told(data):
    with pytest.raises(SpeechError, match="no WAV file"):
        read_wav(data)


def test_more_than_a_minute_is_cut():
    assert len(read_wav(write_wav(bytes(2 * 8000 * 90), 8000))) == 2 * 16000 * 60


def test_wavs_of_different_rates_are_joined():
    joined = join_wavs([write_wav(bytes(16000), 8000), write_wav(bytes(32000), 16000)], pause=0.5)
    assert wav_rate(joined) == 8000
    assert wav_seconds(joined) == pytest.approx(2.5)
