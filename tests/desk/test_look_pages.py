"""The list for what is typed, and cards."""

from __future__ import annotations

import re
from typing import Any

import pytest

PARTS = {"x-part": "1"}


def look(bench: Any, client: Any, text: str, headers: dict[str, str] | None = None) -> str:
    fields = {"q": text, "csrf": bench.token(client)}
    response = client.post("/", data=fields, headers=PARTS if headers is None else headers)
    assert response.status_code == 200, response.text
    return str(response.text)


def cards(html: str) -> list[str]:
    return re.findall(r'data-card="/(\w+/\w+)"', html)


@pytest.mark.parametrize(
    ("typed", "topic"),
    [
        ("how long does it take", "duration"),
        ("NPO for BMB?", "eating_drinking"),
        ("bx results turnaround", "results_when"),
        ("pt awake during", "awake_or_asleep"),
        ("peds asleep for bma", "awake_or_asleep"),
        ("anesthetc numbing", "numbing_and_sedation"),  # a slip of the finger
        ("pathologsit", "who_reads_results"),
        ("what shoud they wer", "what_to_wear"),
        ("needl", "needle"),  # the last word is still being typed
        ("aller", "allergies"),
    ],
)
def test_full_text_finds_what_agents_type(bench: Any, client: Any, typed: str, topic: str) -> None:
    assert f"topics/{topic}" in cards(look(bench, client, typed))[:3]


def test_the_assistants_ranking_leads_when_it_is_up(bench: Any, client: Any) -> None:
    assert cards(look(bench, client, "how long does it take"))[0] == "topics/duration"
    bench.assistant.ranks(("results_when", 0.9), ("duration", 0.05))
    html = look(bench, client, "how long does it take")
    assert cards(html)[:2] == ["topics/results_when", "topics/duration"]
    assert "Full text only" not in html


def test_the_page_says_when_the_assistant_is_down(bench: Any, client: Any) -> None:
    assert "Full text only" in look(bench, client, "how long")


def test_the_list_says_why(bench: Any, client: Any) -> None:
    assert "<mark>bandage</mark>" in look(bench, client, "bandage")


def test_what_the_assistant_heard_chooses_the_words(bench: Any, client: Any) -> None:
    bench.assistant.ranks(("pain_during", 0.9), audience="child")
    assert 'data-audience="child"' in look(bench, client, "does it hurt my daughter")


def test_the_list_says_the_words_for_whom_it_is_about(bench: Any, client: Any) -> None:
    general, child = "Most adults can eat and drink", "If your child gets medicine to sleep, there are rules"
    bench.assistant.ranks(("eating_drinking", 0.9))
    html = look(bench, client, "can she eat before it")
    assert general in html and child not in html
    bench.assistant.ranks(("eating_drinking", 0.9), audience="child")
    html = look(bench, client, "can my daughter eat before it")
    assert child in html and general not in html


def test_a_subject_that_no_source_answers_says_so(bench: Any, client: Any) -> None:
    html = look(bench, client, "when can they shower")
    assert cards(html)[0] == "subjects/shower" and "no source answers this" in html


def test_a_warning_sign_comes_first(bench: Any, client: Any) -> None:
    html = look(bench, client, "caller has a fever of 102 since the biopsy, how much pain is normal")
    assert "Tell the caller first" in html and "Call your care team right away" in html
    assert html.index("Tell the caller first") < html.index('role="listbox"')


def test_no_warning_where_there_is_no_sign(bench: Any, client: Any) -> None:
    assert "Tell the caller first" not in look(bench, client, "which signs mean calling")


def test_the_assistants_own_warning_counts_too(bench: Any, client: Any) -> None:
    bench.assistant.ranks(("aftercare", 0.2), urgent=True)
    assert "Tell the caller first" in look(bench, client, "hives everywhere after they numbed me")


def test_a_reference_leads_to_its_handover(bench: Any, client: Any, handover: Any) -> None:
    posted = client.post("/api/handovers", json=handover, headers={"x-marlow-key": bench.desk.key})
    reference = posted.json()["reference"]
    for typed in (reference, reference.lower().replace("-", " ")):
        assert f"Hand-over {reference}" in look(bench, client, typed)


HOSTILE = [
    "",
    " ",
    "?",
    "\x00",
    "<script>alert(1)</script>",
    '"',
    "a" * 3000,
    "\u200b",
    "疼吗",
    "' OR 1=1 --",
    "{{ 7*7 }}",
]


@pytest.mark.parametrize("typed", HOSTILE, ids=range(len(HOSTILE)))
def test_any_text_is_safe(bench: Any, client: Any, typed: str) -> None:
    for headers in (PARTS, {}):
        html = look(bench, client, typed, headers)
        assert "<script>alert" not in html


def test_without_script_the_list_is_links(bench: Any, client: Any) -> None:
    html = look(bench, client, "how long does it take", {})
    assert 'href="/topics/duration"' in html and "<!doctype html>" in html
    assert client.get("/topics/duration").text.count("<h2") >= 1


def test_a_card_has_everything(client: Any) -> None:
    html = client.get("/topics/pain_during?audience=child", headers=PARTS).text
    for words in (
        "Your child will likely get medicine to sleep during the test.",  # to say
        "The sources differ",
        "Cleveland Clinic says that you feel nothing",
        "Review due.",
        "Together by St. Jude",
        "reviewed 2022-10",
        "date not stated",
        'href="/topics/sensation?audience=child',
        "for child",
    ):
        assert words in html, words


def test_every_topic_and_subject_has_a_card(bench: Any, client: Any) -> None:
    folders = {"topic": "topics", "subject": "subjects", "act": "acts"}
    for place, found in bench.desk.look_up.places.items():
        response = client.get(f"/{folders[place.kind]}/{place.key}", headers=PARTS)
        assert response.status_code == 200
        assert found.title.replace("'", "&#39;") in response.text
        assert "{" not in re.sub(r"<[^>]+>", "", response.text), "a placeholder is left open"


@pytest.mark.parametrize("path", ["/topics/nonsense", "/subjects/nonsense", "/acts/greet", "/acts/../x", "/nothing"])
def test_what_is_not_there_is_not_found(client: Any, path: str) -> None:
    assert client.get(path).status_code == 404


def test_opening_is_counted_and_a_preview_is_not(bench: Any, client: Any) -> None:
    client.get("/topics/duration?preview=1", headers=PARTS)
    assert bench.log.signals == []
    html = client.get("/topics/duration", headers=PARTS).text
    revision = re.findall(r'data-revision="(\w+)"', html)[0]
    opened = {"channel": "agent", "topic": "duration", "revision": revision, "kind": "opened"}
    assert bench.log.signals == [opened]
    client.get(f"/topics/duration?from={revision}", headers=PARTS)  # a toggle that changed nothing
    assert bench.log.signals == [opened]


def test_plain_text_to_copy_has_title_answer_and_sources(client: Any) -> None:
    html = client.get("/topics/duration", headers=PARTS).text
    plain = re.search(r'<pre id="card-plain" hidden>(.*?)</pre>', html, re.S)
    assert plain is not None
    assert plain[1].startswith("How long does it take?\n\n") and "**" not in plain[1] and "Sources: " in plain[1]
