"""A conversation belongs to whoever was given its token."""

import time

import pytest
from itsdangerous import URLSafeTimedSerializer

from guard import ConversationIds

SECRET = b"a secret of sufficient length"


def test_a_token_leads_to_its_conversation() -> None:
    ids = ConversationIds(SECRET)
    token = ids.new("web")
    conversation = ids.conversation(token, "web")
    assert conversation is not None and conversation.startswith("web-")
    assert ids.conversation(token, "web") == conversation
    assert ConversationIds(SECRET).conversation(token, "web") == conversation


def test_ids_are_never_the_same_and_have_128_random_bits() -> None:
    ids = ConversationIds(SECRET)
    found = {ids.conversation(ids.new("phone"), "phone") for _ in range(1000)}
    assert len(found) == 1000
    assert all(found) and all(len(str(one).removeprefix("phone-")) >= 22 for one in found)


def test_foreign_tokens_are_refused() -> None:
    ids = ConversationIds(SECRET)
    token = ids.new("web")
    assert ids.conversation(token, "voice") is None
    assert ConversationIds(b"another secret, long enough").conversation(token, "web") is None
    body, rest = token.split(".", 1)
    forged = URLSafeTimedSerializer(b"guessed", salt="marlow conversation web").dumps("web-victim")
    for wrong in ("", "x", body, f"{body}x.{rest}", token[:-2], token + "x", forged, "web-victim", "\x00", "e" * 5000):
        assert ids.conversation(wrong, "web") is None


def test_a_token_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    ids = ConversationIds(SECRET, lifetime=60)
    token = ids.new("web")
    now = time.time()
    assert abs(ids.expires() - now - 60) < 2
    monkeypatch.setattr(time, "time", lambda: now + 62)
    assert ids.conversation(token, "web") is None


def test_a_forgotten_conversation_is_refused() -> None:
    ids = ConversationIds(SECRET)
    token, other = ids.new("web"), ids.new("web")
    ids.forget(str(ids.conversation(token, "web")))
    assert ids.conversation(token, "web") is None
    assert ids.conversation(other, "web") is not None
