"""The assistant's two processes, the action server and Rasa: both run, or neither."""

from __future__ import annotations

import multiprocessing
import os
import shlex
import signal
import threading
from collections.abc import Callable
from pathlib import Path
from typing import IO, Any

from honcho.manager import Manager
from honcho.process import Process

from launcher.child import PARENT, command, die_with_parent
from launcher.conversation import NotListening, require_smoke_answer
from launcher.errors import LauncherError
from launcher.ports import listens
from launcher.settings import Settings
from launcher.terminal import Waiting, say

START_LIMIT = 300.0
STOP_LIMIT = 8.0
NAMES = {"action": "action server", "rasa": "Rasa server"}


def action_command() -> list[str]:
    """Return the command line of the action server."""
    return command("launcher.action_server")


def rasa_command(settings: Settings, model: Path) -> list[str]:
    """Return the command line of Rasa."""
    address = ["--interface", settings.host, "--port", str(settings.port)]
    files = ["--model", str(model), "--credentials", "credentials.yml", "--endpoints", "endpoints.yml"]
    cors = ["--cors", *settings.origins] if settings.origins else []
    return command("rasa", "run", *address, *files, *cors)


class LinkedProcess(Process):
    """A process of honcho's that ends with the launcher, even when the launcher is killed."""

    def run(self, events: Any = None, ignore_signals: bool = False) -> None:
        """Start the program and pass on what it prints; runs in a process between the launcher and the program."""
        launcher = multiprocessing.parent_process()
        assert launcher is not None and launcher.pid is not None
        die_with_parent(launcher.pid)
        self.env[PARENT] = str(os.getpid())
        super().run(events, ignore_signals)


class LogFiles:
    """Takes honcho's messages: what a process prints goes to its own log file."""

    def __init__(self, folder: Path, names: list[str]) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.width = 0
        self._files: dict[str, IO[bytes]] = {name: (folder / f"{name}.log").open("wb", buffering=0) for name in names}

    def write(self, message: Any) -> None:
        """Append a line; honcho's own remarks are left out, for the launcher tells them better."""
        if message.name in self._files:
            data = message.data
            self._files[message.name].write(data if isinstance(data, bytes) else data.encode())


class Pair(Manager):
    """Honcho's manager, which besides remembers who ended first and does not wait for ever."""

    def __init__(self, printer: LogFiles, when_started: Callable[[], None]) -> None:
        super().__init__(printer)
        self._process_ctor = LinkedProcess
        self._when_started = when_started
        self.first_to_end: tuple[str, int] | None = None
        self.ending = threading.Event()

    def _start(self) -> None:
        super()._start()
        self._when_started()

    def terminate(self) -> None:
        """Ask every process to end, and end it the hard way when it does not."""
        if self._terminating:
            return
        self.ending.set()
        for name, process in self._processes.items():
            if "returncode" in process:
                self.first_to_end = (name, process["returncode"])
            elif "pid" not in process:  # honcho does not know it yet; the kernel ends it with the launcher
                os._exit(self.returncode or 1)
        super().terminate()
        deadline = threading.Timer(STOP_LIMIT, self.kill)
        deadline.daemon = True
        deadline.start()


class Assistant:
    """One start of the assistant, from the first process to the last."""

    def __init__(self, settings: Settings, model: Path, logs: Path) -> None:
        """Take the addresses, the model to load, and the folder for the logs."""
        self.settings = settings
        self.logs = logs
        self._when_ready: Callable[[Waiting], bool] = lambda _: True
        self._failure: LauncherError | None = None
        self._finished = False
        watcher = threading.Thread(target=self._watch, daemon=True)
        self._pair = Pair(LogFiles(logs, list(NAMES)), watcher.start)
        environment = settings.child_environment() | {"MARLOW_MODEL": str(model)}
        for name, arguments in (("action", action_command()), ("rasa", rasa_command(settings, model))):
            line = f"exec {shlex.join(arguments)}"
            self._pair.add_process(name, line, env=dict(environment), cwd=str(settings.root))

    def serve(self, when_ready: Callable[[Waiting], bool]) -> int:
        """Run until told to stop; return the exit status.

        `when_ready` is called once the smoke question is really answered; when it returns False, the assistant stops
        with status 0. Raises LauncherError when the assistant does not get ready or one of its processes ends.
        """
        self._when_ready = when_ready
        if signal.getsignal(signal.SIGHUP) is not signal.SIG_IGN:
            signal.signal(signal.SIGHUP, lambda *_: os.kill(os.getpid(), signal.SIGTERM))
        try:
            self._pair.loop()
        except BaseException:
            self._pair.kill()
            raise
        if self._failure:
            raise self._failure
        if self._finished:
            return 0
        if self._pair.first_to_end:
            name, status = self._pair.first_to_end
            raise LauncherError(
                f"The {NAMES[name]} ended by itself (status {status}), so the assistant was stopped; the reason stands"
                f" at the end of {self.logs.relative_to(self.settings.root)}/{name}.log."
            )
        say("Stopped.")
        return int(self._pair.returncode or 0)

    def _watch(self) -> None:
        """Wait until the assistant answers; runs beside honcho's loop."""
        waiting = Waiting("Starting the assistant")
        try:
            while not self._answers():
                if self._pair.ending.wait(0.2):
                    return
                waiting.tick()
                if waiting.seconds > START_LIMIT:
                    raise LauncherError(
                        f"The assistant did not answer within {START_LIMIT:.0f} seconds; see {self.logs}/rasa.log."
                    )
            waiting.done()
            self._finished = not self._when_ready(waiting)
        except LauncherError as error:
            self._failure = error
        finally:
            waiting.done()
        if self._finished or self._failure:
            os.kill(os.getpid(), signal.SIGTERM)

    def _answers(self) -> bool:
        """Ask the smoke question; False while nobody listens."""
        if not listens(self.settings.actions_host, self.settings.actions_port):
            return False
        try:
            require_smoke_answer(self.settings.url)
        except NotListening:
            return False
        return True
