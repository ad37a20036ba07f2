"""The secret is made once, for its owner alone, and its lack is explained."""

from pathlib import Path

import pytest

from guard import SecretError, make_secret, read_secret
from guard.secret import key_for


def test_it_is_made_once_and_only_its_owner_reads_it(tmp_path: Path) -> None:
    make_secret(tmp_path)
    file = tmp_path / "build" / "secret.key"
    assert file.stat().st_mode & 0o777 == 0o600
    secret = read_secret(tmp_path, {})
    assert len(secret) == 64
    make_secret(tmp_path)
    assert read_secret(tmp_path, {}) == secret


def test_the_environment_goes_first(tmp_path: Path) -> None:
    make_secret(tmp_path)
    assert read_secret(tmp_path, {"MARLOW_SECRET": "the same on all machines"}) == b"the same on all machines"


def test_what_is_no_secret_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SecretError, match="There is no secret"):
        read_secret(tmp_path, {})
    with pytest.raises(SecretError, match="too short"):
        read_secret(tmp_path, {"MARLOW_SECRET": "short"})
    make_secret(tmp_path)
    (tmp_path / "build" / "secret.key").chmod(0o644)
    with pytest.raises(SecretError, match="chmod 600"):
        read_secret(tmp_path, {})


def test_each_purpose_has_its_own_key() -> None:
    assert key_for(b"secret", "desk") != key_for(b"secret", "other")
    assert len(key_for(b"secret", "desk")) == 64
