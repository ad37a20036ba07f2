"""The server stops, is slow, refuses, forgets: the widget says so, keeps what was typed, and helps itself."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.slow

Visit = Callable[..., Any]


def test_a_server_that_stops_and_comes_back(visit: Visit, door: Any) -> None:
    chat = visit(home=door.url).open()
    chat.ask("does it hurt")
    door.shut()
    chat.box.fill("how long does it take")
    chat.box.press("Enter")
    banner = chat.page.locator(".banner")
    expect(banner).to_contain_text("I cannot reach the assistant. Your question is kept.")
    expect(banner.get_by_role("link", name="1-202-555-0142")).to_have_attribute("href", "tel:12025550142")
    stored = chat.page.locator(".fallback .stored summary")
    expect(stored.first).to_contain_text("How long does it take?")
    stored.first.click()
    expect(chat.page.locator(".fallback article").first).to_contain_text("about 30 minutes")
    expect(chat.page.locator(".fallback").first).to_contain_text("In an emergency, call 911.")
    door.open()
    expect(chat.page.locator(".reply[data-topic=duration]").last).to_be_visible(timeout=20_000)
    expect(banner).to_be_hidden(timeout=20_000)
    expect(chat.page.locator(".waiting")).to_have_count(0)
    expect(chat.page.get_by_role("status")).to_have_text("The assistant is back.")


def test_a_question_that_waits_can_be_changed(visit: Visit) -> None:
    chat = visit().open()
    chat.page.route("**/messages", lambda route: route.abort())
    chat.box.fill("how long dos it take")
    chat.box.press("Enter")
    chat.press("Change the question")
    expect(chat.box).to_have_value("how long dos it take")
    expect(chat.box).to_be_focused()
    chat.page.unroute("**/messages")
    expect(chat.ask("how long does it take")).to_have_attribute("data-topic", "duration")


def test_trying_again_by_hand(visit: Visit) -> None:
    chat = visit().open()
    chat.page.route("**/messages", lambda route: route.abort())
    chat.box.fill("how long does it take")
    chat.box.press("Enter")
    chat.page.locator(".fallback").wait_for()
    chat.page.unroute("**/messages")
    chat.press("Try again now")
    expect(chat.page.locator(".reply[data-topic=duration] .sources")).to_be_visible()


def test_a_device_that_is_offline(visit: Visit) -> None:
    chat = visit().open()
    chat.ask("does it hurt")
    chat.page.context.set_offline(True)
    chat.box.fill("can I eat before it")
    chat.box.press("Enter")
    expect(chat.page.locator(".banner")).to_contain_text("This device is offline.")
    expect(chat.page.locator(".stored summary").first).to_contain_text("Can I eat and drink before the test?")
    chat.page.context.set_offline(False)
    expect(chat.page.locator(".banner")).to_be_hidden(timeout=15_000)


def test_the_stored_answers_can_be_searched_at_any_time(visit: Visit) -> None:
    chat = visit().open()
    chat.menu("Search the stored answers")
    assert chat.focused() == "Search the stored answers"
    chat.page.locator("#search-box").fill("drive my son home")
    chat.page.locator("#search-box").press("Enter")
    first = chat.page.locator(".results summary").first
    expect(first).to_have_text("Do I need someone to drive me home? (for a child)")
    first.click()
    expect(chat.page.locator(".results article").first.locator(".sources")).to_contain_text("Together by St. Jude")


def test_a_conversation_that_is_too_old_is_begun_again(visit: Visit) -> None:
    chat = visit().open()
    chat.ask("does it hurt")
    refusals = [401]
    chat.page.route(
        "**/messages",
        lambda route: (
            route.fulfill(status=refusals.pop(), json={"error": "It is over."}) if refusals else route.continue_()
        ),
    )
    reply = chat.ask("how long does it take")
    expect(reply).to_have_attribute("data-topic", "duration")
    expect(chat.page.get_by_role("status")).to_contain_text("I do not remember what was said before")


def test_too_many_questions_wait_their_turn(visit: Visit) -> None:
    chat = visit().open()
    busy = [429]
    chat.page.route(
        "**/messages",
        lambda route: (
            route.fulfill(status=busy.pop(), headers={"Retry-After": "1"}, json={"error": "Please wait 1 s."})
            if busy
            else route.continue_()
        ),
    )
    chat.box.fill("how long does it take")
    chat.box.press("Enter")
    expect(chat.page.get_by_text("Not sent yet")).to_be_visible()
    expect(chat.page.locator(".banner")).to_be_hidden()
    expect(chat.page.locator(".reply[data-topic=duration]")).to_be_visible(timeout=8_000)


def test_a_refusal_is_told_in_the_servers_words_and_the_text_is_kept(visit: Visit) -> None:
    chat = visit().open()
    chat.page.route("**/messages", lambda route: route.fulfill(status=413, json={"error": "The message is too big."}))
    reply = chat.ask("something long")
    expect(reply).to_contain_text("The message is too big.")
    expect(chat.box).to_have_value("something long")


@pytest.mark.parametrize("body", ["", "no JSON", "null", "[]", '{"replies": []}', '{"replies": [{"act": "answer"}]}'])
def test_a_reply_without_sense_is_no_silence(visit: Visit, body: str) -> None:
    chat = visit().open()
    chat.page.route("**/messages", lambda route: route.fulfill(status=200, content_type="application/json", body=body))
    expect(chat.ask("does it hurt")).to_contain_text("I have no answer. Please ask again, or call 1-202-555-0142")


@pytest.mark.parametrize("way", ["typed", "a person"])
def test_a_reply_that_comes_after_the_chat_was_cleared_is_not_shown(visit: Visit, way: str) -> None:
    chat = visit().open()
    held: list[Any] = []
    chat.page.route("**/messages" if way == "typed" else "**/handover", lambda route: held.append(route))
    if way == "typed":
        chat.box.fill("does it hurt because of my leukemia")
        chat.box.press("Enter")
    else:
        chat.menu("Talk to a person")
    chat.page.locator(".typing").wait_for()
    while not held:
        chat.page.wait_for_timeout(50)
    chat.page.evaluate("document.querySelector('marlow-chat').clear()")
    with chat.page.expect_event("response"):
        held[0].continue_()
    chat.page.wait_for_timeout(300)
    assert chat.replies.count() == 0
    expect(chat.page.locator(".typing")).to_have_count(0)


def test_a_chat_that_cannot_be_loaded_gives_the_number(visit: Visit, site: str) -> None:
    chat = visit()
    chat.page.route("**/chat.js", lambda route: route.abort())
    chat.page.reload()
    chat.launcher.click()
    expect(chat.page.get_by_role("alert")).to_contain_text("call 1-202-555-0142")
    chat.page.unroute("**/chat.js")


def test_each_stored_question_finds_its_answer_without_a_server(visit: Visit) -> None:
    chat = visit()
    ranks = chat.page.evaluate(
        """async () => {
          const { StoredAnswers } = await import("/webhooks/web/widget/search.js");
          const address = "/webhooks/web/widget/answers.json";
          const stored = new StoredAnswers(address);
          await stored.load();
          const { answers } = await (await fetch(address)).json();
          const ranks = [];
          for (const answer of answers.filter((one) => one.variant === "any"))
            for (const question of [answer.title, ...answer.questions])
              ranks.push([question, stored.find(question, 4).findIndex((one) => one.topic === answer.topic)]);
          return ranks;
        }"""
    )
    assert len(ranks) > 100
    titles_first = [question for question, rank in ranks if rank == 0]
    among_four = [question for question, rank in ranks if 0 <= rank < 4]
    assert len(titles_first) / len(ranks) > 0.75, json.dumps([pair for pair in ranks if pair[1] != 0], indent=1)
    assert len(among_four) / len(ranks) > 0.95, json.dumps([pair for pair in ranks if pair[1] < 0], indent=1)
