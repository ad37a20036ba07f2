from store.markdown_file import Section
from store.placeholders import SPOKEN, WRITTEN
from store.records import Flaw
from store.wording import read_spoken, read_written


def test_paragraphs_of_speech() -> None:
    flaws: list[Flaw] = []
    words = read_spoken(Section("Spoken", 5, "\nOne\nhere. [a#b] Two. [ours]\n\n\nThree. [c#d]\n"), flaws)
    assert flaws == []
    assert words.texts == ("One here. Two.", "Three.")
    assert [sentence.line for sentence in words.sentences] == [7, 8, 11]


def test_speech_is_checked_sentence_by_sentence() -> None:
    flaws: list[Flaw] = []
    read_spoken(Section("Spoken", 5, "\nFine. [a#b]\nNot 5%. [a#b]\n\nNor **this**. [a#b]"), flaws)
    assert [flaw.line for flaw in flaws] == [8, 10]
    assert all(flaw.message.startswith("in speech: ") for flaw in flaws)


def test_markdown_of_a_written_section() -> None:
    flaws: list[Flaw] = []
    words = read_written(Section("Written", 5, "\nAbout **30%**. [a#b]\n\n- one [ours]\n"), flaws)
    assert flaws == []
    assert words.markdown == "About **30%**.\n\n- one"
    assert [(sentence.text, sentence.line) for sentence in words.sentences] == [("About **30%**.", 7), ("one", 9)]


def test_an_empty_section_is_reported_on_its_heading() -> None:
    for text in ("", "\n\n"):
        flaws: list[Flaw] = []
        assert read_spoken(Section("Ask", 5, text), flaws).texts == ()
        assert read_written(Section("Written", 9, text), flaws).markdown == ""
        assert [flaw.line for flaw in flaws] == [5, 9]
        assert 'the section "Ask" is empty' in flaws[0].message


def test_placeholders_by_kind_of_text() -> None:
    flaws: list[Flaw] = []
    section = Section("Spoken", 5, "Call {clinic_phone_spoken}. [ours]")
    read_spoken(section, flaws, SPOKEN)
    assert flaws == []
    read_written(section, flaws, WRITTEN)
    read_spoken(section, flaws)
    assert ["{clinic_phone}" in flaws[0].message, "only in data/acts" in flaws[1].message] == [True, True]
    assert len(flaws) == 2
