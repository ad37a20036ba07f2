from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from store import open_store
from store.search import match_expression


def keys(path: Path, words: str, limit: int = 10) -> list[str]:
    with open_store(path) as store:
        return [hit.key for hit in store.search(words, limit)]


def test_the_title_counts_most(built: Path) -> None:
    assert keys(built, "what is the needle like?")[0] == "needle"
    assert keys(built, "how long does it take")[0] == "duration"
    assert keys(built, "taking the bandages off")[0] == "aftercare"


def test_passages_are_found_too(built: Path) -> None:
    with open_store(built) as store:
        (hit,) = store.search("giraffe")
    assert (hit.kind, hit.key, hit.title) == ("passage", "childrens-guide#spare", "Never cited")
    assert hit.snippet == "Nobody cites this passage about giraffes."
    assert hit.score > 0


def test_answers_come_first_and_the_order_is_the_same_each_time(built: Path) -> None:
    with open_store(built) as store:
        hits = store.search("needle hour bandage minutes")
        assert hits == store.search("needle hour bandage minutes")
    kinds = [hit.kind for hit in hits]
    assert kinds == sorted(kinds)
    assert set(kinds) == {"answer", "passage"}
    for kind in ("answer", "passage"):
        scores = [hit.score for hit in hits if hit.kind == kind]
        assert scores == sorted(scores, reverse=True)


def test_a_third_of_the_places_is_kept_for_passages(built: Path) -> None:
    with open_store(built) as store:
        kinds = [[hit.kind for hit in store.search("needle hour bandage minutes", limit)] for limit in (1, 2, 3)]
    assert kinds == [["answer"], ["answer", "answer"], ["answer", "answer", "passage"]]


def test_limits(built: Path) -> None:
    assert len(keys(built, "the needle hour", 2)) == 2
    assert keys(built, "the needle hour", 0) == []
    assert keys(built, "the needle hour", -1) == []


@pytest.mark.parametrize("words", ["", "   ", "?!", "_", "\x00", "*", '"""', "()"])
def test_no_word_finds_nothing(built: Path, words: str) -> None:
    assert match_expression(words) is None
    assert keys(built, words) == []


@pytest.mark.parametrize(
    "words",
    [
        'needle"',
        "needle OR",
        "NOT needle",
        "needle AND (",
        "NEAR(needle hour, 5)",
        "title:needle",
        "needle*",
        "^needle",
        "-needle",
        "needle; DROP TABLE answers",
        "{title} : needle",
        "needle\x00",
        "needle \ud800",
        "needle " * 5000,
    ],
)
def test_hostile_words_are_only_words(built: Path, words: str) -> None:
    assert "needle" in keys(built, words)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=100)
@given(st.text(max_size=60))
def test_any_text_is_safe(built: Path, words: str) -> None:
    assert len(keys(built, words)) <= 10


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=100)
@given(
    st.lists(
        st.sampled_from(
            ["needle", "AND", "OR", "NOT", "NEAR", "(", ")", '"', "'", "*", "^", ":", "-", "+", ",", "{", "}", "title"]
        ),
        max_size=12,
    )
)
def test_any_heap_of_operators_is_safe(built: Path, parts: list[str]) -> None:
    found = keys(built, " ".join(parts))
    assert ("needle" in found) or "needle" not in parts
