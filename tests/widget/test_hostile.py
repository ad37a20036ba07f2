"""Whatever the server sends and whatever the page's own styles and scripts do, the widget stays what it is."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Locator, expect

pytestmark = pytest.mark.slow

Visit = Callable[..., Any]
SCRIPT = "<script>window.broken = true</script><img src=x onerror='window.broken = true'>"
REPLY = {
    "act": "answer",
    "topic": "duration",
    "title": f"A title {SCRIPT}",
    "spoken": "Spoken words.",
    "written": f"Words {SCRIPT}",
    "audience": "any",
    "sources": [],
    "sources_differ": False,
    "related": [],
    "choices": [],
}
RULES = [
    "* { all: unset !important; }",
    "* { display: none !important; } html, body { display: block !important; }",
    "* { font-size: 1px !important; color: #fff !important; background: #fff !important; }",
    "button, textarea, article, dialog { visibility: hidden !important; position: absolute !important; }",
    "html { font-size: 40% !important; } * { text-transform: uppercase; letter-spacing: 1em; direction: ltr; }",
]


def answered(chat: Any, **changed: Any) -> Locator:
    """Ask, and have the server reply with this."""
    replies = {"replies": [REPLY | changed]}
    chat.page.route("**/messages", lambda route: route.fulfill(status=200, json=replies))
    reply: Locator = chat.ask("a question")
    chat.page.unroute("**/messages")
    assert chat.page.evaluate("window.broken") is None
    return reply


def test_no_text_becomes_html(visit: Visit) -> None:
    chat = visit().open()
    hostile = {"topic": "x", "title": SCRIPT}
    source = {"id": SCRIPT, "publisher": SCRIPT, "title": SCRIPT, "section": SCRIPT, "site": SCRIPT, "reviewed": SCRIPT}
    reply = answered(chat, related=[hostile], choices=[hostile], sources=[source], act=SCRIPT)
    expect(reply.locator("script, img")).to_have_count(0)
    expect(reply.get_by_role("heading")).to_contain_text("<script>")
    link = reply.locator(".sources a")
    assert "/webhooks/web/passages/%3Cscript" in (link.get_attribute("href") or "")
    reply.get_by_role("button", name="Keep for my visit").click()
    chat.menu("My questions (1)")
    chat.page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert chat.page.evaluate("window.broken") is None


@pytest.mark.parametrize(
    ("target", "allowed"),
    [
        ("https://www.cancer.org/test", True),
        ("tel:1-800-227-2345", True),
        ("http://www.cancer.org/", False),
        ("javascript:window.broken=true", False),
        ("JAVASCRIPT:window.broken=true", False),
        ("data:text/html,x", False),
        ("//elsewhere.example/", False),
        ("/webhooks/web/demo/", False),
        ("tel:*21*1#", False),
    ],
)
def test_links_lead_to_https_and_telephones_alone(visit: Visit, target: str, allowed: bool) -> None:
    chat = visit().open()
    reply = answered(chat, written=f"See [the page]({target}) now.")
    expect(reply.locator(".said a")).to_have_count(1 if allowed else 0)
    expect(reply.locator(".said")).to_contain_text("the page")
    if target.startswith("https"):
        expect(reply.locator(".said a")).to_have_attribute("rel", "noopener noreferrer")


def test_huge_words_stay_inside(visit: Visit) -> None:
    chat = visit(size="narrow").open()
    word = "W" * 3000
    reply = answered(chat, title=word, written=f"{word}\n\n- {word}", related=[{"topic": "a", "title": word}])
    reply.locator(".related").scroll_into_view_if_needed()
    width = chat.page.evaluate("document.querySelector('marlow-chat').shadowRoot.querySelector('.log').scrollWidth")
    assert width <= 320
    expect(chat.box).to_be_in_viewport()


def test_fields_of_another_shape_break_nothing(visit: Visit) -> None:
    chat = visit().open()
    odd: list[Any] = [None, 7, "<b>", "constructor", {"a": 1}, [None, 1, "x", {}]]
    sent = [REPLY | {field: value} for field in REPLY for value in odd]
    chat.page.route("**/messages", lambda route: route.fulfill(status=200, json={"replies": [sent.pop()]}))
    while sent:
        chat.ask("a question")
    assert chat.page.evaluate("window.broken") is None


@pytest.mark.parametrize("rules", RULES)
def test_no_style_of_the_page_reaches_in(visit: Visit, rules: str) -> None:
    still = {"reduced_motion": "reduce"}
    plain, styled = visit(**still).open(), visit(**still)
    styled.page.evaluate(
        """(rules) => {
          const sheet = new CSSStyleSheet();
          sheet.replaceSync(rules);
          document.adoptedStyleSheets.push(sheet);
        }""",
        rules,
    )
    styled.open()
    look = """() => [".launcher", ".panel", ".greeting", ".chip", "#box", ".round.primary", "h2"].map((name) => {
      const element = document.querySelector("marlow-chat").shadowRoot.querySelector(name);
      const box = element.getBoundingClientRect();
      const { color, backgroundColor, fontSize, display, letterSpacing } = getComputedStyle(element);
      return [name, Math.round(box.x), Math.round(box.y), Math.round(box.width), color, backgroundColor, fontSize,
              display, letterSpacing];
    })"""
    assert styled.page.evaluate(look) == plain.page.evaluate(look)


def test_a_page_that_has_changed_the_builtins_gets_no_answer_of_another(visit: Visit) -> None:
    chat = visit().open()
    chat.page.evaluate("Array.prototype.extra = 'x'; Object.prototype.extra = 'x';")
    expect(chat.ask("does it hurt")).to_have_attribute("data-topic", "pain_during")


def test_the_script_twice_on_a_page_makes_one_chat(visit: Visit) -> None:
    chat = visit()
    chat.page.evaluate("import('/webhooks/web/widget/widget.js?again')")
    chat.page.wait_for_timeout(300)
    assert chat.page.locator("marlow-chat").count() == 1
