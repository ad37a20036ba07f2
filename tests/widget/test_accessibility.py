"""What the widget gives to people who do not see it, or not well: axe's rules, the live region, zoom, colours."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.slow

Visit = Callable[..., Any]
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
URGENT = "I have chest pain and I can't breathe"
VAGUE = ["tell me about the sample", "what happens with it", "the specialist's part", "what about after"]


def found_by_axe(page: Page) -> list[str]:
    """Every violation on the page, with the place; also that axe looked at the widget at all."""
    results = Axe().run(page, options={"runOnly": {"type": "tag", "values": TAGS}}).response
    looked = [str(node["target"]) for rule in results["passes"] for node in rule["nodes"]]
    assert any("marlow-chat" in target for target in looked)
    return [
        f"{rule['id']}: {node['target']} {node['failureSummary']}"
        for rule in results["violations"]
        for node in rule["nodes"]
    ]


def settle(page: Page) -> None:
    """Wait until nothing moves: axe measures colours, and what fades in has none of its own."""
    page.wait_for_function(
        """() => document.querySelector("marlow-chat").shadowRoot.getAnimations().every((one) =>
             one.playState !== "running" || one.effect.getTiming().iterations === Infinity)"""
    )


@pytest.mark.parametrize("size", ["desktop", "narrow"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_any_state(visit: Visit, size: str, scheme: str) -> None:
    chat = visit(size=size, color_scheme=scheme)
    page = chat.page
    found: dict[str, list[str]] = {}

    def look(state: str) -> None:
        settle(page)
        found[state] = found_by_axe(page)

    chat.launcher.wait_for()
    look("closed")
    chat.open()
    look("open")
    chat.press("More")
    look("menu")
    chat.press("More")
    reply = chat.ask("which bone is it taken from")
    reply.locator(".picture svg").wait_for()
    look("answer")
    reply.get_by_role("button", name="No", exact=True).click()
    look("feedback")
    reply.get_by_role("button", name="Keep for my visit").click()
    for question in VAGUE:
        if chat.ask(question).get_attribute("data-act") == "clarify":
            break
    look("choice")
    chat.ask(URGENT)
    look("urgent")
    chat.menu("Talk to a person")
    page.locator(".reference").wait_for()
    look("person")
    chat.menu("My questions (1)")
    look("sheet")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    look("print")
    page.emulate_media(media="screen")
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    chat.press("Back to the chat")
    page.route("**/messages", lambda route: route.fulfill(status=400, json={"error": "That is no question."}))
    chat.ask("something that is refused")
    expect(chat.replies.last).to_contain_text("That is no question.")
    look("error")
    page.unroute("**/messages")
    page.route("**/messages", lambda route: route.abort())
    chat.box.fill("how long does it take")
    chat.box.press("Enter")
    page.locator(".stored summary").first.click()
    look("offline")
    page.locator(".banner").get_by_role("button", name="Search the stored answers").click()
    page.locator("#search-box").fill("eat")
    page.locator("#search-box").press("Enter")
    page.locator(".results .stored").wait_for()
    look("search")
    assert {state: violations for state, violations in found.items() if violations} == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", ["/", "/webhooks/web/passages/cleveland-clinic"])
def test_axe_finds_nothing_on_the_pages_beside_the_chat(visit: Visit, path: str, scheme: str) -> None:
    page = visit(path, size="narrow", color_scheme=scheme).page
    results = Axe().run(page, options={"runOnly": {"type": "tag", "values": TAGS}}).response
    assert [f"{rule['id']}: {rule['nodes'][0]['target']}" for rule in results["violations"]] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def texts_in_the_log(page: Page) -> list[tuple[str, str]]:
    """Each text below the log in the browser's accessibility tree, and how loud a change of it is: off, polite, ..."""
    session = page.context.new_cdp_session(page)
    session.send("Accessibility.enable")
    nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    by_id = {node["nodeId"]: node for node in nodes}
    (log,) = [node for node in nodes if node.get("role", {}).get("value") == "log"]
    (live,) = [entry["value"]["value"] for entry in log["properties"] if entry["name"] == "live"]
    assert live in ("polite", "assertive")
    texts: list[tuple[str, str]] = []

    def loudness(node: dict[str, Any]) -> str:
        """The tree leaves "off" out, so the nearest element that says something about it is asked."""
        found = session.send("DOM.resolveNode", {"backendNodeId": node["backendDOMNodeId"]})["object"]["objectId"]
        body = "function () { return this.parentElement.closest('[aria-live], [role=log]').ariaLive }"
        answer = session.send("Runtime.callFunctionOn", {"objectId": found, "functionDeclaration": body})
        return str(answer["result"]["value"] or live)

    def walk(node: dict[str, Any]) -> None:
        if node["role"]["value"] == "StaticText" and not node.get("ignored"):
            texts.append((node["name"]["value"], loudness(node)))
        for child in node.get("childIds", []):
            if child in by_id:
                walk(by_id[child])

    walk(log)
    return texts


