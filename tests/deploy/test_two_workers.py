"""Two workers of each kind behind nginx: what is killed, restarted or published meanwhile loses nobody's answer."""

from __future__ import annotations

import re
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
import requests

import store
from deploy.rolling import roll

pytestmark = pytest.mark.slow
CONVERSATIONS = 100
AT_ONCE = 8
QUESTIONS = [
    ("can my daughter eat before it", "answer", "eating_drinking"),
    ("does it hurt", "answer", "pain_during"),
    ("say that again", "repeat", "pain_during"),
    ("how long does it take", "answer", "duration"),
    ("yes please", "more_detail", "duration"),
    ("what do the results mean", "answer", "results_meaning"),
    ("who does the test", "answer", "who_performs"),
    ("say that again", "repeat", "who_performs"),
    ("what should I wear", "answer", "what_to_wear"),
    ("how long does it take", "answer", "duration"),
]
"""Asked in each conversation, in this order; act and topic of the reply. The daughter is remembered to the end."""


class Person:
    """Somebody at the web channel, with one conversation."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.session = requests.Session()
        self.session.trust_env = False
        reply = self.session.post(url + "/webhooks/web/conversations", timeout=20)
        assert reply.status_code == 201, reply.text
        self.session.headers["Authorization"] = f"Bearer {reply.json()['conversation']}"

    def ask(self, text: str) -> dict[str, Any]:
        reply = self.session.post(self.url + "/webhooks/web/messages", json={"text": text}, timeout=30)
        assert reply.status_code == 200, reply.text
        (payload,) = reply.json()["replies"]
        assert payload["spoken"] and payload["written"]
        return payload


def test_one_worker_of_each_kind_is_killed_and_none_of_1000_questions_is_lost(cluster):
    answered = 0
    count = threading.Lock()
    replies: list[tuple[str, str, dict[str, Any]]] = []
    leaning: list[tuple[str, str | None]] = []

    def talk(_: int) -> None:
        nonlocal answered
        person = Person(cluster.url)
        before: dict[str, Any] = {}
        for text, act, topic in QUESTIONS:
            payload = person.ask(text)
            with count:
                answered += 1
                if before.get("from_guard") and act in ("repeat", "more_detail"):
                    leaning.append((payload["act"], payload["topic"]))  # there is nothing to repeat after an apology
                else:
                    replies.append((act, topic, payload))
            before = payload

    def kill() -> None:
        for limit, name in ((300, "5005"), (500, "5055")):
            while answered < limit:
                time.sleep(0.01)
            cluster.services[name].kill()

    killer = threading.Thread(target=kill, daemon=True)
    killer.start()
    with ThreadPoolExecutor(AT_ONCE) as people:
        list(people.map(talk, range(CONVERSATIONS)))
    killer.join(5)
    assert not killer.is_alive()
    assert len(replies) + len(leaning) == 1000
    apologies = [payload for _, _, payload in replies if payload.get("from_guard")]
    wrong = [
        (act, topic, payload["act"], payload["topic"])
        for act, topic, payload in replies
        if (payload["act"], payload["topic"]) != (act, topic) and not payload.get("from_guard")
    ]
    print(f"1000 questions, {len(replies)} replies, {len(apologies)} of them apologies, {len(wrong)} others than asked")
    assert len(apologies) <= 10
    # nginx asks the other worker again when one dies after it has kept the conversation and before it has replied;
    # a "yes please" then finds its offer taken, and is asked what it means
    twice = [one for one in wrong if one == ("more_detail", "duration", "affirm", None)]
    assert len(twice) <= AT_ONCE
    assert wrong == twice
    assert len(leaning) <= len(apologies)
    last = [payload for _, topic, payload in replies if topic == "duration" and payload["act"] == "answer"]
    assert all(payload["audience"] == "child" for payload in last if not payload.get("from_guard"))


def test_workers_are_restarted_and_answers_published_while_people_ask(cluster):
    stopped = threading.Event()
    failed: list[str] = []
    apologies: list[str] = []
    asked = 0

    def talk() -> None:
        nonlocal asked
        while not stopped.is_set():
            try:
                person = Person(cluster.url)
                for text in ("does it hurt", "what should I wear"):
                    payload = person.ask(text)
                    asked += 1
                    if payload.get("from_guard"):
                        apologies.append(text)
            except Exception as error:
                failed.append(repr(error))
            time.sleep(0.05)

    people = [threading.Thread(target=talk, daemon=True) for _ in range(2)]
    for person in people:
        person.start()
    try:
        roll(cluster.workers, cluster.restart)
        file = cluster.data / "answers" / "what_to_wear.md"
        file.write_text(re.sub(r"gown(?!\])", "robe", file.read_text(encoding="utf-8")), encoding="utf-8")
        store.build(cluster.data, cluster.store)
        spoken = {Person(worker).ask("what should I wear")["spoken"] for worker in cluster.workers}
    finally:
        stopped.set()
        for person in people:
            person.join(30)
    print(f"{asked} questions while two workers were restarted, {len(failed)} failed, {len(apologies)} apologies")
    assert asked > 50 and not failed, failed[:5]
    assert len(apologies) <= asked / 100  # a worker that starts takes both cores, and a reply may come too late
    assert len(spoken) == 1 and "robe" in spoken.pop()


def test_postgres_holds_redacted_text_alone(cluster, postgres):
    person = Person(cluster.url)
    person.ask("my name is Zebediah Quartermain, my number is 415-555-2671, does it hurt")
    rows = "\n".join(str(row) for row in postgres.rows("SELECT conversation, events FROM conversations"))
    assert "[name]" in rows and "[phone number]" in rows
    assert "zebediah" not in rows.lower() and "quartermain" not in rows.lower() and "555-2671" not in rows


def test_a_forgotten_conversation_is_gone_from_postgres(cluster, postgres):
    person = Person(cluster.url)
    before = postgres.rows("SELECT count(*) FROM conversations")
    person.ask("does it hurt")
    person.session.delete(cluster.url + "/webhooks/web/conversation", timeout=20).raise_for_status()
    assert postgres.rows("SELECT count(*) FROM conversations") == before


def test_only_the_channels_are_reached_from_outside(cluster):
    for path in ("/ready", "/metrics", "/model/parse", "/webhooks", "/", "/webhooks/rest/webhook"):
        assert requests.get(cluster.url + path, timeout=10).status_code == 404, path
    assert requests.get(cluster.url + "/live", timeout=10).status_code == 200


def test_people_are_answered_without_redis_and_without_postgres(cluster, postgres, redis_server):
    person = Person(cluster.url)
    person.ask("does it hurt")
    redis_server.stop()
    assert person.ask("say that again")["topic"] == "pain_during"
    postgres.stop()
    assert person.ask("how long does it take")["topic"] == "duration"
