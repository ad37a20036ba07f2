from pathlib import Path

from store.markdown_file import MarkdownFile, read_markdown_file
from store.records import Flaw


def read(tmp_path: Path, text: str) -> tuple[MarkdownFile | None, list[Flaw]]:
    path = tmp_path / "duration.md"
    path.write_text(text, encoding="utf-8")
    flaws: list[Flaw] = []
    return read_markdown_file(path, flaws), flaws


def test_settings_and_sections_with_their_lines(tmp_path: Path) -> None:
    file, flaws = read(tmp_path, "---\ntopic: duration\n---\n\n## One\n\ntext\n\n## Two {#x}\nmore\n---\nlast")
    assert flaws == []
    assert file is not None
    assert file.stem == "duration"
    assert file.fields.text("topic") == "duration"
    assert [(section.heading, section.line, section.first_line) for section in file.sections] == [
        ("One", 5, 6),
        ("Two {#x}", 9, 10),
    ]
    assert [section.text for section in file.sections] == ["\ntext\n", "more\n---\nlast"]


def test_text_before_the_first_heading(tmp_path: Path) -> None:
    _, flaws = read(tmp_path, "---\na: b\n---\n\nlost words\n\n## One\n\ntext\n")
    assert [flaw.line for flaw in flaws] == [5]
    assert "text before the first heading" in flaws[0].message


def test_text_without_any_heading(tmp_path: Path) -> None:
    _, flaws = read(tmp_path, "---\na: b\n---\n### Too deep\n")
    assert [flaw.line for flaw in flaws] == [4]


def test_a_heading_without_its_space(tmp_path: Path) -> None:
    file, flaws = read(tmp_path, "---\na: b\n---\n##Spoken\ntext\n## \nx\n")
    assert [flaw.line for flaw in flaws] == [4, 6]
    assert file is not None
    assert file.sections[0].heading == "Spoken"


def test_deeper_headings_stay_in_the_text(tmp_path: Path) -> None:
    file, _ = read(tmp_path, "---\na: b\n---\n## One\n### Deep\n")
    assert file is not None
    assert file.sections[0].text == "### Deep\n"


def test_files_that_cannot_be_taken_apart(tmp_path: Path) -> None:
    for text, part in (
        ("", "empty"),
        ("  \n", "empty"),
        ("## One\ntext", "settings are missing"),
        ("---\na: b\n", "settings are missing"),
        ("\n---\na: b\n---\n", "settings are missing"),
        ("---\na: b: c\n---\n", "not valid YAML"),
    ):
        file, flaws = read(tmp_path, text)
        assert file is None
        assert len(flaws) == 1
        assert part in flaws[0].message