def test_every_answer_is_announced_once(visit: Visit) -> None:
    chat = visit().open()
    questions = {
        "does it hurt": "Our sources don't say which part hurts more",
        URGENT: "When help is on the way, call your care team too",
        "asdf": "Please say it in other words",
    }
    for question in questions:
        chat.ask(question)
    texts = texts_in_the_log(chat.page)
    for question, words in questions.items():
        said = [live for text, live in texts if words in text]
        assert len(said) == 1 and said[0] in ("polite", "assertive"), f"{words!r} is announced {said}"
        assert [live for text, live in texts if text == question] == ["off"], "the person's own words are read back"
    assert {live for text, live in texts if text in ("Read aloud", "Copy", "Did this help?")} == {"off"}
    status = chat.page.get_by_role("status")
    for words in questions.values():
        expect(status).not_to_contain_text(words)


def test_an_answer_arrives_in_the_log_in_one_piece(visit: Visit) -> None:
    chat = visit().open()
    chat.page.evaluate(
        """() => {
          window.added = [];
          const log = document.querySelector("marlow-chat").shadowRoot.querySelector(".log");
          new MutationObserver((changes) => changes.forEach((change) => change.addedNodes.forEach((node) => {
            const off = (node.nodeType === 1 ? node : node.parentElement).closest("[aria-live=off], [aria-hidden]");
            if (!off) window.added.push(node.textContent.slice(0, 40));
          }))).observe(log, { childList: true, subtree: true, characterData: true });
        }"""
    )
    chat.ask("how long does it take")
    (added,) = chat.page.evaluate("window.added")
    assert added.startswith("Marlow answers:How long does it take?")


def test_waiting_is_said_when_it_takes_long(visit: Visit) -> None:
    chat = visit().open()
    chat.page.route("**/messages", lambda route: None)
    chat.box.fill("does it hurt")
    chat.box.press("Enter")
    expect(chat.page.locator(".typing")).to_be_visible()
    expect(chat.page.get_by_role("status")).to_have_text("Looking for the answer")
    expect(chat.page.get_by_role("status")).to_have_text(re.compile("This takes longer"), timeout=9_000)


@pytest.mark.parametrize("width", [320, 256])
def test_nothing_is_cut_off_on_a_narrow_screen_with_large_text(visit: Visit, width: int) -> None:
    chat = visit(viewport={"width": width, "height": 256}).open()
    chat.menu("Larger text")
    chat.press("Larger text")
    chat.press("More")
    chat.ask("which bone is it taken from").locator(".picture svg").wait_for()
    chat.ask(URGENT)
    wider = chat.page.evaluate(
        """() => [...document.querySelector("marlow-chat").shadowRoot.querySelectorAll("*")]
             .filter((one) => one.getBoundingClientRect().right > innerWidth + 1 && !one.closest(".unseen, svg"))
             .map((one) => one.outerHTML.slice(0, 80))"""
    )
    assert wider == []
    chat.box.scroll_into_view_if_needed()
    expect(chat.box).to_be_in_viewport()


def test_every_control_is_large_enough_to_hit(visit: Visit) -> None:
    chat = visit().open()
    chat.ask("does it hurt")
    chat.press("More")
    small = chat.page.evaluate(
        """() => [...document.querySelector("marlow-chat").shadowRoot.querySelectorAll("button, summary, textarea")]
             .filter((one) => one.checkVisibility() && !one.closest("details[open] > summary"))
             .map((one) => [one.textContent || one.ariaLabel, one.getBoundingClientRect()])
             .filter(([, box]) => box.width > 1 && (box.width < 40 || box.height < 40)).map(([name]) => name)"""
    )
    assert small == []


def test_nothing_moves_for_those_who_asked_for_that(visit: Visit) -> None:
    chat = visit(reduced_motion="reduce").open()
    chat.page.route("**/messages", lambda route: None)
    chat.box.fill("does it hurt")
    chat.box.press("Enter")
    chat.page.locator(".typing").wait_for()
    assert chat.page.evaluate("document.querySelector('marlow-chat').shadowRoot.getAnimations().length") == 0


def test_forced_colours_keep_every_edge(visit: Visit) -> None:
    chat = visit(forced_colors="active").open()
    chat.ask("does it hurt")
    borders = chat.page.evaluate(
        """() => ["#box", ".round.primary", ".chip", ".tool", ".reply"].map((name) =>
             getComputedStyle(document.querySelector("marlow-chat").shadowRoot.querySelector(name)).borderTopWidth)"""
    )
    assert all(float(width[:-2]) >= 1 for width in borders)


def test_from_right_to_left_all_is_mirrored(visit: Visit, site: str) -> None:
    chat = visit()
    chat.page.evaluate("document.documentElement.dir = 'rtl'")
    chat.open().ask("does it hurt")
    box = chat.page.locator(".composer .primary").bounding_box()
    text = chat.box.bounding_box()
    assert box and text and box["x"] < text["x"]
    asked, reply = chat.page.locator(".asked").bounding_box(), chat.replies.first.bounding_box()
    assert asked and reply and abs(asked["x"] - reply["x"]) < 2
