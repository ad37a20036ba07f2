"""`make benchmark-widget`: the chat widget's sizes, and its times in Chromium on a running assistant's demonstration.

The assistant is the one at MARLOW_PORT. Measured are the milliseconds from the end of the script's download until the
button is painted, with an empty cache each time, and from the arrival of a reply until the frame after it is painted.
"""

from __future__ import annotations

import gzip
import os
import sys
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.request import urlopen

from launcher.settings import Settings

WIDGET = Path(__file__).resolve().parent.parent / "widget"
CHROMIUM = os.environ.get("CHROMIUM") or "/usr/bin/chromium"
TIMES = 40
FIRST = ("widget.js", "texts.js", "styles.js", "nodes.js")
"""What is loaded before the button is pressed."""
ASKED = (
    "what happens during the test step by step",
    "does it hurt",
    "which bone is it taken from",
    "what are the risks",
    "how long does it take",
)
LAUNCHER = """
new MutationObserver((_, observer) => {
  if (!document.querySelector("marlow-chat")) return;
  observer.disconnect();
  requestAnimationFrame(() => setTimeout(() => { window.buttonShown = performance.now(); }));
}).observe(document, { childList: true, subtree: true });
"""
SHOWN = """
() => window.buttonShown && window.buttonShown - performance.getEntriesByType("resource")
  .find((one) => one.name.endsWith("/widget.js")).responseEnd
"""
BARE = """
const word = document.createElement("marlow-chat");
word.textContent = "Questions?";
document.body.append(word);
"""
"""The least that a script can show: how long the browser and the machine take by themselves."""
REPLY = """
() => {
  const send = window.fetch;
  window.shown = [];
  window.fetch = async (address, options) => {
    const answer = await send(address, options);
    if (!String(address).endsWith("/messages")) return answer;
    const text = await answer.text();
    const arrived = performance.now();
    const log = document.querySelector("marlow-chat").shadowRoot.querySelector(".log");
    new MutationObserver((changes, observer) => {
      if (!changes.some((change) => [...change.addedNodes].some((node) => node.localName === "article"))) return;
      observer.disconnect();
      requestAnimationFrame(() => setTimeout(() => window.shown.push(performance.now() - arrived)));
    }).observe(log, { childList: true });
    return new Response(text, { status: answer.status, headers: { "Content-Type": "application/json" } });
  };
}
"""


def main() -> int:
    """Measure and print; return the exit status."""
    sent = {
        path.name: len(gzip.compress(path.read_bytes(), 9)) for path in (*WIDGET.glob("*.js"), *WIDGET.glob("*.svg"))
    }
    first = sum(sent[name] for name in FIRST)
    print(f"Sent in gzip, file by file: {sum(sent.values()):,} bytes, {first:,} of them before the button is pressed.")
    address = f"{Settings.from_environment().url}/webhooks/web/demo/"
    try:
        urlopen(address, timeout=10).close()
    except (URLError, OSError) as error:
        print(f"No assistant answers at {address} ({error}); start it with `make run`.", file=sys.stderr)
        return 1
    from playwright.sync_api import sync_playwright

    with sync_playwright() as player:
        browser = player.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        print(f"Milliseconds in Chromium {browser.version}:")
        print(f"{'':42}{'times':>6}{'p50':>8}{'p95':>8}{'worst':>8}")
        show("a bare word painted after a script", button_times(browser, address, BARE))
        show("button painted after its script", button_times(browser, address))
        show("answer painted after its reply", reply_times(browser, address))
        browser.close()
    return 0


def show(title: str, times: list[float]) -> None:
    """Print one line."""
    ranked = sorted(times)
    cells = [ranked[min(len(ranked) - 1, int(len(ranked) * share))] for share in (0.5, 0.95, 1.0)]
    print(f"{title:42}{len(ranked):6}" + "".join(f"{cell:8.1f}" for cell in cells), flush=True)


def button_times(browser: Any, address: str, script: str = "") -> list[float]:
    """Open the page TIMES times, each in a browser profile of its own; with another script in the widget's place."""
    times: list[float] = []
    for _ in range(TIMES):
        context = browser.new_context()
        context.add_init_script(LAUNCHER)
        page = context.new_page()
        if script:
            page.route("**/widget.js", lambda route: route.fulfill(content_type="text/javascript", body=script))
        page.goto(address)
        while not (shown := page.evaluate(SHOWN)):
            page.wait_for_timeout(20)
        times.append(shown)
        context.close()
    return times


def reply_times(browser: Any, address: str) -> list[float]:
    """Ask TIMES questions in one conversation, which grows as it does."""
    page = browser.new_page()
    page.goto(address)
    page.locator("button.launcher").click()
    page.locator("#box").wait_for()
    page.evaluate(REPLY)
    for number in range(TIMES):
        page.locator("#box").fill(ASKED[number % len(ASKED)])
        page.locator("#box").press("Enter")
        while page.evaluate("window.shown.length") <= number:
            page.wait_for_timeout(50)
        page.wait_for_timeout(2_500)  # what a person may ask in a minute has a limit
    return list(page.evaluate("window.shown"))


if __name__ == "__main__":
    sys.exit(main())
