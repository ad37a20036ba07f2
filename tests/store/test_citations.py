import pytest

from store.citations import Citation, Sentence, read_sentences, strip_markers
from store.records import Flaw


def read(text: str, list_item: bool = False) -> tuple[tuple[Sentence, ...], list[Flaw]]:
    flaws: list[Flaw] = []
    return read_sentences(text, 10, flaws, list_item), flaws


def test_each_sentence_gets_the_marker_after_it() -> None:
    found, flaws = read("It takes\nan hour. [a#b] Ask first. [ours] Both say so. [a#b, c-d#e-f]")
    assert flaws == []
    assert found == (
        Sentence("It takes an hour.", (Citation("a", "b"),), False, 10),
        Sentence("Ask first.", (), True, 11),
        Sentence("Both say so.", (Citation("a", "b"), Citation("c-d", "e-f")), False, 11),
    )


def test_a_list_item_needs_no_full_stop() -> None:
    assert read("24 hours [a#b]", list_item=True)[1] == []
    assert "no full stop" in read("24 hours [a#b]")[1][0].message


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("No marker at all.", 10, 'a sentence without a citation marker: "No marker at all."'),
        ("First. Second. [a#b]", 10, 'a sentence without a citation marker: "First."'),
        ("First. [a#b]\nSecond.", 11, 'a sentence without a citation marker: "Second."'),
        ("Early [a#b].", 10, "the marker comes after the full stop"),
        ("One. [a#b] [c#d]", 10, "two markers in a row"),
        ("[a#b]", 10, "a marker with no sentence before it"),
        ("One. [a]", 10, '"[a]" is not a citation marker'),
        ("One. (local) Two. [a#b]", 10, '"(local)" would be said to patients'),
        ("One, see (a#b). [a#b]", 10, '"(a#b)" would be said to patients'),
        ("One. [Ours]", 10, '"[Ours]" is not a citation marker'),
        ("One. [ours, a#b]", 10, "is not a citation marker"),
        ("One. [a#b; c#d]", 10, "is not a citation marker"),
        ("One. [A#b]", 10, "is not a citation marker"),
        ("One. []", 10, "is not a citation marker"),
        ("One. [a#b, a#b]", 10, "cites a#b twice"),
        ("One [two three. [a#b]", 10, "a bracket that is not closed"),
    ],
)
def test_what_is_wrong_is_said(text: str, line: int, message: str) -> None:
    _, flaws = read(text)
    assert [flaw.line for flaw in flaws if message in flaw.message] == [line], flaws


def test_a_marker_in_the_middle_of_a_sentence() -> None:
    _, flaws = read("It takes an hour [a#b] in most cases. [c#d]")
    assert len(flaws) == 1
    assert "no full stop before the marker" in flaws[0].message


def test_a_bad_marker_is_one_problem_only() -> None:
    assert len(read("One. [a]")[1]) == 1


def test_markers_are_stripped_with_the_space_before() -> None:
    assert strip_markers("One. [a#b] Two.\n[ours] Three [b]. [a#b, c#d]") == "One. Two. Three [b]."
