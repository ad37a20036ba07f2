"""The assistant's processes, the action server and Rasa: started and stopped together, and again when one ends."""

from __future__ import annotations

import os
import signal
import subprocess
import threading
import time
from collections.abc import Callable
from pathlib import Path

import requests

from launcher.child import PARENT, command
from launcher.conversation import NotListening, require_smoke_answer
from launcher.errors import LauncherError
from launcher.ports import listens
from launcher.settings import ONE_THREAD, Settings
from launcher.terminal import Waiting, say

START_LIMIT = 300.0
STOP_LIMIT = 8.0
SHORT_LIFE = 10.0
"""Seconds; a process that ends so soon after its start is not started again at once."""
LONGEST_PAUSE = 30.0
LOOK_EVERY = 5.0
HUNG_AFTER = 30.0
"""Seconds without any reply after which a process that still runs is ended and started again."""


def action_command() -> list[str]:
    """Return the command line of the action server."""
    return command("launcher.action_server")


def rasa_command(settings: Settings, model: Path) -> list[str]:
    """Return the command line of Rasa."""
    address = ["--interface", settings.host, "--port", str(settings.port)]
    files = ["--model", str(model), "--credentials", "credentials.yml", "--endpoints", "endpoints.yml"]
    cors = ["--cors", *settings.origins] if settings.origins else []
    return command("rasa", "run", *address, *files, *cors)


def desk_command() -> list[str]:
    """Return the command line of the desk."""
    return command("desk", "serve")


class Child:
    """One program with its log file; to be started from the main thread, for it ends with the thread that starts it."""

    def __init__(
        self, title: str, arguments: list[str], environment: dict[str, str], root: Path, log: Path, live: str
    ) -> None:
        """Take what it is called, how it is started, its log file, and an address of it that replies."""
        self.title = title
        self.log = log
        self.live = live
        self._arguments = arguments
        self._environment = environment
        self._root = root
        self._process: subprocess.Popen[bytes] | None = None
        self._started = 0.0
        self._start_at = 0.0
        self._pause = 0.0
        self.log.parent.mkdir(parents=True, exist_ok=True)
        self.log.write_bytes(b"")

    def start(self) -> None:
        """Start the program; a terminal's Ctrl-C does not reach it, the launcher ends it in order."""
        self._started = time.monotonic()
        with self.log.open("ab") as output:
            self._process = subprocess.Popen(
                self._arguments,
                cwd=self._root,
                env={**self._environment, PARENT: str(os.getpid())},
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )

    def ended(self) -> int | None:
        """Return the exit status when the program has just ended, else None."""
        if self._process is None or self._process.poll() is None:
            return None
        status, self._process = self._process.returncode, None
        soon = time.monotonic() - self._started < SHORT_LIFE
        self._pause = min(max(1.0, 2 * self._pause), LONGEST_PAUSE) if soon else 0.0
        self._start_at = time.monotonic() + self._pause
        return status

    def start_again_when_due(self) -> None:
        """Start the program again where it has ended and its pause is over."""
        if self._process is None and time.monotonic() >= self._start_at:
            self.start()

    def send(self, number: signal.Signals) -> None:
        """Send the program a signal, where it still runs."""
        if self._process is not None and self._process.poll() is None:
            self._process.send_signal(number)

    def wait(self, seconds: float) -> None:
        """Wait until the program has ended, at most so long, then end it the hard way."""
        if self._process is not None:
            try:
                self._process.wait(max(seconds, 0.0))
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait()

    def replies(self) -> bool:
        """Tell whether the program replies to anything at all, in time."""
        try:
            with requests.Session() as session:
                session.trust_env = False
                session.get(self.live, timeout=LOOK_EVERY)
        except requests.RequestException:
            return False
        return True


