"""What is left out, and what must never be."""

import pytest

from importing.blocks import Block, Document
from importing.cleaning import clean
from importing.metadata import UNKNOWN_SITE, phone_number, review_date, website
from importing.passages import LONG_LIST, slug, split_passages


def cleaned(*texts: str) -> list[str]:
    blocks = [Block("heading", "How to get ready", 2), *(Block("text", text) for text in texts)]
    return [block.text for block in clean(Document(None, tuple(blocks))).blocks[1:]]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Skip to main content now", "navigation"),
        ("Home > Patients > Tests", "navigation"),
        ("Learn more about tests in our hub.", "navigation"),
        ("We use cookies on this site.", "cookie notice"),
        ("Accept all or manage preferences.", "cookie notice"),
        ("Our pages are paid for by advertising.", "advertising"),
        ("Sign up for the newsletter.", "advertising"),
        ("Donate now to help us.", "advertising"),
        ("Share on Pinterest and elsewhere.", "social media"),
        ("Follow us on our channels.", "social media"),
        ("A nurse smiles. Getty Images.", "caption"),
        ("Copyright 2026 Riverside Hospital.", "copyright notice"),
        ("Doe J, Roe R, et al. A study. 2022;51(1):81-8.", "references"),
        ("When I had my test, I held my daughter's hand.", "patient story"),
        ("The doctor may give you these:", "unfinished"),
    ],
)
def test_what_is_left_out_and_why(text: str, reason: str) -> None:
    blocks = (Block("heading", "How to get ready", 2), Block("text", text), Block("text", "Drink water as usual."))
    result = clean(Document(None, blocks))
    assert result.blocks[-1].text == "Drink water as usual."
    assert reason in {why for _, why in result.dropped}
    assert text not in [block.text for block in result.blocks]


@pytest.mark.parametrize(
    "text",
    [
        "Bring a snack, such as cookies or fruit.",
        "The needle is put in, and the vein is accessed once.",
        "You can donate marrow to a brother or a sister.",
        "Tell us your medical history before the test.",
        "Call 1-202-555-0188 right away if you have a fever.",
        "What should I do if my bandage gets wet?",
        "A nurse calls you at home on the next day.",
        "Read the sheet about your medicines before you come.",
        "Follow the instructions of your care team exactly.",
    ],
)
def test_what_a_patient_needs_is_kept(text: str) -> None:
    assert cleaned(text) == [text]


def test_sections_and_headings_without_a_text_go() -> None:
    blocks = (
        Block("heading", "Menu", 2), Block("heading", "Wards", 2), Block("heading", "The test", 2),
        Block("text", "It takes half an hour."), Block("heading", "Maria's story", 2), Block("text", "It was fine."),
        Block("heading", "After the test", 2), Block("text", "You can go home."), Block("heading", "Lana", 2),
        Block("heading", "References", 2), Block("item", "A book about tests."), Block("text", "One more book."),
        Block("heading", "Last reviewed: May 4, 2025", 2),
    )  # fmt: skip
    result = clean(Document(None, blocks))
    assert [block.text for block in result.blocks] == [
        "Last reviewed: May 4, 2025", "The test", "It takes half an hour.", "After the test", "You can go home.",
    ]  # fmt: skip


def test_a_caption_that_says_it_again_goes() -> None:
    once = "The sample is taken from the back of the hip."
    assert cleaned(f"Lie still. {once}", once, once) == [f"Lie still. {once}"]


def test_a_long_list_is_split_and_a_short_one_is_not() -> None:
    item = "the nurse cleans the skin with a liquid that may feel cold to you"
    many = [Block("item", f"{item} {number}") for number in range(LONG_LIST // 14 + 1)]
    few = [Block("text", "We ask about:"), Block("item", "allergies"), Block("item", "medicines")]
    assert len(split_passages(many, "Steps")) == len(many)
    (passage,) = split_passages(few, "Before")
    assert passage.text == "We ask about: allergies medicines"


def test_lines_on_the_document_and_its_number_come_last() -> None:
    blocks = [
        Block("text", "Riverside | 1-202-555-0188"), Block("text", "Last reviewed on 05/04/2025."),
        Block("heading", "The test", 2), Block("text", "It takes half an hour."),
    ]  # fmt: skip
    assert [passage.section for passage in split_passages(blocks, "x")] == [
        "the-test",
        "contact",
        "about-this-document",
    ]
    assert review_date(blocks) == "2025-05-04"
    assert phone_number(blocks) == "1-202-555-0188"
    assert website(blocks) == UNKNOWN_SITE
    assert website([*blocks, Block("text", "www.riverside.org | Help")]) == "riverside.org"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Last revised: February 26, 2025", "2025-02-26"),
        ("Reviewed: October 2022", "2022-10"),
        ("Updated 3 May 2024", "2024-05-03"),
        ("Last updated 2026-01-31", "2026-01-31"),
        ("Printed in May 2024", None),
    ],
)
def test_the_day_of_the_review(text: str, day: str | None) -> None:
    assert review_date([Block("text", text)]) == day


def test_ids_of_sections() -> None:
    assert slug("What\u2019s next, after the test is over?") == "whats-next-after-the-test"
    assert slug("\u00c9tape 1") == "etape-1"
    assert slug("???") == "passage"
