from typing import Any

import pytest

from store import check
from store.records import Flaw
from store.site_file import read_site

FILE = "local/site.yml"


def test_settings_and_how_the_numbers_are_said(folder: Any) -> None:
    flaws: list[Flaw] = []
    site = read_site(folder.path / FILE, flaws)
    assert flaws == []
    assert site == {
        "site_name": "the demonstration hospital",
        "clinic_phone": "1-202-555-0142",
        "clinic_phone_spoken": "one, two zero two, five five five, zero one four two",
        "clinic_hours": "on weekdays from 8 a.m. to 5 p.m.",
        "handoff_phone": "1-202-555-0100",
        "handoff_phone_spoken": "one, two zero two, five five five, zero one zero zero",
        "emergency_number": "911",
        "emergency_number_spoken": "nine one one",
        "crisis_line": "988",
        "crisis_line_spoken": "nine eight eight",
        "website": "hospital.example.org",
        "unreviewed_answers": "serve",
        "overdue_answers": "note",
    }


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("crisis_line: 988\n", "", '"crisis_line" is missing'),
        ("crisis_line: 988", "crisis_line:", '"crisis_line" must be a text'),
        ("crisis_line: 988", "crisis_line: ask us", "is no telephone number"),
        ("crisis_line: 988", "crisis_line: [988]", "must be a text"),
        ("clinic_phone:", "clinic_fone:", "did you mean clinic_phone?"),
        ("the demonstration hospital", "St. Ann's & Co", '"site_name" is also said aloud'),
        ("8 a.m. to 5 p.m.", "8-5", "a bare number range"),
        ("website: hospital.example.org", "website: https://hospital.example.org/", "must be the bare name"),
        ("unreviewed_answers: serve\n", "", '"unreviewed_answers" is missing'),
        ("overdue_answers: note", "overdue_answers: hide", "it must be note or withhold"),
        ("# made up", "no: colon: here", "not valid YAML"),
        ("# made up", "just words", "not valid YAML"),
    ],
)
def test_what_is_wrong_is_said(folder: Any, old: str, new: str, message: str) -> None:
    folder.change(FILE, old, new)
    problems = check(folder.path)
    assert any(message in item.message for item in problems), problems
    assert {item.path for item in problems} == {"data/local/site.yml"}


def test_no_site_file(folder: Any) -> None:
    (folder.path / FILE).unlink()
    (problem,) = check(folder.path)
    assert "cannot be read" in problem.message
