"""Where the desk listens and who may use it."""

from __future__ import annotations

import pytest

from desk.errors import DeskError
from desk.settings import DeskSettings


def test_off_the_network_by_default() -> None:
    settings = DeskSettings.from_environment({})
    assert (settings.host, settings.port, settings.access) == ("127.0.0.1", 5010, "open")
    assert settings.public_url == "http://127.0.0.1:5010" and not settings.secure


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.1.4", "desk.example.org", "::"])
def test_on_the_network_only_with_sign_in(host: str) -> None:
    with pytest.raises(DeskError, match="MARLOW_DESK_ACCESS"):
        DeskSettings.from_environment({"MARLOW_DESK_HOST": host})
    for access in ("accounts", "proxy"):
        assert DeskSettings.from_environment({"MARLOW_DESK_HOST": host, "MARLOW_DESK_ACCESS": access}).host == host


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("MARLOW_DESK_PORT", "x"),
        ("MARLOW_DESK_PORT", "70000"),
        ("MARLOW_DESK_ACCESS", "none"),
        ("MARLOW_DESK_RETENTION", "0"),
        ("MARLOW_DESK_URL", "desk.example.org"),
        ("MARLOW_DESK_URL", "https://desk.example.org/desk"),
    ],
)
def test_a_setting_that_cannot_be_used_is_named(name: str, value: str) -> None:
    with pytest.raises(DeskError, match=name):
        DeskSettings.from_environment({name: value})


def test_the_public_name_is_served() -> None:
    settings = DeskSettings.from_environment({"MARLOW_DESK_URL": "https://desk.example.org/"})
    assert settings.secure and "desk.example.org" in settings.hosts and "*" not in settings.hosts
