"""No process is left, whatever ends the launcher; one that ends is started again. Stand-ins play Rasa and actions."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from launcher.ports import free_port, listens
from launcher.settings import ROOT

SERVER = """
import http.server, os, pathlib, sys
class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.say(200, "{}")
    def do_POST(self):
        self.rfile.read(int(self.headers["Content-Length"]))
        new = self.path.endswith("/conversations")
        self.say(201 if new else 200, '{"conversation": "token"}' if new else REPLY)
    def say(self, status, text):
        body = text.encode()
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
pathlib.Path(NAME + ".pid").write_text(str(os.getpid()))
print("hello from " + NAME)
STUBBORN
http.server.ThreadingHTTPServer(("127.0.0.1", int(os.environ[PORT])), Handler).serve_forever()
"""
IGNORE_SIGTERM = "import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN)"
DRIVER = """
import sys
from dataclasses import replace
from pathlib import Path
import launcher.__main__ as main, launcher.processes as processes, launcher.run as run
processes.action_command = lambda: processes.command("fake_action")
processes.desk_command = lambda: processes.command("fake_desk")
processes.STOP_LIMIT = 1.0
run.require_files = run.build_store = lambda _: None
run.build_details_model = lambda: None
run.require_whole_model = lambda _: None
run.ensure_model = lambda settings: Path("model.tar.gz")
original = main.Settings.from_environment
main.Settings.from_environment = lambda: replace(original(), root=Path.cwd())
sys.exit(main.main(["run"]))
"""


class Start:
    """One `python -m launcher run` with stand-ins."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        names = ("MARLOW_PORT", "MARLOW_ACTIONS_PORT", "MARLOW_DESK_PORT")
        self.ports = {name: free_port() for name in names}
        self.process: subprocess.Popen[str] | None = None
        self.driver = DRIVER

    def server(self, name: str, port: str, reply: Any, more: str = "") -> None:
        text = SERVER.replace("REPLY", repr(json.dumps(reply))).replace("NAME", repr(name)).replace("STUBBORN", more)
        file = self.folder / ("rasa/__main__.py" if name == "rasa" else f"fake_{name}.py")
        file.parent.mkdir(exist_ok=True)
        (file.parent / "__init__.py").touch()
        file.write_text(text.replace("PORT", repr(port)))

    def launch(self, stdin: int = subprocess.DEVNULL) -> subprocess.Popen[str]:
        environment = {name: value for name, value in os.environ.items() if name != "MAKELEVEL"}
        environment |= {name: str(port) for name, port in self.ports.items()} | {"PYTHONPATH": str(ROOT)}
        self.process = subprocess.Popen(
            [sys.executable, "-c", self.driver],
            cwd=self.folder,
            env=environment,
            stdin=stdin,
            stderr=subprocess.PIPE,
            text=True,
        )
        return self.process

    def pid(self, name: str) -> int:
        file = self.folder / f"{name}.pid"
        wait_until(lambda: file.is_file() and file.read_text() != "")
        return int(file.read_text())

    def wait_for(self, words: str) -> None:
        assert self.process is not None and self.process.stderr is not None
        for line in self.process.stderr:
            if words in line:
                return
        raise AssertionError(f"the launcher ended without saying {words!r}")


def wait_until(condition: Callable[[], bool], seconds: float = 15) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "waited too long"
        time.sleep(0.05)


def runs(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    """A start with an action server and a Rasa that answers the smoke question."""
    begun = Start(tmp_path)
    begun.server("action", "MARLOW_ACTIONS_PORT", {})
    begun.server("rasa", "MARLOW_PORT", {"replies": [{"act": "answer", "topic": "pain_during"}]})
    begun.server("desk", "MARLOW_DESK_PORT", {})
    yield begun
    if begun.process is not None:
        begun.process.kill()
        begun.process.communicate()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGKILL])
def test_however_the_launcher_ends_no_process_is_left(start: Start, number: signal.Signals) -> None:
    process = start.launch()
    start.wait_for("Marlow answers at")
    pids = [start.pid("action"), start.pid("rasa"), start.pid("desk")]
    assert all(map(runs, pids))
    process.send_signal(number)
    process.communicate(timeout=20)
    assert process.returncode == {signal.SIGKILL: -9, signal.SIGINT: 130}.get(number, 143)
    wait_until(lambda: not any(map(runs, pids)))
    assert not any(listens("127.0.0.1", port) for port in start.ports.values())


