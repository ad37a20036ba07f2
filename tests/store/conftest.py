"""A small content folder that is right, for tests to break."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

import pytest
from hypothesis import settings

from store import build

# The same examples on every run, however slow the machine is.
settings.register_profile("repeatable", derandomize=True, database=None, deadline=None)
settings.load_profile("repeatable")

FILES = {
    "sources/childrens-guide.md": """
        ---
        id: childrens-guide
        publisher: Children's Guide
        title: Marrow tests for children
        site: guide.example.org
        audience: child
        reviewed: 2022-10
        retrieved: 2026-11-20
        phone: null
        ---

        ## How long it takes {#time}

        Both tests together usually last about 30 minutes.

        ## The needle {#needle}

        The needle is thin and hollow. A child who gets medicine to sleep feels nothing.

        ## Never cited {#spare}

        Nobody cites this passage about giraffes.
        """,
    "sources/marrow-society.md": """
        ---
        id: marrow-society
        publisher: Marrow Society
        title: Tests of the marrow
        site: marrow.example.org
        audience: adult
        reviewed: null
        retrieved: 2026-11-20
        phone: 1-800-227-2345
        ---

        ## How long it takes {#time}

        The test takes half an hour to an hour.

        ## The bandage {#bandage}

        Keep it on for:

        - 24 hours
        - two or three days after a biopsy

        ## Contact {#contact}

        The telephone number is 1-800-227-2345.
        """,
    "answers/duration.md": """
        ---
        topic: duration
        title: How long does it take?
        questions:
          - How many minutes will I be there for?
          - Is it over quickly?
        related: [needle, aftercare]
        review: pending
        sources_differ: true
        ---

        ## Spoken

        Both tests together usually take about thirty minutes. [childrens-guide#time]

        Some need an hour. [marrow-society#time] Ask how long to plan for the
        whole visit. [ours]

        It can take half an hour. [marrow-society#time, childrens-guide#time]

        ## Written

        Both tests together usually take **about 30
        minutes**. [childrens-guide#time]

        - At most an hour [marrow-society#time]
        - Ask your team. [ours]

        ## Spoken (child)

        For a child it takes about half an hour. [childrens-guide#time]

        ## Written (child)

        For a child it takes **half an hour**. [childrens-guide#time]

        ## Sources differ

        One guide says half an hour. [childrens-guide#time] One says up to an hour. [marrow-society#time]
        """,
    "answers/needle.md": """
        ---
        topic: needle
        title: What is the needle like?
        questions: []
        related: [duration, aftercare]
        review: pending
        sources_differ: false
        ---

        ## Spoken

        The needle is thin and hollow. [childrens-guide#needle]

        ## Written

        The needle is thin and hollow. [childrens-guide#needle]

        ## Spoken (biopsy)

        The bandage after a biopsy stays on for two or three days. [marrow-society#bandage]

        ## Written (biopsy)

        1. Look at the needle. [ours]
        2. Keep the bandage on for 2 or 3 days. [marrow-society#bandage]
        """,
    "answers/aftercare.md": """
        ---
        topic: aftercare
        title: How do I look after the place?
        questions: ["When can I take the bandage off?"]
        related: [duration, needle]
        review: Jo Doe RN, 2026-11-20
        next_review: 2199-11-20
        sources_differ: false
        ---

        ## Spoken

        Keep the bandage on for twenty-four hours. [marrow-society#bandage]

        Their number is one, eight hundred, two two seven, two three four five. [marrow-society#contact]

        ## Written

        Keep the bandage on for 24 hours. [marrow-society#bandage] Call 1-800-227-2345. [marrow-society#contact]
        """,
    "acts/greet.md": """
        ---
        act: greet
        title: Hello
        ---

        ## Spoken

        Hello, this is Marlow. [ours] I know three topics. [ours]

        ## Written

        Hello, this is **Marlow**. [ours]
        """,
    "acts/urgent_symptoms.md": """
        ---
        act: urgent_symptoms
        title: What should I do now?
        ---

        ## Spoken (now)

        Call {emergency_number_spoken} now, or {clinic_phone_spoken}, {clinic_hours}. [ours]

        ## Written (now)

        Call **{emergency_number}** now. [ours]

        ## Spoken (which)

        Do you mean: {choices_spoken} [ours]

        ## Written (which)

        {choices_written} [ours]
        """,
    "not_covered/shower.md": """
        ---
        subject: shower
        title: Showering after the test
        nearest: aftercare
        ---

        ## Spoken

        Our sources don't say when you may shower. [ours]

        ## Written

        Our sources **don't say** when you may shower. [ours]

        ## Ask

        Ask your care team before you go home. [ours]
        """,
    "not_covered/cost.md": """
        ---
        subject: cost
        title: What it costs
        nearest: null
        ---

        ## Spoken

        Our sources don't say what it costs. [ours]

        ## Written

        Our sources don't say what it costs. [ours]

        ## Ask

        Ask the clinic. [ours]
        """,
    "local/site.yml": """
        # made up
        site_name: the demonstration hospital
        clinic_phone: 1-202-555-0142
        clinic_hours: on weekdays from 8 a.m. to 5 p.m.
        handoff_phone: 1-202-555-0100
        emergency_number: "911"
        crisis_line: 988
        website: hospital.example.org
        unreviewed_answers: serve
        overdue_answers: note
        """,
}


class Folder:
    """A content folder that a test may change."""

    def __init__(self, path: Path) -> None:
        self.path = path
        for name, text in FILES.items():
            self.write(name, text)

    def write(self, name: str, text: str) -> Path:
        """Write a file; the indent that all lines share is taken away."""
        target = self.path / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(dedent(text).lstrip("\n"), encoding="utf-8")
        return target

    def change(self, name: str, old: str, new: str) -> int:
        """Replace the one place where `old` stands; returns its line."""
        target = self.path / name
        text = target.read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {name}"
        target.write_text(text.replace(old, new), encoding="utf-8")
        return text[: text.index(old)].count("\n") + 1


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    """A content folder called data, without a problem."""
    return Folder(tmp_path / "data")


@pytest.fixture
def built(folder: Folder, tmp_path: Path) -> Path:
    """A store built from it."""
    return build(folder.path, tmp_path / "build" / "faq.db").path
