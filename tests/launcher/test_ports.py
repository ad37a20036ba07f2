"""A port in use is told at once, by number and by the setting that changes it."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from dataclasses import replace

import pytest

from launcher.errors import LauncherError
from launcher.ports import free_port, listens, require_free, require_free_ports
from launcher.settings import ROOT, Settings


@pytest.fixture
def taken() -> int:
    """A port that a socket of this test listens on."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        yield listener.getsockname()[1]


def test_port_in_use(taken: int) -> None:
    settings = replace(Settings.from_environment({}), port=free_port(), actions_port=taken)
    with pytest.raises(LauncherError, match=rf"^Port {taken} on 127.0.0.1 is in use .* MARLOW_ACTIONS_PORT"):
        require_free_ports(settings)


def test_free_ports_are_accepted() -> None:
    require_free_ports(replace(Settings.from_environment({}), port=free_port(), actions_port=free_port()))


@pytest.mark.parametrize("host", ["192.0.2.1", "no-such-host.invalid"])
def test_host_of_another_machine(host: str) -> None:
    with pytest.raises(LauncherError, match=f"MARLOW_HOST is '{host}', which is not an address of this machine"):
        require_free(host, free_port(), "MARLOW_HOST", "MARLOW_PORT")


def test_listens(taken: int) -> None:
    assert listens("0.0.0.0", taken)
    assert not listens("127.0.0.1", free_port())


def test_run_says_it_in_one_sentence_before_anything_slow(taken: int) -> None:
    started = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-m", "launcher", "run"],
        cwd=ROOT,
        env={**os.environ, "MARLOW_PORT": str(taken)},
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1
    assert f"Port {taken}" in done.stderr
    assert "MARLOW_PORT=" in done.stderr
    assert time.monotonic() - started < 10
