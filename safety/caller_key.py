"""A telephone number as a key that says nothing about it: the same caller, the same key; never the number itself."""

from __future__ import annotations

import hashlib
import hmac
import secrets

import phonenumbers

WITHHELD = frozenset("anonymous unavailable restricted private unknown withheld blocked none null".split())
"""What exchanges send instead of a number."""
WITHHELD_DIGITS = frozenset({"266696687", "7378742833", "2562533", "8656696", "86282452253", "464"})
"""The same on a keypad: "anonymous", "restricted", "blocked", "unknown", "unavailable"; some look like a number."""
REGION = "US"
LENGTH = 32


def caller_key(number: str, secret: bytes, region: str = REGION) -> str:
    """Return 32 hexadecimal digits for a telephone number: HMAC-SHA256 of its international form.

    However the exchange writes a number ("+1 (202) 555-0142", "tel:2025550142", "sip:+12025550142@example.org"), its
    key is the same; `region` is the country of numbers without a country code. A withheld number, and text that is no
    number, gives a fresh random key each time, so that two such callers never share a conversation. Without the secret
    nobody can find the number by trying all of them.

    Raises ValueError for an empty secret.
    """
    if not secret:
        raise ValueError("The secret is empty; without it a key would give the number away.")
    plain = plain_number(number, region)
    if plain is None:
        return secrets.token_hex(LENGTH // 2)
    return hmac.new(secret, b"caller " + plain.encode("ascii"), hashlib.sha256).hexdigest()[:LENGTH]


def plain_number(number: str, region: str = REGION) -> str | None:
    """Return a number in its international form ("+12025550142"); None where it is withheld or no number."""
    text = number.strip().lower()[:200]
    for scheme in ("tel:", "sips:", "sip:"):
        text = text.removeprefix(scheme)
    text = text.split("@", 1)[0].split(";", 1)[0].strip()
    digits = "".join(char for char in text if char.isdigit())
    if not text or text.strip("<>\"' ") in WITHHELD or digits in WITHHELD_DIGITS:
        return None
    try:
        parsed = phonenumbers.parse(text, region)
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_possible_number(parsed):
        return None
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)
