"""Prints the widget's sizes and times, measured in Chromium on a running assistant's demonstration page.

python tests/widget/measure.py [http://127.0.0.1:5005]
"""

from __future__ import annotations

import gzip
import shutil
import statistics
import sys
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

WIDGET = Path(__file__).parents[2] / "widget"
TIMES = 15
LAUNCHER = """
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) if (entry.name === "first-contentful-paint") window.painted = entry.startTime;
}).observe({ type: "paint", buffered: true });
new MutationObserver((_, observer) => {
  if (!document.querySelector("marlow-chat")) return;
  observer.disconnect();
  requestAnimationFrame(() => setTimeout(() => { window.buttonShown = performance.now(); }));
}).observe(document, { childList: true, subtree: true });
"""
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


def bodies(*names: str) -> list[bytes]:
    """The files that the patterns name."""
    return [path.read_bytes() for path in sorted({path for name in names for path in WIDGET.glob(name)})]


def apart(files: list[bytes]) -> float:
    """Kilobytes of the files in gzip, each alone, as they are served."""
    return sum(len(gzip.compress(file, 9)) for file in files) / 1000


def together(files: list[bytes]) -> float:
    """Kilobytes of the files in one gzip."""
    return len(gzip.compress(b"".join(files), 9)) / 1000


def described(milliseconds: list[float]) -> str:
    """Median and worst."""
    return f"median {statistics.median(milliseconds):.0f} ms, worst {max(milliseconds):.0f} ms of {len(milliseconds)}"


def button_times(page: Page, address: str) -> list[float]:
    """Milliseconds from the end of the script's download until the button is painted."""
    times = []
    for _ in range(TIMES):
        page.goto(address)
        page.locator("button.launcher").wait_for()
        while page.evaluate("window.buttonShown") is None:
            page.wait_for_timeout(20)
        times.append(
            page.evaluate(
                """() => window.buttonShown - performance.getEntriesByType("resource")
                     .find((one) => one.name.endsWith("/widget.js")).responseEnd"""
            )
        )
    return times


def reply_times(page: Page, address: str) -> list[float]:
    """Milliseconds from the arrival of a reply until it is painted."""
    page.goto(address)
    page.locator("button.launcher").click()
    page.locator("#box").wait_for()
    page.evaluate(REPLY)
    for number in range(TIMES):
        page.locator("#box").fill("what happens during the test step by step")
        page.locator("#box").press("Enter")
        while page.evaluate("window.shown.length") <= number:
            page.wait_for_timeout(50)
    return list(page.evaluate("window.shown"))


def main(site: str) -> None:
    """Measure and print."""
    first = bodies("widget.js", "texts.js", "styles.js", "nodes.js")
    whole = bodies("*.js", "*.svg")
    print(f"gzipped: {together(whole):.1f} kB with everything in one; as it is sent, {apart(whole):.1f} kB")
    print(f"         of which {apart(first):.1f} kB before the button is pressed")
    program = shutil.which("chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        page = browser.new_page()
        page.add_init_script(LAUNCHER)
        address = f"{site}/webhooks/web/demo/"
        print(f"button on screen after its script: {described(button_times(page, address))}")
        print(f"answer on screen after its reply:  {described(reply_times(page, address))}")
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "http://127.0.0.1:5005")
