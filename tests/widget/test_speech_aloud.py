"""Asking aloud and hearing the answer: a browser whose microphone plays a spoken question, and the whole assistant."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from speech.flite_synthesizer import FliteSynthesizer
from speech.wav import read_wav, write_wav

pytestmark = pytest.mark.slow
QUESTION = "how long does the biopsy take"
PLAYED = """
window.played = [];
const start = AudioBufferSourceNode.prototype.start;
AudioBufferSourceNode.prototype.start = function (...when) {
  window.played.push(this.buffer.duration);
  return start.apply(this, when);
};
const play = HTMLMediaElement.prototype.play;
HTMLMediaElement.prototype.play = function () {
  this.addEventListener("playing", () => window.played.push(this.duration));
  return play.call(this);
};
"""


@pytest.fixture
def page(browser: Browser, tmp_path: Path) -> Iterator[Page]:
    """A page of a browser whose microphone plays the question, once."""
    if shutil.which("flite") is None:
        (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)("flite is not installed; .ci/run names it")
    wav = tmp_path / "question.wav"
    said = read_wav(FliteSynthesizer().speak(QUESTION))
    wav.write_bytes(write_wav(bytes(16000) + said + bytes(32000 * 20)))
    talking = browser.browser_type.launch(
        executable_path=shutil.which("chromium"),
        args=[
            "--no-sandbox",
            "--disable-dev-shm-usage",
            "--use-fake-device-for-media-stream",
            "--use-fake-ui-for-media-stream",
            f"--use-file-for-fake-audio-capture={wav}%noloop",
            "--autoplay-policy=no-user-gesture-required",
        ],
    )
    yield talking.new_context(permissions=["microphone"]).new_page()
    talking.close()


def test_a_held_button_asks_and_the_answer_is_shown_and_heard(page: Page, site: str, chat_on: Any) -> None:
    page.add_init_script(PLAYED)
    page.goto(f"{site}/webhooks/web/demo/")
    chat = chat_on(page).open()
    box = page.get_by_role("button", name="Hold to talk").bounding_box()
    assert box
    page.mouse.move(box["x"] + 10, box["y"] + 10)
    page.mouse.down()
    expect(page.get_by_role("status")).to_contain_text("I am listening")
    page.wait_for_timeout(4000)
    page.mouse.up()
    asked = page.locator(".asked").last
    expect(asked).to_contain_text("I heard:", timeout=60_000)
    expect(asked).to_contain_text("biopsy take")
    expect(chat.replies.last).to_contain_text("minutes", timeout=60_000)
    for _ in range(100):
        if page.evaluate("window.played.length"):
            break
        page.wait_for_timeout(100)
    assert page.evaluate("window.played")[0] > 1.0, "the answer was not played"
