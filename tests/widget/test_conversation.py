"""A person talks with the real assistant through the widget, in a real browser."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.slow

Visit = Callable[..., Any]
DEMO = "/webhooks/web/demo/"
VAGUE = ["tell me about the sample", "what happens with it", "the specialist's part", "what about after"]


def test_an_answer_has_its_words_sources_and_further_questions(visit: Visit) -> None:
    chat = visit().open()
    reply = chat.ask("which bone is it taken from")
    expect(reply).to_have_attribute("data-topic", "body_site")
    expect(reply.get_by_role("heading", level=3)).to_have_text("Which bone is the sample taken from?")
    expect(reply.locator("strong").first).to_have_text("hip bone")
    expect(reply.locator(".said li").first).to_be_visible()
    expect(reply.locator(".sources")).to_contain_text("Cleveland Clinic (opens in a new tab), reviewed January 2022")
    expect(reply.locator(".sources")).to_contain_text("no review date given")
    expect(reply.locator(".picture svg")).to_have_accessible_name("Where the needle goes in")
    expect(reply.locator(".picture svg")).to_have_accessible_description(re.compile("A person seen from behind"))
    assert reply.locator(".related button").count() >= 2


def test_a_source_link_leads_to_the_passage(visit: Visit) -> None:
    chat = visit().open()
    reply = chat.ask("which bone is it taken from")
    with chat.page.context.expect_page() as opened:
        reply.get_by_role("link", name="Cleveland Clinic").click()
    page = opened.value
    page.wait_for_load_state()
    expect(page.locator("section:target")).to_contain_text("hip bone")
    expect(page.locator("h1")).to_have_text("Bone Marrow Aspiration")


def test_a_follow_up_is_understood_in_its_conversation(visit: Visit) -> None:
    chat = visit().open()
    chat.ask("can my daughter eat before it")
    reply = chat.ask("and how long does it take")
    expect(reply).to_contain_text("when your child wakes up")


def test_each_further_question_that_is_offered_has_an_answer(visit: Visit) -> None:
    chat = visit().open()
    for example in range(chat.page.locator(".greeting .chip").count()):
        before = chat.replies.count()
        chat.page.locator(".greeting .chip").nth(example).click()
        expect(chat.replies.nth(before)).to_have_attribute("data-act", "answer")
    first = chat.replies.nth(0)
    for title in first.locator(".related button").all_inner_texts():
        first.get_by_role("button", name=title, exact=True).click()
        expect(chat.replies.last.get_by_role("heading", level=3)).to_have_text(title)


def test_a_vague_question_gets_choices_and_a_choice_gets_its_answer(visit: Visit) -> None:
    chat = visit().open()
    for question in VAGUE:
        reply = chat.ask(question)
        if reply.get_attribute("data-act") == "clarify":
            break
    expect(reply).to_have_attribute("data-act", "clarify")
    buttons = reply.locator("[part=choices] button")
    assert 2 <= buttons.count() <= 3
    assert reply.locator(".said li").count() == 0, "the choices stand there twice"
    title = buttons.nth(1).inner_text()
    before = chat.replies.count()
    buttons.nth(1).click()
    expect(chat.replies.nth(before).get_by_role("heading", level=3)).to_have_text(title)


def test_an_urgent_reply_is_set_apart_and_can_be_called(visit: Visit) -> None:
    chat = visit().open()
    reply = chat.ask("I have chest pain and I can't breathe")
    expect(reply).to_have_attribute("data-act", "urgent_symptoms")
    expect(reply).to_contain_text("This sounds urgent")
    call = reply.get_by_role("link", name="Call 911", exact=True)
    expect(call).to_have_attribute("href", "tel:911")
    expect(call).to_be_in_viewport()
    assert chat.log.get_attribute("aria-live") == "assertive"
    chat.ask("how long does it take")
    assert chat.log.get_attribute("aria-live") == "polite"


def test_feedback_goes_to_the_server_with_its_reason(visit: Visit, site: str) -> None:
    chat = visit().open()
    reply = chat.ask("does it hurt")
    reply.get_by_role("button", name="No", exact=True).click()
    expect(reply.get_by_text("What was wrong with it?")).to_be_focused()
    with chat.page.expect_response("**/feedback") as response:
        reply.get_by_role("button", name="It frightened me").click()
    assert response.value.status == 204
    sent = json.loads(response.value.request.post_data or "")
    assert (sent["topic"], sent["helpful"], sent["reason"]) == ("pain_during", False, "frightening")
    stored = chat.page.request.get(f"{site}/webhooks/web/widget/answers.json").json()["answers"]
    assert sent["revision"] in [one["revision"] for one in stored if one["topic"] == "pain_during"]
    thanks = reply.get_by_text("Thank you. It was noted.")
    expect(thanks).to_contain_text("1-202-555-0142")
    expect(thanks).to_be_focused()


def test_a_helpful_answer_is_noted(visit: Visit) -> None:
    chat = visit().open()
    reply = chat.ask("does it hurt")
    with chat.page.expect_response("**/feedback") as response:
        reply.get_by_role("button", name="Yes", exact=True).click()
    assert response.value.status == 204
    expect(reply.get_by_text("Thank you. Your answer was noted.")).to_be_focused()


def test_a_person_can_be_asked_for(visit: Visit) -> None:
    chat = visit().open()
    chat.ask("does it hurt")
    chat.menu("Talk to a person")
    expect(chat.page.locator(".reference")).to_contain_text("K7-42")
    expect(chat.replies.nth(1).get_by_role("link", name="Call 1-202-555-0142")).to_have_attribute(
        "href", "tel:12025550142"
    )


def test_where_no_person_is_reached_the_number_is_said(visit: Visit) -> None:
    chat = visit().open()
    chat.page.route("**/handover", lambda route: route.abort())
    chat.menu("Talk to a person")
    expect(chat.replies.last).to_contain_text("I cannot reach anybody from here. Please call 1-202-555-0142")


def test_clear_takes_everything_away(visit: Visit) -> None:
    chat = visit().open()
    reply = chat.ask("does it hurt")
    reply.get_by_role("button", name="Keep for my visit").click()
    with chat.page.expect_response("**/conversation") as response:
        chat.menu("Clear this chat")
    assert response.value.request.method == "DELETE" and response.value.status == 204
    assert chat.replies.count() == 0
    expect(chat.page.get_by_role("status")).to_have_text("The chat is cleared.")
    assert chat.focused() == "box"
    assert "does it hurt" not in chat.page.content()


def test_copy_holds_the_sources_and_their_dates(visit: Visit) -> None:
    chat = visit(permissions=["clipboard-read", "clipboard-write"]).open()
    chat.ask("which bone is it taken from").get_by_role("button", name="Copy").click()
    expect(chat.page.get_by_role("status")).to_have_text("The answer is copied.")
    copied = chat.page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("Which bone is the sample taken from?\n\nThe sample usually comes from the hip bone.")
    assert "- American Cancer Society, Bone Marrow Biopsy and Aspiration, reviewed February 2025" in copied
    assert "**" not in copied


def test_my_questions_are_printed_alone(visit: Visit) -> None:
    chat = visit().open()
    chat.ask("does it hurt").get_by_role("button", name="Keep for my visit").click()
    chat.ask("how long does it take").get_by_role("button", name="Keep for my visit").click()
    chat.menu("My questions (2)")
    chat.page.locator("#own-questions").fill("Can my sister come?\nWhen is it?")
    chat.page.get_by_role("button", name="Take out: How long does it take?").click()
    chat.page.evaluate("window.print = () => dispatchEvent(new Event('printing'))")
    with chat.page.expect_event("console", lambda message: message.text == "printing"):
        chat.page.evaluate("addEventListener('printing', () => console.log('printing'))")
        chat.press("Print")
    chat.page.emulate_media(media="print")
    paper = chat.page.locator(".paper")
    expect(paper).to_be_visible()
    expect(paper).to_contain_text("Can my sister come?")
    expect(paper).to_contain_text("Does the test hurt?")
    expect(paper).to_contain_text("reviewed January 2022")
    expect(paper).not_to_contain_text("How long does it take?")
    expect(chat.page.locator("h1", has_text="Your bone marrow test")).to_be_hidden()
    chat.page.evaluate("dispatchEvent(new Event('afterprint'))")
    chat.page.emulate_media(media="screen")
    expect(chat.page.locator("h1", has_text="Your bone marrow test")).to_be_visible()
    assert chat.page.locator(".paper").inner_text() == ""


def test_the_text_can_be_larger(visit: Visit) -> None:
    chat = visit().open()
    size = "getComputedStyle(document.querySelector('marlow-chat').shadowRoot.querySelector('.greeting p')).fontSize"
    before = float(chat.page.evaluate(size)[:-2])
    chat.menu("Larger text")
    assert float(chat.page.evaluate(size)[:-2]) == pytest.approx(before * 1.25, rel=0.01)


@pytest.mark.parametrize("way", ["reload", "leave and go back"])
def test_the_next_patient_sees_nothing_of_the_one_before(visit: Visit, chat_on: Any, site: str, way: str) -> None:
    chat = visit().open()
    chat.ask("does it hurt because of my leukemia")
    if way == "reload":
        chat.page.reload()
    else:
        chat.page.goto(f"{site}/webhooks/web/passages/cleveland-clinic")
        chat.page.go_back()
    next_one = chat_on(chat.page)
    if not next_one.box.is_visible():
        next_one.open()
    assert next_one.replies.count() == 0
    assert next_one.page.locator("text=leukemia").count() == 0
    reply = next_one.ask("say that again")
    expect(reply).not_to_contain_text("pain")


def test_two_tabs_are_two_conversations(visit: Visit) -> None:
    first = visit()
    tokens: list[str] = []

    def note(chat: Any) -> None:
        chat.page.on("request", lambda request: tokens.append(request.headers.get("authorization", "")))

    note(first)
    first.open().ask("can my daughter eat before it")
    second = visit(context=first.page.context)
    note(second)
    reply = second.open().ask("can I eat before it")
    expect(reply).not_to_contain_text("your child must follow")
    used = {token for token in tokens if token}
    assert len(used) == 2
    assert min(len(token) for token in used) > 40


def test_the_page_can_neither_read_nor_set_the_conversation(visit: Visit) -> None:
    chat = visit().open()
    with chat.page.expect_request("**/messages") as request:
        chat.ask("does it hurt")
    token = request.value.headers["authorization"].removeprefix("Bearer ")
    seen = chat.page.evaluate(
        """() => {
          const chat = document.querySelector("marlow-chat");
          const names = [chat, window].flatMap((holder) => Object.getOwnPropertyNames(holder));
          return JSON.stringify([names, chat.outerHTML, chat.shadowRoot.innerHTML, location.href, document.cookie]);
        }"""
    )
    assert token not in seen
    chat.page.evaluate("document.querySelector('marlow-chat').setAttribute('conversation', 'mine')")
    with chat.page.expect_request("**/messages") as request:
        chat.ask("how long does it take")
    assert request.value.headers["authorization"] == f"Bearer {token}"


def test_what_happens_is_told_to_the_page_without_words(visit: Visit) -> None:
    chat = visit()
    chat.page.evaluate(
        """() => {
          window.told = [];
          for (const name of ["opened", "closed", "asked", "answered", "cleared", "handover"])
            document.addEventListener(`marlow:${name}`, (event) => window.told.push([name, event.detail]));
        }"""
    )
    chat.open().ask("does it hurt")
    chat.menu("Clear this chat")
    chat.press("Close the chat")
    assert chat.page.evaluate("window.told") == [
        ["opened", {}],
        ["asked", {"by": "text"}],
        ["answered", {"act": "answer"}],
        ["cleared", {}],
        ["closed", {}],
    ]


def test_a_kiosk_asks_and_then_forgets(visit: Visit, site: str) -> None:
    chat = visit()
    chat.page.clock.install()
    page = chat.page.request.get(site + DEMO).text().replace("data-phone", "data-kiosk data-phone")
    headers = chat.page.request.get(site + DEMO).headers
    policy = {"content-security-policy": headers["content-security-policy"]}
    chat.page.route(f"**{DEMO}", lambda route: route.fulfill(body=page, content_type="text/html", headers=policy))
    chat.page.reload()
    chat.open().ask("does it hurt")
    chat.page.clock.run_for(165_000)
    expect(chat.page.locator(".idle")).to_be_visible()
    chat.press("I am still here")
    chat.page.clock.run_for(150_000)
    assert chat.replies.count() == 1
    chat.page.clock.run_for(40_000)
    assert chat.replies.count() == 0
    expect(chat.panel).to_be_hidden()
