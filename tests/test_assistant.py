"""The whole assistant, over HTTP, as `make run` starts it: the trained model, actions, store and guard."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import store
from actions.payload import ACTS, Payload
from launcher.conversation import Conversation, NotListening, ask
from launcher.ports import free_port

pytestmark = pytest.mark.slow
ROOT = Path(__file__).parents[1]
START_LIMIT = 180


class Assistant:
    """A running assistant with content of its own, so that a test may change an answer."""

    def __init__(self, folder: Path) -> None:
        self.data = folder / "data"
        self.store = folder / "faq.db"
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        shutil.copytree(ROOT / "data", self.data)
        self.build()

    def build(self) -> None:
        store.build(self.data, self.store)

    def start(self, log: Path) -> subprocess.Popen[bytes]:
        environment = {
            **os.environ,
            "MARLOW_PORT": str(self.port),
            "MARLOW_ACTIONS_PORT": str(free_port()),
            "MARLOW_DESK_PORT": str(free_port()),
            "MARLOW_STORE": str(self.store),
            "MARLOW_RATE_ADDRESS": "0",
        }
        with log.open("wb") as output:
            process = subprocess.Popen(
                [sys.executable, "-m", "launcher", "run"],
                cwd=ROOT,
                env=environment,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
            )
        deadline = time.monotonic() + START_LIMIT
        while True:
            try:
                ask(self.url, "hello")
                return process
            except NotListening:
                assert process.poll() is None and time.monotonic() < deadline, log.read_text(encoding="utf-8")
                time.sleep(0.5)

    def conversation(self) -> Conversation:
        return Conversation(self.url, timeout=30)

    def say(self, text: str, conversation: Conversation | None = None) -> list[dict[str, Any]]:
        """Every payload of the reply; in a conversation of its own where none is given."""
        return (conversation or self.conversation()).say(text)

    def payload(self, text: str, conversation: Conversation | None = None) -> Payload:
        (payload,) = self.say(text, conversation)
        return Payload.from_dict({name: value for name, value in payload.items() if name != "from_guard"})


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    folder = tmp_path_factory.mktemp("assistant")
    running = Assistant(folder)
    process = running.start(folder / "run.log")
    yield running
    process.send_signal(signal.SIGINT)
    process.wait(30)


TOPICS = sorted(path.stem for path in (ROOT / "data" / "answers").glob("*.md"))


@pytest.mark.parametrize("topic", TOPICS)
def test_every_stored_question_returns_its_own_topic(assistant, topic):
    with store.open_store(assistant.store) as faq:
        questions = faq.questions(topic)
    wrong = {}
    for question in questions:
        payload = assistant.payload(question)
        if (payload.act, payload.topic) != ("answer", topic):
            wrong[question] = (payload.act, payload.topic or [choice.topic for choice in payload.choices])
    assert not wrong


SAID = {
    "greet": "hello",
    "goodbye": "goodbye",
    "thanks": "thank you very much",
    "help": "what can I ask you?",
    "bot_challenge": "are you a robot?",
    "repeat": "say that again",
    "more_detail": "tell me more",
    "affirm": "yes",
    "deny": "no",
    "stop": "stop",
    "human_handoff": "let me talk to a person",
    "urgent_symptoms": "I have a fever and it's bleeding a lot",
    "personal_advice": "should I stop my warfarin",
    "not_covered": "how much does parking cost",
    "not_sure": "asdf",
}


@pytest.mark.parametrize("act", SAID)
def test_every_act_is_answered_with_its_own_act(assistant, act):
    assert assistant.payload(SAID[act]).act == act


VAGUE = [
    "anything about how it goes with the medicine, the people and the place",
    "what about the doctor and the medicine and the bone",
    "the doctor's part in it",
    "the part before the part after",
    "the specialist's part",
    "the thing with the doctor and the result and the pain",
    "what happens with it",
    "tell me about the sample",
    "what comes out",
    "how is it with the needle and the bone",
    "what about after",
    "the stuff they do with it",
]
"""No one sentence has to stay vague for every model (one may even pass for two questions), but of these some do."""


def test_a_vague_question_gets_choices_and_a_choice_gets_its_answer(assistant):
    offered = 0
    for text in VAGUE:
        conversation = assistant.conversation()
        replies = [Payload.from_dict(reply) for reply in assistant.say(text, conversation)]
        if [reply.act for reply in replies] == ["clarify"]:
            payload = replies[0]
            offered += 1
            assert 2 <= len(payload.choices) <= 3
            assert assistant.payload("the second one", conversation).topic == payload.choices[1].topic
    assert offered


def test_no_act_is_forgotten():
    assert set(SAID) | {"answer", "clarify"} == set(ACTS)


@pytest.mark.parametrize(
    ("text", "act", "topic", "audience"),
    [
        ("does it hurt", "answer", "pain_during", "any"),
        ("how long does it take", "answer", "duration", "any"),
        ("can my daughter eat before it", "answer", "eating_drinking", "child"),
        ("do they put kids to sleep", "answer", "awake_or_asleep", "child"),
        ("should I stop my warfarin", "personal_advice", None, None),
        ("I have a fever and it's bleeding a lot", "urgent_symptoms", None, None),
        ("how much does parking cost", "not_covered", None, None),
        ("asdf", "not_sure", None, None),
    ],
)
def test_the_questions_everybody_tries_first(assistant, text, act, topic, audience):
    payload = assistant.payload(text)
    assert (payload.act, payload.topic) == (act, topic)
    if audience:
        assert payload.audience == audience


def test_a_conversation(assistant):
    conversation = assistant.conversation()
    first = assistant.payload("does it hurt", conversation)
    assert assistant.payload("say that again", conversation).spoken == first.spoken
    more = assistant.payload("yes", conversation)
    assert (more.act, more.topic) == ("more_detail", "pain_during")
    assert assistant.payload("can my son eat before it", conversation).audience == "child"
    assert assistant.payload("how long does it take", conversation).audience == "child"
    shower = assistant.payload("when can he shower", conversation)
    assert shower.act == "not_covered"
    assert assistant.payload("yes please", conversation).topic == shower.related[0].topic


HOSTILE = [
    "",
    " ",
    "?",
    "...",
    "0",
    "/",
    "/ask_duration",
    '/ask_nothing{"a": 1}',
    "EXTERNAL: x",
    "[x](symptom)",
    "{clinic_phone}",
    "\u200b\u200b",
    "\U0001f622\U0001f622",
    "\u00bfduele mucho?",
    "\u75bc\u5417",
    "why " * 60,
    "a" * 400,
    "SELECT * FROM answers; --",
    "<script>alert(1)</script>",
    "line one\nline two",
]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_whatever_is_said_something_is_answered(assistant, text):
    assert assistant.payload(text).written


def test_a_message_that_begins_with_a_slash_is_no_command(assistant):
    assert assistant.payload("/ask_parking{}").topic != "parking"
    assert assistant.payload("/restart").act in ACTS
    assert assistant.payload("/ does it hurt").topic == "pain_during"


def test_an_edited_answer_is_heard_after_a_build_alone(assistant):
    file = assistant.data / "answers" / "what_to_wear.md"
    original = file.read_text(encoding="utf-8")
    before = assistant.payload("what do I wear")
    assert before.topic == "what_to_wear" and "gown" in before.spoken
    file.write_text(re.sub(r"gown(?!\])", "robe", original), encoding="utf-8")
    assistant.build()
    after = assistant.payload("what do I wear")
    assert after.spoken == before.spoken.replace("gown", "robe")
    file.write_text(original, encoding="utf-8")
    assistant.build()
    assert assistant.payload("what do I wear") == before
