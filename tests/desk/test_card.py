"""When a review is due, and what the card says where the words asked for do not exist."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from desk.card import read_card, review_due
from desk.entries import Place
from store import open_store


@pytest.mark.parametrize(
    ("changes", "due"),
    [
        ({"state": "live"}, "No clinician"),
        ({"state": "reviewed", "next_review": "2027-10-01"}, ""),
        ({"state": "overdue", "next_review": "2026-10-01", "review": "A. Example 2025-10-01"}, "2026-10-01"),
        ({"state": "reviewed", "needs_check": True}, "has changed"),
    ],
)
def test_review_due(faq_path: Path, changes: dict[str, Any], due: str) -> None:
    with open_store(faq_path) as faq:
        said = review_due(replace(faq.answer("duration"), **changes))
    assert due in said and bool(said) == bool(due)


def test_the_card_says_where_there_is_no_answer_of_its_own(faq_path: Path) -> None:
    with open_store(faq_path) as faq:
        child = read_card(faq, Place("topic", "pain_during"), "child", None)
        assert child.variant == "child" and child.note == ""
        general = next(t.topic for t in faq.topics() if faq.variants(t.topic) == ("any",))
        card = read_card(faq, Place("topic", general), "child", "biopsy")
        assert card.variant == "any" and "no answer of its own for a child or a biopsy" in card.note


def test_what_differs_is_said_once(faq_path: Path) -> None:
    with open_store(faq_path) as faq:
        card = read_card(faq, Place("topic", "pain_during"), None, None)
    assert card.differ and card.differ not in card.written and card.differ not in card.more
