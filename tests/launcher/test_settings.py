"""Ports, hosts and what the processes see of the environment."""

from __future__ import annotations

from pathlib import Path

import pytest

from launcher.errors import LauncherError
from launcher.settings import ROOT, Settings


def test_defaults_keep_to_this_machine() -> None:
    settings = Settings.from_environment({})
    assert (settings.url, settings.actions_url) == ("http://127.0.0.1:5005", "http://127.0.0.1:5055")
    assert (settings.store, settings.own_store) == (ROOT / "build" / "faq.db", False)


@pytest.mark.parametrize("port", ["abc", "0", "65536", "-1", "5005.0", "٣", " "])
def test_what_is_no_port_is_refused_by_name(port: str) -> None:
    with pytest.raises(LauncherError, match=r"MARLOW_PORT is .* a number from 1 to 65535"):
        Settings.from_environment({"MARLOW_PORT": port})


def test_equal_ports_are_refused() -> None:
    with pytest.raises(LauncherError, match="both 5055"):
        Settings.from_environment({"MARLOW_PORT": "5055"})


@pytest.mark.parametrize(
    ("host", "url"), [("0.0.0.0", "http://127.0.0.1:5005"), ("::", "http://[::1]:5005"), ("h", "http://h:5005")]
)
def test_address_as_seen_from_this_machine(host: str, url: str) -> None:
    assert Settings.from_environment({"MARLOW_HOST": host}).url == url


def test_children_stay_offline_and_know_the_ports(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("RASA_TELEMETRY_ENABLED", "true")
    monkeypatch.setenv("SOMETHING_ELSE", "kept")
    settings = Settings.from_environment({"MARLOW_ACTIONS_PORT": "6055", "MARLOW_STORE": str(tmp_path / "own.db")})
    environment = settings.child_environment()
    assert environment["RASA_TELEMETRY_ENABLED"] == "false"
    assert environment["HF_HUB_OFFLINE"] == environment["TRANSFORMERS_OFFLINE"] == "1"
    assert environment["MARLOW_ACTIONS_PORT"] == "6055"
    assert environment["MARLOW_STORE"] == str(tmp_path / "own.db")
    assert environment["SOMETHING_ELSE"] == "kept"
