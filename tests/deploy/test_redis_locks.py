import pytest
import redis
from rasa.core.lock import TicketLock
from rasa.utils.endpoints import EndpointConfig

from deploy.redis_locks import PREFIX, RedisLocks
from launcher.ports import free_port

pytestmark = pytest.mark.slow


def ticket(store, conversation="one"):
    lock = store.get_or_create_lock(conversation)
    number = lock.issue_ticket(10)
    store.save_lock(lock)
    return number


def test_a_lock_of_one_worker_is_seen_by_the_other_and_ends_by_itself(redis_server):
    one, other = (RedisLocks(EndpointConfig(redis_server.url)) for _ in range(2))
    number = ticket(one)
    assert other.get_lock("one").now_serving == number
    assert 0 < redis.Redis.from_url(redis_server.url).ttl(PREFIX + "one") <= 60
    one.cleanup("one", number)
    assert other.get_lock("one") is None


def test_without_redis_the_locks_are_in_memory(caplog):
    store = RedisLocks(EndpointConfig(f"redis://127.0.0.1:{free_port()}/0"))
    number = ticket(store)
    assert isinstance(store.get_lock("one"), TicketLock)
    store.cleanup("one", number)
    assert store.get_lock("one") is None
    assert caplog.text.count("Redis does not answer") == 1