class Assistant:
    """One start of the assistant, from the first process to the last."""

    def __init__(self, settings: Settings, model: Path, logs: Path, desk_url: str | None = None) -> None:
        """Take the addresses, the model to load, the folder for the logs, and the desk's address (None: no desk)."""
        self.settings = settings
        environment = settings.child_environment() | ONE_THREAD | {"MARLOW_MODEL": str(model)}
        root, actions, rasa = settings.root, action_command(), rasa_command(settings, model)
        self.children = [
            Child("action server", actions, environment, root, logs / "action.log", settings.actions_url + "/health"),
            Child("Rasa server", rasa, environment, root, logs / "rasa.log", settings.url + "/live"),
        ]
        if desk_url is not None:
            self.children.append(
                Child("desk", desk_command(), environment, root, logs / "desk.log", f"{desk_url}/health")
            )
        self._when_ready: Callable[[Waiting], bool] = lambda _: True
        self._failure: LauncherError | None = None
        self._status: int | None = None
        self._ready = threading.Event()
        self._ending = threading.Event()

    def serve(self, when_ready: Callable[[Waiting], bool]) -> int:
        """Run until told to stop; return the exit status.

        `when_ready` is called once the smoke question is really answered; when it returns False, the assistant stops
        with status 0. A process that ends later is started again. Raises LauncherError when the assistant does not get
        ready.
        """
        self._when_ready = when_ready
        for number, status in ((signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 143)):
            if number is not signal.SIGHUP or signal.getsignal(number) is not signal.SIG_IGN:
                signal.signal(number, lambda *_, status=status: self._end(status))
        try:
            for child in self.children:
                child.start()
            threading.Thread(target=self._watch, daemon=True).start()
            while not self._ending.wait(0.1):
                for child in self.children:
                    self._keep_running(child)
        finally:
            self._stop_all()
        if self._failure:
            raise self._failure
        if self._status:
            say("Stopped.")
        return self._status or 0

    def _end(self, status: int) -> None:
        if not self._ending.is_set():
            self._status = status
        self._ending.set()

    def _fail(self, failure: LauncherError) -> None:
        if not self._ending.is_set():
            self._failure = failure
        self._ending.set()

    def _keep_running(self, child: Child) -> None:
        status = child.ended()
        if status is not None:
            where = child.log.relative_to(self.settings.root)
            what = f"The {child.title} ended by itself (status {status})"
            if not self._ready.is_set():
                reason = f"the reason stands at the end of {where}"
                self._fail(LauncherError(f"{what}, so the assistant was stopped; {reason}."))
                return
            say(f"{what} and is started again; the reason may stand in {where}.")
            threading.Thread(target=self._say_when_back, daemon=True).start()
        child.start_again_when_due()

    def _stop_all(self) -> None:
        self._ending.set()
        for child in self.children:
            child.send(signal.SIGTERM)
        deadline = time.monotonic() + STOP_LIMIT
        for child in self.children:
            child.wait(deadline - time.monotonic())

    def _watch(self) -> None:
        """Wait until the assistant answers, then look that its processes go on replying; runs beside `serve`."""
        waiting = Waiting("Starting the assistant")
        try:
            while not self._answers():
                if self._ending.wait(0.2):
                    return
                waiting.tick()
                if waiting.seconds > START_LIMIT:
                    log = self.children[1].log
                    raise LauncherError(f"The assistant did not answer within {START_LIMIT:.0f} seconds; see {log}.")
            waiting.done()
            self._ready.set()
            if not self._when_ready(waiting):
                self._end(0)
        except LauncherError as error:
            self._fail(error)
        finally:
            waiting.done()
        silent_since: dict[str, float] = {}
        while not self._ending.wait(LOOK_EVERY):
            for child in self.children:
                self._end_when_hung(child, silent_since)

    def _end_when_hung(self, child: Child, silent_since: dict[str, float]) -> None:
        if child.replies():
            silent_since.pop(child.title, None)
        elif time.monotonic() - silent_since.setdefault(child.title, time.monotonic()) > HUNG_AFTER:
            silent_since[child.title] = time.monotonic() + START_LIMIT  # its next start gets time
            child.send(signal.SIGKILL)

    def _say_when_back(self) -> None:
        waiting = Waiting("Starting again")
        while not self._ending.wait(0.5):
            try:
                if self._answers():
                    say(f"Marlow answers again (after {waiting.seconds:.0f} s)")
                    return
            except LauncherError:
                continue

    def _answers(self) -> bool:
        """Ask the smoke question; False while nobody listens."""
        if not listens(self.settings.actions_host, self.settings.actions_port):
            return False
        try:
            require_smoke_answer(self.settings.url)
        except NotListening:
            return False
        return True
