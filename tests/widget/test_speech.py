"""Talking to the widget, and having it read aloud, in a browser with a microphone that plays a tone."""

from __future__ import annotations

import base64
import io
import json
import math
import struct
import wave
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Route, expect

pytestmark = pytest.mark.slow

Visit = Callable[..., Any]
PAYLOAD = {
    "act": "answer",
    "topic": "pain_during",
    "title": "Does the test hurt?",
    "written": "Some pain.",
    "spoken": "Some.",
}
VOICES = """
window.said = [];
const voice = (name, localService) => ({ name, localService, lang: "en-US", default: false, voiceURI: name });
Object.defineProperty(window, "SpeechSynthesisUtterance", { value: class { constructor(text) { this.text = text; } } });
Object.defineProperty(window, "speechSynthesis", { value: {
  getVoices: () => window.cloudOnly ? [voice("cloud", false)] : [voice("cloud", false), voice("device", true)],
  cancel() { this.current?.onerror?.({ error: "canceled" }); this.current = null; },
  speak(words) {
    window.said.push([words.voice.name, words.rate, words.text]);
    this.current = words;
    if (!window.endless) setTimeout(() => words.onend());
  },
} });
"""


def until(chat: Any, true: str) -> None:
    """Wait until an expression is true on the page, without `eval`, which the page's policy forbids."""
    for _ in range(100):
        if chat.page.evaluate(true):
            return
        chat.page.wait_for_timeout(100)
    raise AssertionError(f"it never came true: {true}")


def tone(seconds: float) -> bytes:
    """A WAV of one quiet tone."""
    file = io.BytesIO()
    with wave.open(file, "wb") as writer:
        writer.setnchannels(1)
        writer.setsampwidth(2)
        writer.setframerate(16_000)
        samples = [int(3000 * math.sin(index / 6)) for index in range(int(16_000 * seconds))]
        writer.writeframes(struct.pack(f"<{len(samples)}h", *samples))
    return file.getvalue()


class Voice:
    """Stands in for the voice channel and keeps what it hears."""

    def __init__(self, transcript: str = "duz it hurt") -> None:
        self.heard: list[bytes] = []
        self.headers: list[dict[str, str]] = []
        self.body = {
            "transcript": transcript,
            "confidence": 0.6,
            "payload": PAYLOAD,
            "payloads": [PAYLOAD],
            "audio": "",
        }

    def __call__(self, route: Route) -> None:
        self.heard.append(route.request.post_data_buffer or b"")
        self.headers.append(route.request.headers)
        route.fulfill(status=200, json=self.body)


def hold(chat: Any, milliseconds: int) -> None:
    """Hold the button to talk with the mouse."""
    box = chat.page.get_by_role("button", name="Hold to talk").bounding_box()
    chat.page.mouse.move(box["x"] + 10, box["y"] + 10)
    chat.page.mouse.down()
    expect(chat.page.get_by_role("status")).to_contain_text("I am listening")
    chat.page.wait_for_timeout(milliseconds)
    chat.page.mouse.up()


def test_what_was_said_is_sent_as_16_khz_speech_and_can_be_corrected(visit: Visit) -> None:
    chat, voice = visit().open(), Voice()
    chat.page.route("**/webhooks/voice/ask", voice)
    chat.ask("how long does it take")
    hold(chat, 1500)
    expect(chat.replies.last).to_contain_text("Some pain.")
    with wave.open(io.BytesIO(voice.heard[0])) as reader:
        assert (reader.getframerate(), reader.getnchannels(), reader.getsampwidth()) == (16_000, 1, 2)
        assert 1.0 < reader.getnframes() / 16_000 < 4.0
        samples = struct.unpack(f"<{reader.getnframes()}h", reader.readframes(reader.getnframes()))
    assert max(samples) > 1000, "the browser's microphone beeps, and nothing of it was recorded"
    assert voice.headers[0]["content-type"] == "audio/wav"
    assert voice.headers[0]["authorization"].startswith("Bearer ")
    asked = chat.page.locator(".asked").last
    expect(asked).to_contain_text("I heard:")
    expect(asked).to_contain_text("duz it hurt")
    asked.get_by_role("button", name="Not what you said? Correct it").click()
    expect(chat.box).to_have_value("duz it hurt")
    expect(chat.box).to_be_focused()


def test_what_was_understood_after_the_chat_was_cleared_is_not_shown(visit: Visit) -> None:
    chat, voice = visit().open(), Voice()
    held: list[Route] = []
    chat.page.route("**/webhooks/voice/ask", lambda route: held.append(route))
    hold(chat, 900)
    for _ in range(100):
        if held:
            break
        chat.page.wait_for_timeout(50)
    chat.page.evaluate("document.querySelector('marlow-chat').clear()")
    with chat.page.expect_event("response"):
        voice(held[0])
    chat.page.wait_for_timeout(300)
    assert chat.replies.count() == 0
    expect(chat.page.locator(".asked")).to_have_count(0)


