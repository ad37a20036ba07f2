"""Every sign in every frame: what is around a sign decides, whichever sign it is."""

from pathlib import Path

import pytest
import yaml

from safety import find_urgent

PARTS = yaml.safe_load((Path(__file__).parent / "frames.yml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("frame", PARTS["frames_of_named_signs"])
def test_a_sign_that_is_only_spoken_about(frame):
    made = [frame.format(sign) for sign in PARTS["named_signs"]]
    assert [text for text in made if find_urgent(text)] == []


@pytest.mark.parametrize("frame", PARTS["frames_of_statements"])
def test_a_statement_under_an_if_or_a_when(frame):
    made = [frame.format(statement) for statement in PARTS["statements_asked_about"]]
    assert [text for text in made if find_urgent(text)] == []


@pytest.mark.parametrize("frame", PARTS["urgent_frames"])
def test_a_statement_is_found_whatever_leads_up_to_it(frame):
    made = [frame.format(statement) for statement in PARTS["statements"]]
    assert [text for text in made if find_urgent(text) is None] == []


@pytest.mark.parametrize("frame", PARTS["surroundings"])
@pytest.mark.parametrize("signs", ["emergencies", "for_the_clinic"])
def test_nothing_else_that_is_said_hides_a_sign(signs, frame):
    made = [frame.format(statement) for statement in PARTS[signs]]
    assert [text for text in made if find_urgent(text) is None] == []
