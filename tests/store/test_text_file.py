from pathlib import Path

from store.records import Flaw
from store.text_file import read_text


def read(path: Path, raw: bytes) -> tuple[str | None, list[Flaw]]:
    path.write_bytes(raw)
    flaws: list[Flaw] = []
    return read_text(path, flaws), flaws


def test_line_ends_and_byte_order_mark_do_not_matter(tmp_path: Path) -> None:
    assert read(tmp_path / "a.md", b"\xef\xbb\xbfone\r\ntwo\rthree\n") == ("one\ntwo\nthree\n", [])


def test_not_utf8_names_the_line(tmp_path: Path) -> None:
    text, flaws = read(tmp_path / "a.md", b"one\ntwo\nM\xfcller\n")
    assert text is None
    assert [flaw.line for flaw in flaws] == [3]
    assert "UTF-8" in flaws[0].message


def test_invisible_characters_are_all_reported(tmp_path: Path) -> None:
    text, flaws = read(tmp_path / "a.md", "a\u200bb\nplain\ta\u00a0b\nc\x00\u202ed\n".encode())
    assert text is None
    assert [flaw.line for flaw in flaws] == [1, 3]
    assert "U+200B" in flaws[0].message
    assert "U+0000, U+202E" in flaws[1].message


def test_a_folder_or_nothing_is_a_sentence(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "missing.md"):
        flaws: list[Flaw] = []
        assert read_text(path, flaws) is None
        assert "cannot be read" in flaws[0].message


def test_utf16_is_one_problem_however_it_was_saved(tmp_path: Path) -> None:
    for encoding in ("utf-16", "utf-16-be", "utf-16-le"):
        text, flaws = read(tmp_path / "a.md", "one\ntwo\nthree\n".encode(encoding))
        assert text is None
        assert [flaw.line for flaw in flaws] == [1] and "save" in flaws[0].message and "UTF-8" in flaws[0].message
