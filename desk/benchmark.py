"""`make benchmark-desk`: from a key press to the ranked list, measured in a real browser, with 38 and 5,000 topics.

The desk's process keeps to one core. The browser measures from the key event's own time stamp to the frame after the
list was put on the page, for every key, also for one whose list came with a later key's.
"""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.request import urlopen

import store
from desk.made_up import write_content
from desk.settings import ROOT
from guard import make_secret

CHROMIUM = os.environ.get("CHROMIUM") or "/usr/bin/chromium"
MADE_UP = 5000
DELAY = 60
"""Milliseconds between two keys: 200 words a minute, faster than agents type."""
START_SECONDS = 180
TYPED = (
    "how long does the BMB take",
    "NPO before bx?",
    "pt awake during the aspiration",
    "caller asks when the results come back and who calls her",
    "can he drive home after sedation",
    "bandge wet in the shower",
    "is it normal to be sore for a week after",
    "peds numbing cream or asleep",
    "blood thinners held before the biopsy",
    "what can go wrong with it",
)
MEASURED = "performance.getEntriesByName('look-up')"


def main() -> int:
    """Measure and print; with MARLOW_PORT naming a running assistant, its ranking is in the numbers of 38 topics."""
    print(f"Key press to ranked list, {len(TYPED)} questions typed with {DELAY} ms a key; milliseconds.")
    print(f"{'':34}{'keys':>6}{'p50':>8}{'p95':>8}{'p99':>8}")
    make_secret(ROOT)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        faq = folder / "faq.db"
        store.build(ROOT / "data", faq)
        assistant = int(os.environ.get("MARLOW_PORT") or free_port())
        measure("38 topics, assistant stopped", folder, faq, ROOT / "data" / "nlu", free_port())
        if "MARLOW_PORT" in os.environ:
            measure("38 topics, assistant up", folder, faq, ROOT / "data" / "nlu", assistant)
        write_content(folder / "made-up", MADE_UP, ROOT / "data")
        many = folder / "many.db"
        store.build(folder / "made-up", many)
        measure(f"{MADE_UP:,} made-up topics", folder, many, folder / "made-up" / "nlu", free_port())
    return 0


def measure(title: str, folder: Path, faq: Path, wordings: Path, assistant: int) -> None:
    """Serve a store, type everything, and print one line."""
    with served(folder, faq, wordings, assistant) as url:
        times = sorted(type_everything(url))
    cells = [times[min(len(times) - 1, int(len(times) * share))] for share in (0.5, 0.95, 0.99)]
    print(f"{title:34}{len(times):6}" + "".join(f"{cell:8.1f}" for cell in cells), flush=True)


@contextmanager
def served(folder: Path, faq: Path, wordings: Path, assistant: int) -> Iterator[str]:
    """Serve a desk on one core; yield its address."""
    port = free_port()
    environment = {
        **os.environ,
        "MARLOW_STORE": str(faq),
        "MARLOW_DESK_WORDINGS": str(wordings),
        "MARLOW_DESK_PORT": str(port),
        "MARLOW_PORT": str(assistant),
        "MARLOW_QUESTIONS": str(folder / "questions.db"),
        "MARLOW_DESK_HANDOVERS": str(folder / "handovers.db"),
        "OMP_NUM_THREADS": "1",
        "OPENBLAS_NUM_THREADS": "1",
    }
    core = min(os.sched_getaffinity(0))
    process = subprocess.Popen(
        [sys.executable, "-m", "desk", "serve"],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.DEVNULL,
        preexec_fn=lambda: os.sched_setaffinity(0, {core}),
    )
    try:
        url = f"http://127.0.0.1:{port}"
        wait_for(url, process)
        yield url
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(20)


def wait_for(url: str, process: subprocess.Popen[bytes]) -> None:
    """Wait until the desk replies; raises SystemExit where it ends or never does."""
    deadline = time.monotonic() + START_SECONDS
    while True:
        try:
            with urlopen(f"{url}/health", timeout=5) as reply:
                json.load(reply)
                return
        except (URLError, OSError) as error:
            if process.poll() is not None or time.monotonic() > deadline:
                raise SystemExit(f"The desk did not start ({error}).") from error
            time.sleep(0.2)


def type_everything(url: str) -> list[float]:
    """Type every question into a real browser; return the milliseconds of every key."""
    from playwright.sync_api import sync_playwright

    times: list[float] = []
    with sync_playwright() as player:
        browser = player.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        page: Any = browser.new_page(viewport={"width": 1366, "height": 768})
        page.goto(url)
        page.keyboard.type("warm up", delay=DELAY)
        page.wait_for_timeout(500)
        for text in TYPED:
            page.keyboard.press("Escape")
            page.evaluate("() => performance.clearMeasures()")
            page.keyboard.type(text, delay=DELAY)
            while page.evaluate(f"{MEASURED}.length") < len(text):
                page.wait_for_timeout(50)
            times += page.evaluate(f"{MEASURED}.map((entry) => entry.duration)")
        browser.close()
    return times


def free_port() -> int:
    """Return a port that nothing listens on at this moment."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
        return port


if __name__ == "__main__":
    sys.exit(main())
