"""Reading grades: screen and speech apart, two formulas, terms without a plainer word, exceptions with a reason."""

from pathlib import Path
from typing import Any

import pytest

from store import check
from store.__main__ import main
from store.checking import examine
from store.grades import FAILS_ABOVE, TERMS, Grade, grade_answers, read_terms

DATA = Path(__file__).resolve().parents[2] / "data"
HARD = "Hematological complications necessitate immediate pharmacological intervention by specialized personnel."


def grades(folder: Any) -> dict[tuple[str, str, str], Any]:
    content, _ = examine(folder.path)
    return {
        (grade.topic, grade.variant, grade.part): grade for grade in grade_answers(content, read_terms(folder.path))
    }


def test_screen_and_speech_are_graded_apart(folder: Any) -> None:
    before = grades(folder)
    assert set(before) == {
        (topic, variant, part)
        for topic, variants in {"aftercare": ["any"], "duration": ["any", "child"], "needle": ["any", "biopsy"]}.items()
        for variant in variants
        for part in ("screen", "speech")
    }
    folder.change("answers/duration.md", "- Ask your team. [ours]", f"- {HARD} [ours]")
    after = grades(folder)
    changed = {key for key in before if before[key] != after[key]}
    assert changed == {("duration", "any", "screen")}
    (key,) = changed
    assert after[key].flesch_kincaid > before[key].flesch_kincaid + 2
    assert after[key].gunning_fog > before[key].gunning_fog + 2
    assert Grade.from_dict(after[key].to_dict()) == after[key]
    assert after[key].worst == max(after[key].flesch_kincaid, after[key].gunning_fog)


def test_an_answer_above_grade_8_fails_unless_it_says_why(folder: Any) -> None:
    folder.change("answers/needle.md", "1. Look at the needle. [ours]", f"1. {HARD} [ours]")
    (problem,) = check(folder.path)
    assert problem.path == "data/answers/needle.md"
    assert problem.message.startswith("the screen text (variant biopsy) is at reading grade ")
    assert "and 8 is the most" in problem.message
    folder.change(
        "answers/needle.md", "review: pending", "review: pending\nreading_exception: The law says these words."
    )
    assert check(folder.path) == []


def test_an_exception_that_is_not_needed_is_a_problem(folder: Any) -> None:
    folder.change("answers/needle.md", "review: pending", "review: pending\nreading_exception: Old habit.")
    (problem,) = check(folder.path)
    assert problem.message == '"reading_exception" is not needed: no part is above 8'
    folder.change("answers/needle.md", "reading_exception: Old habit.", "reading_exception:")
    assert any('"reading_exception" must be a text' in problem.message for problem in check(folder.path))


def test_a_term_without_a_plainer_word_is_not_counted(folder: Any) -> None:
    folder.change(
        "answers/needle.md", "1. Look at the needle. [ours]", "1. Look at the polymerization apparatus. [ours]"
    )
    before = grades(folder)[("needle", "biopsy", "screen")]
    folder.write(TERMS, "# terms\n\npolymerization apparatus\n")
    after = grades(folder)[("needle", "biopsy", "screen")]
    assert after.flesch_kincaid < before.flesch_kincaid - 3
    assert after.gunning_fog < before.gunning_fog - 3


def test_the_check_warns_above_grade_6(folder: Any, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--data", str(folder.path)]) == 0
    calm = capsys.readouterr().out
    assert "Reading grade: screen " in calm and "Above grade 6" not in calm
    folder.change(
        "answers/needle.md",
        "1. Look at the needle. [ours]",
        "1. Look at the different, very important, medical, and unusual needle. [ours]",
    )
    assert main(["check", "--data", str(folder.path)]) == 0
    assert "\nAbove grade 6: needle (biopsy, screen) " in capsys.readouterr().out


def test_the_table_has_the_hardest_first(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["grades", "--data", str(DATA)]) == 0
    head, *lines = capsys.readouterr().out.splitlines()
    assert head.split()[:3] == ["flesch-kincaid", "gunning", "fog"]
    worst = [max(float(number) for number in line.split()[:2]) for line in lines]
    assert worst == sorted(worst, reverse=True) and len(worst) == 166


def test_no_answer_of_marlow_is_too_hard_and_none_needs_an_exception() -> None:
    content, _ = examine(DATA)
    assert max(grade.worst for grade in grade_answers(content, read_terms(DATA))) <= FAILS_ABOVE
    assert [answer.topic for answer in content.answers if answer.reading_exception] == []
