"""Numbers for Prometheus: questions, acts, seconds, errors. Never a text, an id or an address."""

from __future__ import annotations

from typing import Any

from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest

BUCKETS = (0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 3.0, 5.0, 10.0)
REGISTRY = CollectorRegistry()
QUESTIONS = Counter("marlow_questions", "Messages answered", ["channel"], registry=REGISTRY)
ACTS = Counter("marlow_replies", "Replies by act; from_guard: Rasa gave none", ["channel", "act", "from_guard"],
               registry=REGISTRY)  # fmt: skip
SECONDS = Histogram("marlow_reply_seconds", "From the message to the reply", ["channel"], buckets=BUCKETS,
                    registry=REGISTRY)  # fmt: skip
ERRORS = Counter("marlow_errors", "What went wrong behind a reply", ["channel", "kind"], registry=REGISTRY)
REFUSED = Counter("marlow_refused", "Requests refused before they were read", ["channel", "status"], registry=REGISTRY)


def count_turn(channel: str, payloads: list[dict[str, Any]], seconds: float) -> None:
    """Count one message and its replies."""
    QUESTIONS.labels(channel).inc()
    SECONDS.labels(channel).observe(seconds)
    for payload in payloads:
        ACTS.labels(channel, payload["act"], str(bool(payload.get("from_guard"))).lower()).inc()


def page() -> bytes:
    """Return all numbers in Prometheus' text format."""
    return generate_latest(REGISTRY)
