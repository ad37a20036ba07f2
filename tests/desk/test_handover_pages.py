"""A patient asks for a person: the desk shows it, agents take it and end it."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

PARTS = {"x-part": "1"}


def hand_over(bench: Any, client: Any, body: Any) -> Any:
    return client.post("/api/handovers", json=body, headers={"x-marlow-key": bench.desk.key})


@pytest.mark.parametrize("channel", ["web", "voice", "phone", "alexa"])
def test_it_shows_with_questions_answers_and_reference(bench: Any, client: Any, handover: Any, channel: str) -> None:
    response = hand_over(bench, client, {**handover, "channel": channel})
    assert response.status_code == 201
    reference = response.json()["reference"]
    assert len(reference) == 5 and reference[2] == "-"
    html = client.get("/handovers", headers=PARTS).text
    for words in (reference, "does it hurt", "Does the test hurt?", "web-4f1c", f"By {channel}", "wants a person"):
        assert words in html, words
    assert "Jane Doe" not in html and "[name]" in html  # redacted here once more


def test_an_urgent_one_is_marked_and_comes_first(bench: Any, client: Any, handover: Any) -> None:
    hand_over(bench, client, {**handover, "kind": "urgent"})
    hand_over(bench, client, {**handover, "conversation": "web-2"})
    html = client.get("/handovers", headers=PARTS).text
    assert html.index("urgent sign") < html.index("wants a person")


def test_a_conversation_keeps_its_reference_and_its_urgency(bench: Any, client: Any, handover: Any) -> None:
    first = hand_over(bench, client, {**handover, "kind": "urgent"}).json()["reference"]
    assert hand_over(bench, client, handover).json()["reference"] == first
    (held,) = bench.desk.waiting()
    assert held.kind == "urgent"


@pytest.mark.parametrize("key", ["", "wrong", "é"])
def test_nobody_without_the_key_hands_over(client: Any, handover: Any, key: str) -> None:
    headers = {"x-marlow-key": key.encode("latin-1")} if key else {}
    assert client.post("/api/handovers", json=handover, headers=headers).status_code == 401


@pytest.mark.parametrize(
    "change",
    [
        {"kind": "other"},
        {"channel": "mail"},
        {"turns": "none"},
        {"turns": [1]},
        {"turns": [{"asked": 1, "act": "a"}]},
        {"turns": [{"asked": "a", "act": "a", "topic": 1}]},
        {"at": "today"},
        {"conversation": ""},
    ],
)
def test_what_cannot_be_read_is_refused_with_a_sentence(bench: Any, client: Any, handover: Any, change: Any) -> None:
    response = hand_over(bench, client, {**handover, **change})
    assert response.status_code == 400 and response.json()["error"].endswith(".")
    assert bench.desk.waiting() == ()


def test_no_json_and_too_much_are_refused(bench: Any, client: Any) -> None:
    headers = {"x-marlow-key": bench.desk.key}
    assert client.post("/api/handovers", content=b"x", headers=headers).status_code == 400
    assert client.post("/api/handovers", json=[], headers=headers).status_code == 400
    assert client.post("/api/handovers", content=b" " * 300_000, headers=headers).status_code == 413


def test_what_a_patient_wrote_is_shown_and_never_run(bench: Any, client: Any, handover: Any) -> None:
    turn = {"asked": "<img src=x onerror=alert(1)>", "act": "<b>", "topic": None, "said": "<b>"}
    hand_over(bench, client, {**handover, "turns": [turn], "conversation": "<b>"})
    html = client.get("/handovers", headers=PARTS).text
    assert "<img" not in html and "<b>" not in html


def test_take_and_done(bench: Any, client: Any, handover: Any) -> None:
    reference = hand_over(bench, client, handover).json()["reference"]
    headers = {**PARTS, "x-csrf-token": bench.token(client)}
    assert client.post(f"/handovers/{reference}/take", data={"a": ""}, headers=headers).status_code == 204
    assert "taken" in client.get("/handovers", headers=PARTS).text
    assert client.post(f"/handovers/{reference}/done", data={"a": ""}, headers=headers).status_code == 204
    assert bench.desk.waiting() == ()
    assert client.post(f"/handovers/{reference}/done", data={"a": ""}, headers=headers).status_code == 409


def test_what_becomes_urgent_is_nobodys_again(bench: Any, client: Any, handover: Any) -> None:
    reference = hand_over(bench, client, handover).json()["reference"]
    bench.desk.handovers.take(reference, "anna")
    assert not bench.desk.handovers.take(reference, "bert")
    hand_over(bench, client, {**handover, "kind": "urgent"})
    (held,) = bench.desk.waiting()
    assert held.taken_by is None


def test_it_is_deleted_after_the_retention(bench: Any, client: Any, handover: Any) -> None:
    hand_over(bench, client, handover)
    bench.desk.settings = replace(bench.desk.settings, retention=1)
    assert len(bench.desk.waiting()) == 1
    bench.desk.handovers._clock = lambda: 1e12
    assert bench.desk.waiting() == ()


def test_a_restart_keeps_it(bench: Any, client: Any, handover: Any) -> None:
    reference = hand_over(bench, client, handover).json()["reference"]
    again = type(bench.desk.handovers)(bench.desk.handovers._path)
    assert [one.reference for one in again.all()] == [reference]
    assert [turn.asked for turn in again.all()[0].turns] == ["does it hurt", "let me talk to [name]"]


def test_the_file_is_its_owners_alone(bench: Any) -> None:
    assert bench.desk.handovers._path.stat().st_mode & 0o077 == 0


def test_listeners_are_told(bench: Any, client: Any, handover: Any) -> None:
    import asyncio

    async def hear() -> list[dict[str, Any]]:
        stream = bench.desk.announcer.stream(bench.desk.news(), lambda: True)
        first = await anext(stream)
        response = await asyncio.to_thread(hand_over, bench, client, {**handover, "kind": "urgent"})
        assert response.status_code == 201
        second = await anext(stream)
        bench.desk.announcer.end()
        assert [piece async for piece in stream] == []
        return [json.loads(event.split("data: ")[1]) for event in (first, second)]

    first, second = asyncio.run(hear())
    assert first == {"free": 0, "urgent": 0}
    assert second["free"] == 1 and second["urgent"] == 1 and second["kind"] == "urgent"