def test_talking_by_pressing_once_and_once_again_with_the_keyboard(visit: Visit) -> None:
    chat, voice = visit().open(), Voice()
    chat.page.route("**/webhooks/voice/ask", voice)
    button = chat.page.get_by_role("button", name="Hold to talk")
    button.focus()
    chat.page.keyboard.press("Enter")
    expect(button).to_have_attribute("aria-pressed", "true")
    expect(chat.page.get_by_role("status")).to_contain_text("I am listening")
    chat.page.wait_for_timeout(1200)
    chat.page.keyboard.press("Enter")
    expect(button).to_have_attribute("aria-pressed", "false")
    expect(chat.replies.last).to_contain_text("Some pain.")
    assert len(voice.heard) == 1


def test_without_a_microphone_the_person_is_told_to_type(visit: Visit) -> None:
    chat = visit().open()
    chat.page.evaluate("() => { navigator.mediaDevices.getUserMedia = () => Promise.reject(new Error('no')); }")
    chat.page.get_by_role("button", name="Hold to talk").click()
    expect(chat.page.get_by_role("status")).to_contain_text("I cannot use the microphone.")


def test_a_voice_channel_that_is_not_there_is_told(visit: Visit) -> None:
    chat = visit().open()
    chat.page.route("**/webhooks/voice/ask", lambda route: route.fulfill(status=404, body="{}"))
    hold(chat, 900)
    expect(chat.page.get_by_role("status")).to_contain_text("Talking does not work just now.")


def test_reading_aloud_uses_a_voice_of_the_device_and_never_one_in_a_cloud(visit: Visit) -> None:
    chat = visit()
    chat.page.add_init_script(VOICES)
    chat.page.reload()
    chat.open().ask("does it hurt").get_by_role("button", name="Read aloud").click()
    until(chat, "window.said.length > 3")
    said = chat.page.evaluate("window.said")
    assert {name for name, _, _ in said} == {"device"}
    assert said[0][2] == "Does the test hurt?"
    assert not any("**" in text for _, _, text in said)


def test_reading_can_be_slower_and_stopped(visit: Visit) -> None:
    chat = visit()
    chat.page.add_init_script(VOICES + "window.endless = true;")
    chat.page.reload()
    chat.open().menu("Read slower")
    chat.press("More")
    chat.ask("does it hurt").get_by_role("button", name="Read aloud").click()
    chat.press("Stop reading")
    expect(chat.page.get_by_role("button", name="Read aloud")).to_be_visible()
    ((_, rate, _),) = chat.page.evaluate("window.said")
    assert rate == 0.75


def test_answers_are_read_as_they_come_only_when_that_is_switched_on(visit: Visit) -> None:
    chat = visit()
    chat.page.add_init_script(VOICES)
    chat.page.reload()
    chat.open().ask("does it hurt")
    assert chat.page.evaluate("window.said") == []
    chat.menu("Read answers aloud")
    chat.ask("how long does it take")
    until(chat, "window.said.length > 0")


def test_without_a_voice_of_the_device_the_assistants_own_is_played(visit: Visit) -> None:
    chat = visit()
    chat.page.add_init_script(VOICES + "window.cloudOnly = true;")
    chat.page.reload()
    asked: list[Any] = []

    def say(route: Route) -> None:
        asked.append(json.loads(route.request.post_data or ""))
        route.fulfill(status=200, body=tone(0.3), content_type="audio/wav")

    chat.page.route("**/webhooks/voice/say", say)
    chat.open().ask("does it hurt").get_by_role("button", name="Read aloud").click()
    expect(chat.page.get_by_role("button", name="Stop reading")).to_be_visible()
    expect(chat.page.get_by_role("button", name="Read aloud")).to_be_visible()
    assert asked[0]["text"].startswith("People usually have some pain")
    assert chat.page.evaluate("window.said") == []


def test_the_answer_to_a_spoken_question_is_heard(visit: Visit) -> None:
    chat, voice = visit().open(), Voice()
    voice.body["audio"] = base64.b64encode(tone(0.2)).decode()
    chat.page.route("**/webhooks/voice/ask", voice)
    chat.page.evaluate(
        """() => { window.played = 0; const start = AudioBufferSourceNode.prototype.start;
             AudioBufferSourceNode.prototype.start = function (...rest) {
               if (!(this.context instanceof OfflineAudioContext)) window.played += this.buffer.duration;
               return start.apply(this, rest); }; }"""
    )
    hold(chat, 1000)
    until(chat, "window.played > 0.15")


def test_the_microphone_can_be_left_out(visit: Visit) -> None:
    chat = visit()
    chat.page.evaluate(
        """() => { document.querySelector("marlow-chat").remove();
             const chat = document.createElement("marlow-chat");
             chat.setAttribute("talk", "off"); document.body.append(chat); }"""
    )
    chat.open()
    expect(chat.page.get_by_role("button", name="Hold to talk")).to_have_count(0)
