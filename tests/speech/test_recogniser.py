"""The built-in recogniser, with files made for a few wordings, on speech made by flite."""

import pytest

from speech.errors import SpeechError
from speech.language_files import language_files, read_sentences, wordings_hash
from speech.pocketsphinx_recogniser import PocketsphinxRecogniser, shared
from speech.transcript import NOTHING_HEARD, Transcript

WORDINGS = """version: "3.1"
nlu:
  - intent: ask_needle
    examples: |
      - how big is the trephine
      - Does the trephine hurt?
      - can i take warfarin before the biopsy
      - what does hematologist mean
  - intent: ask_other
    examples:
      - text: and the trephine
        metadata:
          after: needle
"""


@pytest.fixture(scope="module")
def wordings(tmp_path_factory):
    folder = tmp_path_factory.mktemp("data") / "nlu"
    folder.mkdir()
    (folder / "needle.yml").write_text(WORDINGS)
    return folder


@pytest.fixture(scope="module")
def recogniser(wordings, tmp_path_factory, need_program):
    need_program("flite")
    return PocketsphinxRecogniser(language_files(wordings, tmp_path_factory.mktemp("build")))


def test_our_words_are_heard(recogniser, say):
    heard = recogniser.transcribe(say("can i take warfarin before the biopsy"))
    assert heard.text == "can i take warfarin before the biopsy"
    assert 0.5 < heard.confidence <= 1


def test_other_readings_come_with_their_confidences(recogniser, say):
    heard = recogniser.transcribe(say("where would somebody leave the car in the meantime", "rms"))
    assert heard.alternatives[0] == (heard.text, heard.confidence)
    assert len(heard.alternatives) > 1
    assert len({text for text, _ in heard.alternatives}) == len(heard.alternatives)
    assert sum(sure for _, sure in heard.alternatives) <= 1 + 1e-9


def test_the_same_sound_gives_the_same_words(recogniser, say):
    audio = say("does the trephine hurt")
    first = recogniser.transcribe(audio)
    recogniser.transcribe(say("something else altogether", "awb"))
    assert recogniser.transcribe(audio) == first


@pytest.mark.parametrize("audio", [b"", bytes(3200), bytes(64000)], ids=["nothing", "a tenth of a second", "silence"])
def test_silence_has_no_words(recogniser, audio):
    assert recogniser.transcribe(audio) == NOTHING_HEARD


def test_the_files_are_made_once_and_anew_when_the_wordings_change(wordings, tmp_path):
    before = language_files(wordings, tmp_path)
    made = before.model.stat().st_mtime_ns
    assert language_files(wordings, tmp_path).model.stat().st_mtime_ns == made
    assert "trephine T R AH F IY N" in before.dictionary.read_text()
    old = wordings_hash(wordings)
    more = wordings / "more.yml"
    try:
        more.write_text(WORDINGS.replace("hematologist", "gizmology").replace("how big", "gizmology"))
        assert wordings_hash(wordings) != old
        after = language_files(wordings, tmp_path)
    finally:
        more.unlink()
    assert after.model != before.model and not before.model.exists()
    assert "gizmology" in after.model.read_text()


def test_no_wordings_is_told(tmp_path):
    with pytest.raises(SpeechError, match="no wordings"):
        read_sentences(tmp_path)


def test_readings_share_what_the_first_one_leaves():
    rest = shared({"one": 0.04, "two": 0.03, "three": 0.04}, 0.3)
    assert [text for text, _ in rest] == ["one", "three", "two"]
    assert sum(sure for _, sure in rest) == pytest.approx(0.3)
    assert shared({}, 0.3) == []


def test_a_transcript_goes_out_as_json_and_keeps_its_bounds():
    heard = Transcript.of([("does it hurt", 1.2), ("", 0.1), ("does it skirt", -0.1)])
    assert heard.as_dict() == {
        "text": "does it hurt",
        "confidence": 1.0,
        "alternatives": (("does it hurt", 1.0), ("does it skirt", 0.0)),
    }
    assert Transcript.of([("", 0.5)]) is NOTHING_HEARD
