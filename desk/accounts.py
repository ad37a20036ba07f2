"""Named accounts: a file of Argon2id hashes, written by `make desk-account NAME=...`."""

from __future__ import annotations

import hashlib
import json
import os
import re
from pathlib import Path

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from desk.errors import DeskError

NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._@-]{0,63}")
SHORTEST_PASSWORD = 12
LONGEST_PASSWORD = 1024


class Accounts:
    """The accounts of a file; it is read anew for each question, so that a removed account ends at once."""

    def __init__(self, path: Path, hasher: PasswordHasher | None = None) -> None:
        """Take the file; `hasher` has other costs than the library's, for tests."""
        self._path = path
        self._hasher = hasher or PasswordHasher()
        self._nobody = self._hasher.hash("nobody has this password")

    def names(self) -> list[str]:
        """Return all names, sorted."""
        return sorted(self._read())

    def verify(self, name: str, password: str) -> bool:
        """Tell whether the password is right; takes as long for a name that does not exist."""
        known = self._read().get(name)
        try:
            right = self._hasher.verify(known or self._nobody, password[:LONGEST_PASSWORD])
        except (VerificationError, InvalidHashError):
            return False
        return right and known is not None

    def mark(self, name: str) -> str | None:
        """Return what changes with the account's password, or None where there is no such account."""
        known = self._read().get(name)
        return hashlib.sha256(known.encode()).hexdigest()[:16] if known else None

    def set(self, name: str, password: str) -> None:
        """Make an account or change its password; raises DeskError for a name or password that cannot be used."""
        if not NAME.fullmatch(name):
            raise DeskError(f'"{name}" cannot be a name: use letters, digits, dot, dash, underscore and @, at most 64.')
        if not SHORTEST_PASSWORD <= len(password) <= LONGEST_PASSWORD:
            raise DeskError(f"A password has {SHORTEST_PASSWORD} to {LONGEST_PASSWORD} characters; take a longer one.")
        self._write({**self._read(), name: self._hasher.hash(password)})

    def remove(self, name: str) -> None:
        """Delete an account; raises DeskError where there is none."""
        held = self._read()
        if held.pop(name, None) is None:
            raise DeskError(f'There is no account "{name}" in {self._path}.')
        self._write(held)

    def _read(self) -> dict[str, str]:
        try:
            held = json.loads(self._path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return {}
        except (OSError, ValueError) as error:
            raise DeskError(f"The accounts in {self._path} cannot be read ({error}).") from error
        if not isinstance(held, dict) or not all(isinstance(value, str) for value in held.values()):
            raise DeskError(f"{self._path} must hold one JSON object of names and hashes.")
        return held

    def _write(self, held: dict[str, str]) -> None:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        new = self._path.with_name(f".{self._path.name}.new")
        with os.fdopen(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as file:
            json.dump(held, file, indent=1, sort_keys=True)
        os.replace(new, self._path)
