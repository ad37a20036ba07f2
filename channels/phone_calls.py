"""The calls of this process: which conversation each is, whose turn is next, and who called a moment ago.

No telephone number is kept, only a keyed hash of it, and that for RETURN_SECONDS.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

from safety.caller_key import caller_key, plain_number

MOST_CALLS = 5000
CALL_SECONDS = 4 * 60 * 60
RETURN_SECONDS = 600
"""Who was cut off and calls again within ten minutes goes on where they were."""


@dataclass
class Call:
    """One call. `key` is a keyed hash of Twilio's id for it, `step` the only turn that is accepted next."""

    key: str
    conversation: str
    caller: str | None
    at: float
    step: int = 0
    ended: bool = False
    returned: bool = False


class Calls:
    """Remembers calls, in memory alone."""

    def __init__(self, secret: bytes, clock: Callable[[], float] = time.monotonic) -> None:
        """Take the secret behind the keyed hashes."""
        self._secret = secret
        self._clock = clock
        self._calls: OrderedDict[str, Call] = OrderedDict()
        self._callers: OrderedDict[str, tuple[float, str]] = OrderedDict()

    def begin(self, sid: str, number: str) -> Call | None:
        """Return a new call; None where it began already, so that this request is a replay.

        A caller who rang off within the last ten minutes gets the same conversation; a withheld number never.
        """
        now = self._forget_old()
        key = self.key(sid)
        if key in self._calls:
            return None
        caller = self.caller_key(number)
        at, conversation = self._callers.pop(caller, (0.0, "")) if caller else (0.0, "")
        returned = bool(conversation) and now - at <= RETURN_SECONDS
        call = Call(key, conversation if returned else self.new_conversation(), caller, now, returned=returned)
        self._calls[key] = call
        return call

    def resume(self, sid: str, step: int) -> Call | None:
        """Return the call whose turn this is, and use the turn up; None where it was used before or the call is over.

        After a restart a call is unknown: then a signed step is enough, and the conversation begins anew.
        """
        now = self._forget_old()
        key = self.key(sid)
        call = self._calls.get(key)
        if call is None:
            call = self._calls[key] = Call(key, self.new_conversation(), None, now, step)
        if call.ended or call.step != step:
            return None
        call.step += 1
        call.at = now
        self._calls.move_to_end(key)
        return call

    def end(self, sid: str) -> Call | None:
        """Mark a call as over and return it; None where it is unknown or was over already."""
        now = self._forget_old()
        call = self._calls.get(self.key(sid))
        if call is None or call.ended:
            return None
        call.ended = True
        if call.caller is not None:
            self._callers[call.caller] = (now, call.conversation)
        return call

    def key(self, sid: str) -> str:
        """Return the keyed hash of Twilio's id of a call."""
        return self._hash("call", sid)

    def caller_key(self, number: str) -> str | None:
        """Return the keyed hash of a caller's number; None for a withheld one, which may be anybody's."""
        return None if plain_number(number) is None else caller_key(number, self._secret)

    def new_conversation(self) -> str:
        """Return the id of a new conversation; it has 128 random bits."""
        return f"phone-{secrets.token_urlsafe(16)}"

    def _hash(self, kind: str, text: str) -> str:
        return hmac.new(self._secret, f"{kind} {text}".encode(), hashlib.sha256).hexdigest()

    def _forget_old(self) -> float:
        now = self._clock()
        while self._calls and (len(self._calls) >= MOST_CALLS or now - self._oldest() > CALL_SECONDS):
            self._calls.popitem(last=False)
        while self._callers and now - next(iter(self._callers.values()))[0] > RETURN_SECONDS:
            self._callers.popitem(last=False)
        return now

    def _oldest(self) -> float:
        return next(iter(self._calls.values())).at
