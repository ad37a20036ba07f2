"""Is a request Twilio's, does it belong to this call, and was it not seen before?

Twilio signs the address and the fields of each request with the account's auth token (X-Twilio-Signature), but neither
a time nor a number that is used once. So the address that we give Twilio for the next turn holds a step of ours:
signed, good for one turn of one call, and for STEP_SECONDS.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlsplit

from itsdangerous import BadData, URLSafeTimedSerializer
from sanic.request import Request
from twilio.request_validator import RequestValidator

from channels.front_door import MOST_BYTES, Refused

TOKEN = "TWILIO_AUTH_TOKEN"
ADDRESS = "MARLOW_PHONE_URL"
STEP_SECONDS = 15 * 60
"""A turn takes as long as the longest answer, slowly, and a minute of speech; and after it a transfer may ring."""
MOST_FIELDS = 100


@dataclass(frozen=True)
class TwilioRequests:
    """Reads Twilio's requests. `token` is the account's auth token, `address` what Twilio calls us ("": as it came)."""

    token: str
    address: str
    secret: bytes

    @classmethod
    def from_environment(cls, secret: bytes, environment: Mapping[str, str] = os.environ) -> TwilioRequests:
        """Read TWILIO_AUTH_TOKEN and MARLOW_PHONE_URL; raises ValueError for an address that is none."""
        address = (environment.get(ADDRESS) or "").rstrip("/")
        parts = urlsplit(address)
        if address and (parts.scheme not in ("http", "https") or not parts.netloc or parts.query or parts.fragment):
            raise ValueError(f"{ADDRESS} is {address!r}; write what Twilio calls: https://phone.hospital.example")
        return cls(environment.get(TOKEN) or "", address, secret)

    def read(self, request: Request) -> dict[str, str]:
        """Return the fields of a request.

        Raises Refused: 403 where no token is set, 401 without a signature, 413 and 400 for a body that Twilio would
        not send, 403 where the signature is not Twilio's.
        """
        if not self.token:
            raise Refused(403, f"The telephone is not set up here: put the account's auth token into {TOKEN}.")
        signature = request.headers.get("x-twilio-signature")
        if not signature:
            raise Refused(401, "The request carries no X-Twilio-Signature.")
        fields = read_fields(request.body)
        url = (self.address or f"{request.scheme}://{request.host}") + request.raw_url.decode("latin-1")
        if not self._signed(url, fields, signature):
            raise Refused(
                403, f"The signature is not Twilio's for {url.partition('?')[0]}. Behind a proxy, check {ADDRESS}."
            )
        return fields

    def next_step(self, call: str, step: int) -> str:
        """Return the token of a call's next turn."""
        return self._serializer().dumps([call, step])

    def step(self, token: str, call: str) -> int:
        """Return which turn of a call a token is for; raises Refused (403): not ours, of another call, or old."""
        try:
            named, step = self._serializer().loads(token, max_age=STEP_SECONDS)
        except (BadData, ValueError, TypeError):
            raise Refused(403, "This turn is not one that was offered, or its time is over.") from None
        if named != call or not isinstance(step, int):
            raise Refused(403, "This turn belongs to another call.")
        return step

    def _signed(self, url: str, fields: dict[str, str], signature: str) -> bool:
        try:
            return bool(RequestValidator(self.token).validate(url, fields, signature))
        except ValueError:  # a port that is none
            return False

    def _serializer(self) -> URLSafeTimedSerializer:
        return URLSafeTimedSerializer(self.secret, salt="marlow phone step")


def read_fields(body: bytes) -> dict[str, str]:
    """Return the fields of a form body; raises Refused: 413 where it is too big, 400 where it is no form."""
    if len(body) > MOST_BYTES:
        raise Refused(413, f"The request is too big; at most {MOST_BYTES} bytes are read.")
    try:
        pairs = parse_qsl(
            body.decode("utf-8"), keep_blank_values=True, max_num_fields=MOST_FIELDS, errors="strict", separator="&"
        )
    except ValueError:
        raise Refused(400, "The body is no form in UTF-8.") from None
    fields = dict(pairs)
    if len(fields) != len(pairs):
        raise Refused(400, "A field stands twice.")
    return fields
