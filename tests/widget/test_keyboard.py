"""All of it by keyboard alone, in a real browser with the real assistant."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

pytestmark = pytest.mark.slow

Visit = Callable[..., Any]
VAGUE = ["tell me about the sample", "what happens with it", "the specialist's part", "what about after"]


@pytest.fixture
def typist(visit: Visit) -> Callable[..., Any]:
    """Opens the chat and asks without a mouse; gives the chat and a way to ask."""

    def start(**options: Any) -> tuple[Any, Callable[[str], Any]]:
        chat = visit(**options)
        chat.launcher.focus()
        chat.page.keyboard.press("Enter")
        expect(chat.box).to_be_focused()

        def ask(text: str) -> Any:
            assert chat.focused() == "box"
            before = chat.replies.count()
            chat.page.keyboard.type(text)
            chat.page.keyboard.press("Enter")
            chat.replies.nth(before).wait_for()
            return chat.replies.nth(before)

        return chat, ask

    return start


def test_opening_asking_keeping_and_a_person(visit: Visit) -> None:
    chat = visit()
    keyboard = chat.page.keyboard
    for _ in range(6):
        keyboard.press("Tab")
        if chat.page.evaluate("document.activeElement.localName") == "marlow-chat":
            break
    keyboard.press("Enter")
    expect(chat.box).to_be_focused()
    keyboard.type("does it hurt")
    keyboard.press("Enter")
    chat.replies.nth(0).wait_for()
    assert chat.focused() == "box", "the answer took the keyboard away"
    chat.tab_to("Yes", "Shift+Tab")
    keyboard.press("Enter")
    expect(chat.replies.nth(0).get_by_text("Thank you.")).to_be_focused()
    chat.tab_to("Keep for my visit", "Shift+Tab")
    keyboard.press("Space")
    chat.tab_to("More", "Shift+Tab")
    keyboard.press("Enter")
    chat.tab_to("My questions (1)")
    keyboard.press("Enter")
    assert chat.focused() == "My questions"
    chat.tab_to("own-questions")
    keyboard.type("Who comes with me?")
    chat.tab_to("Back to the chat", "Shift+Tab")
    keyboard.press("Enter")
    assert chat.focused() == "box"
    chat.tab_to("More", "Shift+Tab")
    keyboard.press("Enter")
    chat.tab_to("Talk to a person")
    keyboard.press("Enter")
    chat.replies.nth(1).wait_for()
    assert chat.focused() == "box"
    keyboard.press("Escape")
    expect(chat.panel).to_be_hidden()
    expect(chat.launcher).to_be_focused()
    keyboard.press("Enter")
    expect(chat.box).to_be_focused()
    assert chat.replies.count() == 3, "closing forgot the conversation"


def test_escape_closes_the_menu_before_the_chat(visit: Visit) -> None:
    chat = visit().open()
    chat.press("More")
    chat.page.keyboard.press("Escape")
    expect(chat.page.locator("#menu")).to_be_hidden()
    expect(chat.panel).to_be_visible()
    assert chat.focused() == "More"


def test_the_keyboard_stays_inside_where_the_chat_covers_the_page(visit: Visit) -> None:
    chat = visit(size="narrow").open()
    for _ in range(30):
        chat.page.keyboard.press("Tab")
        assert chat.page.evaluate("document.activeElement.localName") in ("marlow-chat", "body")
    chat.page.keyboard.press("Escape")
    expect(chat.panel).to_be_hidden()
    expect(chat.launcher).to_be_focused()


def test_a_follow_up_a_choice_and_an_urgent_call(typist: Any) -> None:
    chat, ask = typist()
    ask("can my daughter eat before it")
    expect(ask("and how long does it take")).to_contain_text("when your child wakes up")
    for question in VAGUE:
        offered = ask(question)
        if offered.get_attribute("data-act") == "clarify":
            break
    title = offered.locator("[part=choices] button").last.inner_text()
    before = chat.replies.count()
    chat.tab_to(title, "Shift+Tab")
    chat.page.keyboard.press("Enter")
    expect(chat.replies.nth(before).get_by_role("heading", level=3)).to_have_text(title)
    chat.tab_to("box")
    ask("I have chest pain and I can't breathe")
    chat.tab_to("Call 911", "Shift+Tab")
    assert chat.page.evaluate("document.querySelector('marlow-chat').shadowRoot.activeElement.href") == "tel:911"


def test_what_was_wrong_with_an_answer(typist: Any) -> None:
    chat, ask = typist()
    reply = ask("does it hurt")
    chat.tab_to("No", "Shift+Tab")
    chat.page.keyboard.press("Space")
    expect(reply.get_by_text("What was wrong with it?")).to_be_focused()
    chat.tab_to("It is out of date")
    with chat.page.expect_response("**/feedback") as response:
        chat.page.keyboard.press("Enter")
    assert response.value.status == 204
    expect(reply.get_by_text("Thank you. It was noted.")).to_be_focused()


def test_the_sheet_is_printed_alone(typist: Any) -> None:
    chat, ask = typist()
    ask("does it hurt")
    chat.tab_to("Keep for my visit", "Shift+Tab")
    chat.page.keyboard.press("Enter")
    chat.tab_to("More", "Shift+Tab")
    chat.page.keyboard.press("Enter")
    chat.tab_to("My questions (1)")
    chat.page.keyboard.press("Enter")
    chat.tab_to("own-questions")
    chat.page.keyboard.type("Who comes with me?")
    chat.page.evaluate("() => { window.printed = 0; window.print = () => { window.printed += 1; }; }")
    chat.tab_to("Print")
    chat.page.keyboard.press("Enter")
    assert chat.page.evaluate("window.printed") == 1
    reader = PdfReader(io.BytesIO(chat.page.pdf()))
    paper = " ".join(page.extract_text() for page in reader.pages)
    for words in ("My questions", "Who comes with me?", "Does the test hurt?", "Cleveland Clinic", "1-202-555-0142"):
        assert words in paper, f"{words!r} is not on paper"
    assert "Demonstration Hospital" not in paper and "Your visit" not in paper
    assert len(reader.pages) <= 2


def test_a_server_that_is_stopped_and_back(typist: Any, door: Any) -> None:
    chat, ask = typist(home=door.url)
    ask("does it hurt")
    door.shut()
    chat.page.keyboard.type("how long does it take")
    chat.page.keyboard.press("Enter")
    stored = chat.page.locator(".fallback .stored summary").first
    stored.wait_for()
    chat.tab_to(stored.inner_text(), "Shift+Tab")
    chat.page.keyboard.press("Enter")
    expect(chat.page.locator(".fallback article").first).to_contain_text("about 30 minutes")
    door.open()
    chat.tab_to("Try again now", "Shift+Tab")
    chat.page.keyboard.press("Enter")
    expect(chat.page.locator(".reply[data-topic=duration]").last).to_be_visible(timeout=20_000)
    expect(chat.page.locator(".banner")).to_be_hidden()
