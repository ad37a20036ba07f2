"""The file of accounts and the command that writes it."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from desk.__main__ import main
from desk.accounts import Accounts
from desk.errors import DeskError


def test_a_password_is_stored_as_argon2id_alone(tmp_path: Path) -> None:
    file = tmp_path / "accounts.json"
    Accounts(file).set("anna", "a long enough one")
    text = file.read_text()
    assert "$argon2id$" in text and "a long enough one" not in text
    assert file.stat().st_mode & 0o077 == 0


def test_the_command_makes_and_deletes_an_account(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "accounts.json"
    monkeypatch.setenv("MARLOW_DESK_ACCOUNTS", str(file))
    monkeypatch.setattr("sys.stdin", io.StringIO("a long enough one\n"))
    assert main(["account", "anna"]) == 0
    assert Accounts(file).verify("anna", "a long enough one")
    assert not Accounts(file).verify("anna", "a long enough two")
    assert main(["account", "anna", "--remove"]) == 0
    assert Accounts(file).names() == []
    assert main(["account", "anna", "--remove"]) == 1


@pytest.mark.parametrize(
    ("name", "password"), [("", "long enough for it"), ("a b", "long enough for it"), ("a", "short")]
)
def test_what_cannot_be_used_is_refused(tmp_path: Path, name: str, password: str) -> None:
    with pytest.raises(DeskError):
        Accounts(tmp_path / "accounts.json").set(name, password)


@pytest.mark.parametrize("text", ["x", "[]", '{"anna": 1}'])
def test_a_damaged_file_lets_nobody_in(tmp_path: Path, text: str) -> None:
    file = tmp_path / "accounts.json"
    file.write_text(text)
    with pytest.raises(DeskError, match=r"accounts\.json"):
        Accounts(file).verify("anna", "anything at all")


def test_a_damaged_hash_lets_nobody_in(tmp_path: Path) -> None:
    file = tmp_path / "accounts.json"
    file.write_text('{"anna": "no hash"}')
    assert not Accounts(file).verify("anna", "anything at all")
