"""Each reader on a small document of the same made-up leaflet."""

from pathlib import Path

import pytest

from importing import ImportRefused
from importing.blocks import Block, one_line, without_bullet
from importing.cleaning import clean
from importing.passages import Passage, split_passages
from importing.reading import read_document
from importing.text_reader import looks_like_heading, read_text_document

SAMPLES = Path(__file__).parent / "samples"
KINDS = ["docx", "html", "md", "pdf"]


def passages(kind: str) -> dict[str, Passage]:
    path = SAMPLES / f"day-unit.{kind}"
    document = read_document(path, path.read_bytes())
    assert document.title == "Your bone marrow test at Riverside"
    return {passage.section: passage for passage in split_passages(clean(document).blocks, document.title)}


@pytest.mark.parametrize("kind", KINDS)
def test_headings_paragraphs_and_lists_are_found(kind: str) -> None:
    found = passages(kind)
    assert found["your-bone-marrow-test-at"].text.startswith("Plan two hours for your visit to the day unit. The test")
    assert found["where-to-park"].heading == "Where to park"
    assert found["where-to-park"].text.startswith("Visitors can park in garage B, next to the main entrance.")
    if kind in {"docx", "html"}:  # the list signs of this PDF are drawn, not written
        items = found["before-you-come-2"].blocks
        assert items[0] == Block("item", "Tell us if you take a blood thinner.", page=items[0].page)
        assert items[1].text == "Bring your medicine list and your insurance card."


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_around_the_text_is_left(kind: str) -> None:
    words = " ".join(passage.text for passage in passages(kind).values())
    for around in ("cookie", "Skip to", "Wards", "Jobs", "flower", "Facebook", "canteen", "Copyright", "leaflet 12",
                   "scared", "Maria", "buy now", "Patients"):  # fmt: skip
        assert around not in words


def test_a_pdf_keeps_its_pages_and_joins_wrapped_lines() -> None:
    found = passages("pdf")
    assert {found["before-you-come"].page, found["your-bone-marrow-test-at"].page} == {1}
    assert found["after-the-test"].page == 2
    assert found["after-the-test"].text == (
        "Keep the bandage clean and dry for one day. You may take a shower on the next day."
    )


def test_tables_are_read_row_by_row() -> None:
    assert "Day unit; 1-202-555-0188" in passages("docx")["contact"].text
    assert "Day unit; 1-202-555-0188" in passages("md")["contact"].text


def test_what_html_leaves_out_is_said_with_its_reason() -> None:
    path = SAMPLES / "day-unit.html"
    cleaned = clean(read_document(path, path.read_bytes()))
    reasons = {reason for _, reason in cleaned.dropped}
    assert reasons == {"navigation", "cookie notice", "advertising", "patient story", "social media"}


def test_plain_text_of_a_copied_web_page() -> None:
    text = (
        "Before you come\n\nTell us about **every** [medicine](#)\u2074 that you take,\nalso herbs.\n\n"
        "- one\n  more\n- two"
    )
    assert read_text_document(text).blocks == (
        Block("heading", "Before you come", 2),
        Block("text", "Tell us about every medicine that you take, also herbs."),
        Block("item", "one more"),
        Block("item", "two"),
    )


@pytest.mark.parametrize(
    ("line", "is_heading"),
    [
        ("Where to park", True),
        ("Does it hurt?", True),
        ("It hurts.", False),
        ("For example:", False),
        ("- a list item", False),
        ("<https://hospital.example.org/page>", False),
        ("one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen", False),
        ("", False),
    ],
)
def test_what_a_heading_looks_like(line: str, is_heading: bool) -> None:
    assert looks_like_heading(line) is is_heading


def test_words_are_put_on_one_line() -> None:
    assert one_line(" the \ufb01rst\n  \ufb02oor\u00ad ") == "the first floor"
    assert without_bullet("  \u2022  Bring water") == "Bring water"
    assert without_bullet("12. Bring water") == "Bring water"
    assert without_bullet("12 hours") is None


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("leaflet.odt", b"x", r'Nothing reads "leaflet\.odt".*save it as \.docx'),
        ("leaflet.jpg", b"x", r"a document ends in \.txt, \.md"),
        ("leaflet.pdf", b"no pdf", r'"leaflet\.pdf" cannot be read'),
        ("leaflet.docx", b"no docx", r'"leaflet\.docx" cannot be read'),
    ],
)
def test_what_cannot_be_read_is_said(name: str, content: bytes, message: str) -> None:
    with pytest.raises(ImportRefused, match=message):
        read_document(Path(name), content)


def test_a_pdf_of_pictures_is_refused() -> None:
    import io

    from pypdf import PdfWriter

    written = io.BytesIO()
    writer = PdfWriter()
    writer.add_blank_page(200, 200)
    writer.write(written)
    with pytest.raises(ImportRefused, match="pictures of pages"):
        read_document(Path("scan.pdf"), written.getvalue())


def test_text_in_another_encoding_is_read() -> None:
    (block,) = read_document(Path("a.txt"), "You\u2019ll go home, and the caf\u00e9 is open.".encode("cp1252")).blocks
    assert block.text == "You\u2019ll go home, and the caf\u00e9 is open."
