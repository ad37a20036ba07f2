"""Conversation ids: made by the server, signed, unguessable, bound to one channel, and expiring."""

from __future__ import annotations

import secrets
import threading
import time
from collections import OrderedDict

from itsdangerous import BadData, URLSafeTimedSerializer

LIFETIME = 8 * 60 * 60
"""Seconds that a token is good for. What was said is forgotten earlier, see MARLOW_CONVERSATION_MINUTES."""
MOST_FORGOTTEN = 100_000
LONGEST_TOKEN = 300


class ConversationIds:
    """Makes tokens and looks into them. A token is the id, when it was made, and a signature over both."""

    def __init__(self, secret: bytes, lifetime: int = LIFETIME) -> None:
        """Take the secret, and how many seconds a token is good for."""
        self.lifetime = lifetime
        self._secret = secret
        self._forgotten: OrderedDict[str, None] = OrderedDict()
        self._lock = threading.Lock()

    def new(self, channel: str) -> str:
        """Return the token of a new conversation on a channel; its id has 128 random bits."""
        return self._serializer(channel).dumps(f"{channel}-{secrets.token_urlsafe(16)}")

    def conversation(self, token: str, channel: str) -> str | None:
        """Return the id inside a token; None where it is forged, of another channel, expired or forgotten."""
        if len(token) > LONGEST_TOKEN:
            return None
        try:
            conversation = self._serializer(channel).loads(token, max_age=self.lifetime)
        except (BadData, ValueError):
            return None
        if not isinstance(conversation, str) or conversation in self._forgotten:
            return None
        return conversation

    def forget(self, conversation: str) -> None:
        """Have the tokens of a conversation refused from now on."""
        with self._lock:
            self._forgotten[conversation] = None
            while len(self._forgotten) > MOST_FORGOTTEN:
                self._forgotten.popitem(last=False)

    def expires(self) -> float:
        """Return when a token made now ends, in seconds since the epoch."""
        return time.time() + self.lifetime

    def _serializer(self, channel: str) -> URLSafeTimedSerializer:
        return URLSafeTimedSerializer(self._secret, salt=f"marlow conversation {channel}")
