"""One running assistant and one real Chromium for all tests of the widget.

The assistant is started once. `WIDGET_SITE=http://127.0.0.1:5005` uses one that is running already, which is quicker
while you work on the widget. Every page is watched: a violation of its Content-Security-Policy, a request that goes
anywhere else than to its own assistant, an error in a script, or something that was stored makes the test fail.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, Request, sync_playwright

from launcher.conversation import NotListening, ask
from launcher.ports import free_port

ROOT = Path(__file__).parents[2]
DEMO = "/webhooks/web/demo/"
START_LIMIT = 180
REFERENCE = "K7-42"
ARGUMENTS = [
    "--no-sandbox",
    "--disable-dev-shm-usage",
    "--use-fake-device-for-media-stream",
    "--use-fake-ui-for-media-stream",
]
SIZES = {"desktop": (1280, 800), "narrow": (320, 568)}
WATCH = """
window.violations = [];
document.addEventListener("securitypolicyviolation", (event) =>
  window.violations.push(`${event.violatedDirective}: ${event.blockedURI} ${event.sample}`));
"""
STORED = "[document.cookie, localStorage.length, sessionStorage.length, (await indexedDB.databases()).length]"


@pytest.fixture(scope="session")
def desk() -> Iterator[int]:
    """Stands in for the call-center's desk: takes every conversation over; its port."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.rfile.read(int(self.headers["Content-Length"]))
            body = json.dumps({"reference": REFERENCE}).encode()
            self.send_response(201)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server.server_address[1]
    server.shutdown()


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory, desk: int) -> Iterator[str]:
    """The address of a running assistant."""
    if running := os.environ.get("WIDGET_SITE"):
        yield running
        return
    port = free_port()
    url = f"http://127.0.0.1:{port}"
    environment = {
        **os.environ,
        "MARLOW_PORT": str(port),
        "MARLOW_ACTIONS_PORT": str(free_port()),
        "MARLOW_DESK": "off",
        "MARLOW_DESK_PORT": str(desk),
        "MARLOW_RATE_ADDRESS": "0",
        "MARLOW_RATE_CONVERSATION": "0",
    }
    log = tmp_path_factory.mktemp("assistant") / "run.log"
    with log.open("wb") as output:
        process = subprocess.Popen(
            [sys.executable, "-m", "launcher", "run"],
            cwd=ROOT,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
    deadline = time.monotonic() + START_LIMIT
    while True:
        try:
            ask(url, "hello")
            break
        except NotListening:
            assert process.poll() is None and time.monotonic() < deadline, log.read_text(encoding="utf-8")
            time.sleep(0.5)
    yield url
    process.send_signal(signal.SIGINT)
    process.wait(30)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium; where it is missing, tests are skipped on a person's machine and fail in CI."""
    program = shutil.which("chromium")
    if program is None:
        reason = "Chromium is not installed; on Debian: apt-get install chromium"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=ARGUMENTS)
        yield browser
        browser.close()


class Chat:
    """The widget on a page, as a person uses it."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.launcher = page.locator("button.launcher")
        self.panel = page.locator("#panel")
        self.box = page.locator("#box")
        self.log = page.get_by_role("log")
        self.replies = page.locator("article.reply:not(.greeting)")

    def open(self) -> Chat:
        self.launcher.click()
        self.box.wait_for()
        return self

    def ask(self, text: str, replies: int = 1) -> Locator:
        """Type a question, send it, and wait for its replies; returns the last of them."""
        before = self.replies.count()
        self.box.fill(text)
        self.box.press("Enter")
        self.replies.nth(before + replies - 1).wait_for()
        return self.replies.nth(before + replies - 1)

    def press(self, name: str) -> None:
        """Press the last button of that name."""
        self.page.get_by_role("button", name=name, exact=True).last.click()

    def menu(self, entry: str) -> None:
        self.press("More")
        self.press(entry)

    def tab_to(self, name: str, key: str = "Tab") -> None:
        """Press Tab, or Shift+Tab, until that has the keyboard."""
        for _ in range(60):
            self.page.keyboard.press(key)
            if self.focused() == name:
                return
        raise AssertionError(f"the keyboard does not reach {name!r}")

    def focused(self) -> str:
        """What has the keyboard, as `tag#id` or the words on it; "" where nothing has."""
        return str(
            self.page.evaluate(
                """() => {
                  const element = document.querySelector("marlow-chat").shadowRoot.activeElement;
                  if (!element) return "";
                  return element.id || element.getAttribute("aria-label") || element.textContent.trim();
                }"""
            )
        )


@pytest.fixture
def chat_on() -> type[Chat]:
    """Takes a page that shows the widget."""
    return Chat


@pytest.fixture
def visit(browser: Browser, site: str) -> Iterator[Callable[..., Chat]]:
    """Opens a page with the widget, by default the demonstration page, and watches it to the end of the test."""
    contexts: list[BrowserContext] = []
    pages: list[Page] = []
    errors: list[str] = []
    outside: list[str] = []
    allowed = {site}

    def watch(page: Page, home: str) -> None:
        allowed.add(home)

        def look(request: Request) -> None:
            origin = "/".join(request.url.split("/")[:3])
            if not request.url.startswith(("data:", "blob:")) and origin not in allowed:
                outside.append(request.url)

        page.on("request", look)
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.on("console", lambda message: errors.append(message.text) if "Security Policy" in message.text else None)
        pages.append(page)

    def start(
        path: str = DEMO,
        *,
        home: str = site,
        size: str = "desktop",
        context: BrowserContext | None = None,
        **options: Any,
    ) -> Chat:
        if context is None:
            width, height = SIZES[size]
            context = browser.new_context(**{"viewport": {"width": width, "height": height}, **options})
            context.add_init_script(WATCH)
            context.set_default_timeout(15_000)
            contexts.append(context)
        page = context.new_page()
        watch(page, home)
        page.goto(home + path)
        return Chat(page)

    yield start
    for page in pages:
        if not page.is_closed() and page.url.startswith("http"):
            assert page.evaluate("window.violations ?? []") == []
            assert page.evaluate(f"(async () => {STORED})()") == ["", 0, 0, 0]
    for context in contexts:
        context.close()
    assert errors == []
    assert outside == []


class Door:
    """Stands between a browser and the assistant, and can be shut, as when a server is stopped."""

    def __init__(self, port: int) -> None:
        self._target = port
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self._listener: socket.socket | None = None
        self._sockets: list[socket.socket] = []
        self.open()

    def open(self) -> None:
        listener = socket.create_server(("127.0.0.1", self.port))
        self._listener = listener
        threading.Thread(target=self._accept, args=(listener,), daemon=True).start()

    def shut(self) -> None:
        assert self._listener is not None
        for one in [self._listener, *self._sockets]:
            with suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)
            one.close()
        self._sockets.clear()

    def _accept(self, listener: socket.socket) -> None:
        while True:
            try:
                near, _ = listener.accept()
            except OSError:
                return
            far = socket.create_connection(("127.0.0.1", self._target))
            self._sockets += [near, far]
            for one, other in ((near, far), (far, near)):
                threading.Thread(target=self._pass_on, args=(one, other), daemon=True).start()

    @staticmethod
    def _pass_on(one: socket.socket, other: socket.socket) -> None:
        with suppress(OSError):
            while data := one.recv(65536):
                other.sendall(data)
            other.shutdown(socket.SHUT_WR)


@pytest.fixture
def door(site: str) -> Iterator[Door]:
    """A door in front of the assistant, open."""
    made = Door(int(site.rsplit(":", 1)[1]))
    yield made
    made.shut()
