"""What the desk puts into the question log."""

from __future__ import annotations

from typing import Any

import pytest

PARTS = {"x-part": "1"}


def post(bench: Any, client: Any, path: str, **fields: Any) -> Any:
    return client.post(path, data=fields, headers={**PARTS, "x-csrf-token": bench.token(client)})


def test_no_answer_lands_in_the_log_redacted(bench: Any, client: Any) -> None:
    assert post(bench, client, "/no-answer", q="Jane Doe asks  about parking").status_code == 200
    (question,) = bench.log.questions
    assert question["text"] == "[name] asks about parking" and question["channel"] == "agent"


def test_nothing_is_stored_where_redaction_fails(bench: Any, client: Any) -> None:
    def fail(text: str) -> str:
        raise RuntimeError("broken")

    bench.desk.redact = fail
    assert post(bench, client, "/no-answer", q="Jane Doe").status_code == 500
    assert bench.log.questions == []


def test_an_empty_question_is_not_noted(bench: Any, client: Any) -> None:
    assert post(bench, client, "/no-answer", q=" ").status_code == 400
    assert bench.log.questions == []


def revision(bench: Any, topic: str) -> str:
    (found,) = [f for place, f in bench.desk.look_up.places.items() if (place.kind, place.key) == ("topic", topic)]
    return str(found.revisions["any"])


def test_signals_are_counted_by_revision(bench: Any, client: Any) -> None:
    known = revision(bench, "duration")
    post(bench, client, "/signals", signal=[f"duration {known} shown", f"duration {known} did_not_help"])
    assert [(s["topic"], s["revision"], s["kind"]) for s in bench.log.signals] == [
        ("duration", known, "shown"),
        ("duration", known, "did_not_help"),
    ]


@pytest.mark.parametrize("kind", ["duration abc copied", "Jane {known} copied", "duration {known} words"])
def test_only_what_the_store_knows_is_counted(bench: Any, client: Any, kind: str) -> None:
    post(bench, client, "/signals", signal=kind.format(known=revision(bench, "duration")))
    assert bench.log.signals == []


def test_a_log_that_fails_does_not_stop_an_agent(bench: Any, client: Any) -> None:
    def fail(**_: Any) -> None:
        raise OSError("disk full")

    bench.log.add_signal = fail
    assert client.get("/topics/duration", headers=PARTS).status_code == 200
