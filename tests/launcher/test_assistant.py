"""The real assistant, started as a newcomer starts it: it answers, only to this machine, and leaves nothing behind."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import requests

from launcher.ports import free_port, listens
from launcher.settings import ROOT, Settings
from launcher.train import ensure_model

pytestmark = pytest.mark.slow
LOOPBACK_HEX = "0100007F"


class Run:
    """One `make run` on free ports."""

    def __init__(self) -> None:
        self.port, self.actions_port = free_port(), free_port()
        self.environment = {name: value for name, value in os.environ.items() if not name.startswith("MAKE")}
        self.environment |= {"MARLOW_PORT": str(self.port), "MARLOW_ACTIONS_PORT": str(self.actions_port)}
        self.environment["MARLOW_DESK_PORT"] = str(free_port())
        started = time.monotonic()
        self.process = subprocess.Popen(
            ["make", "run"], cwd=ROOT, env=self.environment, stderr=subprocess.PIPE, text=True, start_new_session=True
        )
        assert self.process.stderr is not None
        self.said = ""
        for line in self.process.stderr:
            self.said += line
            if "Marlow answers at" in line:
                break
        self.seconds = time.monotonic() - started

    def ask(self, question: str) -> dict[str, object]:
        """Return the payload of `make ask`."""
        done = subprocess.run(
            ["make", "--no-print-directory", "ask", f"Q={question}", "JSON=1"],
            cwd=ROOT,
            env=self.environment,
            capture_output=True,
            text=True,
            check=True,
            timeout=60,
        )
        payload: dict[str, object] = json.loads(done.stdout)
        return payload


@pytest.fixture(scope="module")
def run() -> Iterator[Run]:
    """The assistant, running for the tests of this file."""
    ensure_model(Settings.from_environment())
    begun = Run()
    yield begun
    if begun.process.poll() is None:
        os.killpg(begun.process.pid, signal.SIGKILL)
    begun.process.communicate()


def listening_addresses(port: int) -> set[str]:
    """Return the local addresses, in the kernel's hexadecimal, on which a TCP port is listened on."""
    rows = [line.split() for file in ("tcp", "tcp6") for line in Path("/proc/net", file).read_text().splitlines()[1:]]
    return {row[1].split(":")[0] for row in rows if row[3] == "0A" and int(row[1].split(":")[1], 16) == port}


def test_with_its_model_there_it_gets_ready(run: Run) -> None:
    assert "Marlow answers at" in run.said


def test_answers(run: Run) -> None:
    payload = run.ask("does it hurt")
    assert (payload["act"], payload["topic"]) == ("answer", "pain_during")
    assert payload["spoken"] and payload["written"] and payload["sources"]


def test_both_servers_keep_to_this_machine(run: Run) -> None:
    assert listening_addresses(run.port) == {LOOPBACK_HEX}
    assert listening_addresses(run.actions_port) == {LOOPBACK_HEX}


def test_conversations_cannot_be_read_from_outside(run: Run) -> None:
    for path in ("/conversations/x/tracker", "/model", "/domain"):
        assert requests.get(f"http://127.0.0.1:{run.port}{path}", timeout=10).status_code == 404


def test_web_pages_may_not_call_the_action_server(run: Run) -> None:
    url = f"http://127.0.0.1:{run.actions_port}/health"
    reply = requests.get(url, headers={"Origin": "https://elsewhere.example"}, timeout=10)
    assert reply.status_code == 200
    assert "Access-Control-Allow-Origin" not in reply.headers


def test_ctrl_c_leaves_no_process(run: Run) -> None:
    os.killpg(run.process.pid, signal.SIGINT)  # as a terminal does: to make and all it started
    run.process.communicate(timeout=30)
    assert run.process.returncode != 0
    assert not listens("127.0.0.1", run.port)
    assert not listens("127.0.0.1", run.actions_port)
    mark = f"MARLOW_PORT={run.port}".encode()
    assert [process for process in Path("/proc").glob("[0-9]*") if mark in environment_of(process)] == []


def environment_of(process: Path) -> list[bytes]:
    """Return the environment of a process, empty when it has ended."""
    try:
        return (process / "environ").read_bytes().split(b"\0")
    except OSError:
        return []
