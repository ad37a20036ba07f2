"""As often as allowed, and no more."""

import pytest

from guard.rate_limit import MOST_KEYS, RateLimit, limits


def test_a_minutes_worth_at_once_then_as_time_goes() -> None:
    now = [0.0]
    limit = RateLimit(6, lambda: now[0])
    assert [limit.wait("a") for _ in range(6)] == [0] * 6
    assert limit.wait("a") == 10
    assert limit.wait("b") == 0
    now[0] = 10.0
    assert limit.wait("a") == 0
    assert limit.wait("a") == 10


def test_no_limit() -> None:
    limit = RateLimit(0)
    assert not any(limit.wait("a") for _ in range(1000))


def test_it_does_not_grow_for_ever() -> None:
    limit = RateLimit(1, lambda: 0.0)
    for key in range(MOST_KEYS + 10):
        limit.wait(str(key))
    assert len(limit._buckets) == MOST_KEYS


def test_settings() -> None:
    by_conversation, by_address = limits({"MARLOW_RATE_CONVERSATION": "1", "MARLOW_RATE_ADDRESS": "0"})
    assert by_conversation.wait("a") == 0 and by_conversation.wait("a") > 0
    assert by_address.wait("a") == by_address.wait("a") == 0
    with pytest.raises(ValueError, match="MARLOW_RATE_ADDRESS is 'many'"):
        limits({"MARLOW_RATE_ADDRESS": "many"})
