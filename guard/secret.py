"""The secret that signs conversation ids: MARLOW_SECRET, else build/secret.key."""

from __future__ import annotations

import hashlib
import hmac
import os
import secrets
from collections.abc import Mapping
from pathlib import Path

VARIABLE = "MARLOW_SECRET"
FILE = Path("build") / "secret.key"
LEAST_CHARACTERS = 16
ROOT = Path(__file__).resolve().parent.parent


class SecretError(Exception):
    """There is no usable secret; the message says what to do."""


def read_secret(root: Path = ROOT, environment: Mapping[str, str] = os.environ) -> bytes:
    """Return the secret.

    Raises:
        SecretError: where there is none, where it is short, or where other users of the machine can read the file.
    """
    named = environment.get(VARIABLE)
    if named:
        return _long_enough(named.encode(), VARIABLE)
    file = root / FILE
    try:
        readable_by_others = file.stat().st_mode & 0o077
        secret = file.read_bytes().strip()
    except OSError as error:
        raise SecretError(
            f"There is no secret: {file} cannot be read ({error.strerror}). `make run` makes it; on several machines"
            f" put the same one into {VARIABLE}."
        ) from error
    if readable_by_others:
        raise SecretError(f"Other users of this machine can read {file}; `chmod 600 {file}` ends that.")
    return _long_enough(secret, str(file))


def make_secret(root: Path = ROOT) -> None:
    """Write build/secret.key with 256 random bits, readable for its owner alone, where there is none yet."""
    file = root / FILE
    file.parent.mkdir(parents=True, exist_ok=True)
    try:
        handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return
    with os.fdopen(handle, "w") as output:
        output.write(secrets.token_hex(32) + "\n")


def key_for(secret: bytes, purpose: str) -> str:
    """Return the key that two of our programs show each other, in hexadecimal: HMAC-SHA256 of the purpose."""
    return hmac.new(secret, purpose.encode(), hashlib.sha256).hexdigest()


def _long_enough(secret: bytes, where: str) -> bytes:
    if len(secret) < LEAST_CHARACTERS:
        raise SecretError(f"The secret in {where} is too short; use at least {LEAST_CHARACTERS} characters.")
    return secret
