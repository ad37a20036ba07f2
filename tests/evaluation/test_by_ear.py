"""`make evaluate-voice`: which questions are asked, how they count, and three of them through the whole assistant."""

import json
import os
import shutil

import pytest

from evaluation import by_ear
from evaluation.by_ear import chosen_questions, known_seconds, reply_of
from evaluation.question import Question, Turn
from launcher.settings import QUIET_AND_OFFLINE
from speech.wav import write_wav


def question(number, set="covered", channel="voice", turns=1):
    return Question(f"{set}-{number}", set, channel, (Turn("does it hurt", (("pain_during",),)),) * turns)


def test_single_questions_of_the_voice_channel_are_asked():
    mine = [question(number) for number in range(40)]
    others = [question(number, channel="web") for number in range(40, 80)]
    others += [question(number, set="misheard") for number in range(40)]
    others += [question(number, set="acts", turns=2) for number in range(40)]
    everything = chosen_questions([*others, *mine], 0, "all")
    assert {one.id for one in everything} == {one.id for one in mine}
    tune, test = (chosen_questions(mine, 0, half) for half in ("tune", "test"))
    assert len(tune) + len(test) == 40 and not {one.id for one in tune} & {one.id for one in test}
    assert chosen_questions(mine, 5) == test[:5] == chosen_questions(mine[::-1], 5)


def test_words_about_the_conversation_ask_to_say_it_again():
    payload = {"act": "command", "topic": None, "choices": [], "spoken": "Please say it again."}
    assert reply_of(payload).act == "not_sure"
    offered = {**payload, "act": "clarify", "choices": [{"topic": "duration"}], "confidence": 0.4}
    assert (reply_of(offered).act, reply_of(offered).choices) == ("clarify", ("duration",))


def test_what_is_known_is_said_from_its_file(tmp_path):
    said = []

    class Mouth:
        name = "tone"

        def speak(self, text, pace=1.0):
            said.append(text)
            return write_wav(b"\0\x10" * 1600)

    assert len(known_seconds(Mouth(), tmp_path, ["One thing.", "Another. One thing."])) == 2
    assert sorted(said) == ["Another.", "One thing."], "each sentence is said once, before the clock runs"


@pytest.mark.slow
def test_three_questions_are_said_heard_and_answered(tmp_path, monkeypatch, capsys):
    missing = [name for name in ("flite", "sox", "text2wave") if shutil.which(name) is None]
    if missing:
        (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)(f"missing: {missing}; .ci/run names them")
    before = {name: os.environ.get(name) for name in (*QUIET_AND_OFFLINE, "MARLOW_STORE")}
    monkeypatch.setattr(by_ear, "RESULTS", tmp_path / "by-ear.json")
    try:
        assert by_ear.main(["--sample", "3", "--conditions", "clean", "telephone", "--beside"]) == 0
    finally:
        for name, value in before.items():
            os.environ.pop(name, None) if value is None else os.environ.update({name: value})
    read = json.loads((tmp_path / "by-ear.json").read_text())
    asked = read["asked"]
    assert [(one["way"], one["condition"]) for one in asked[:3]] == [
        ("typed", "typed"),
        ("ours", "clean"),
        ("ours", "telephone"),
    ]
    assert len(asked) == 9 and len({one["voice"] for one in asked}) == 3
    assert all(one["errors"] == 0 for one in asked if one["way"] == "typed")
    assert sum(one["errors"] for one in asked) / sum(one["words"] for one in asked) < 0.3
    assert all(one["said"] and one["first_sound"] > one["recognising"] for one in asked)
    assert len(read["known"]) > 100
    printed = capsys.readouterr().out
    assert "| all | our recogniser | telephone | 3 |" in printed and "Stored text to speech: p50" in printed