def test_when_the_terminal_is_closed_no_process_is_left(start: Start) -> None:
    try:
        terminal, inner = os.openpty()
    except OSError as error:
        pytest.skip(f"no pseudo-terminals on this machine: {error}")
    process = start.launch(stdin=inner)
    os.close(inner)
    start.wait_for("Marlow answers at")
    pids = [start.pid("action"), start.pid("rasa"), start.pid("desk")]
    os.close(terminal)
    process.communicate(timeout=20)
    assert process.returncode == 143
    wait_until(lambda: not any(map(runs, pids)))


def test_interrupted_while_it_starts(start: Start) -> None:
    start.server("rasa", "MARLOW_PORT", [], more="import time; time.sleep(60)")
    process = start.launch()
    pids = [start.pid("action"), start.pid("rasa"), start.pid("desk")]
    process.send_signal(signal.SIGINT)
    process.communicate(timeout=20)
    assert process.returncode == 130
    wait_until(lambda: not any(map(runs, pids)))


def test_a_process_that_does_not_want_to_end_is_killed(start: Start) -> None:
    start.server("rasa", "MARLOW_PORT", {"replies": [{"act": "answer", "topic": "pain_during"}]}, more=IGNORE_SIGTERM)
    process = start.launch()
    start.wait_for("Marlow answers at")
    pids = [start.pid("action"), start.pid("rasa"), start.pid("desk")]
    process.send_signal(signal.SIGTERM)
    process.communicate(timeout=20)
    wait_until(lambda: not any(map(runs, pids)))


VICTIMS = [("rasa", "action", "Rasa server"), ("action", "rasa", "action server")]


@pytest.mark.parametrize(("victim", "other", "called"), VICTIMS)
def test_one_that_ends_is_started_again_and_the_other_goes_on(
    start: Start, victim: str, other: str, called: str
) -> None:
    process = start.launch()
    start.wait_for("Marlow answers at")
    first, untouched = start.pid(victim), start.pid(other)
    os.kill(first, signal.SIGKILL)
    start.wait_for(f"The {called} ended by itself (status -9) and is started again")
    start.wait_for("Marlow answers again")
    assert start.pid(victim) != first
    assert start.pid(other) == untouched and runs(untouched)
    process.send_signal(signal.SIGINT)
    process.communicate(timeout=20)
    assert process.returncode == 130
    wait_until(lambda: not any(map(runs, (start.pid(victim), untouched))))


@pytest.mark.parametrize(("victim", "other", "called"), VICTIMS)
def test_one_that_ends_before_the_first_answer_stops_the_start(
    start: Start, victim: str, other: str, called: str
) -> None:
    start.server(victim, "MARLOW_PORT" if victim == "rasa" else "MARLOW_ACTIONS_PORT", {}, more="sys.exit(3)")
    process = start.launch()
    _, said = process.communicate(timeout=20)
    assert process.returncode == 1
    assert f"The {called} ended by itself (status 3)" in said
    assert f"build/logs/{victim}.log" in said
    wait_until(lambda: not runs(start.pid(other)))


def test_one_that_hangs_is_started_again(start: Start) -> None:
    start.driver = start.driver.replace(
        "processes.STOP_LIMIT = 1.0",
        "processes.STOP_LIMIT = 1.0; processes.LOOK_EVERY = 0.2; processes.HUNG_AFTER = 0.5",
    )
    start.launch()
    start.wait_for("Marlow answers at")
    os.kill(start.pid("rasa"), signal.SIGSTOP)
    start.wait_for("The Rasa server ended by itself (status -9) and is started again")
    start.wait_for("Marlow answers again")


def test_wrong_answer_to_the_smoke_question_stops_the_start(start: Start) -> None:
    start.server("rasa", "MARLOW_PORT", {"replies": [{"act": "not_sure", "topic": None}]})
    process = start.launch()
    _, said = process.communicate(timeout=30)
    assert process.returncode == 1
    assert "replied with act 'not_sure'" in said
    assert "Marlow answers" not in said


def test_each_has_a_log_of_its_own(start: Start) -> None:
    start.launch()
    start.wait_for("Marlow answers at")
    for name in ("action", "rasa", "desk"):
        assert f"hello from {name}" in (start.folder / "build" / "logs" / f"{name}.log").read_text()
