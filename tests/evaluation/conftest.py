"""Messages that were asked, without an assistant."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

import store
from evaluation.asked import Asked
from evaluation.findings import Basis, Findings
from evaluation.question import Question, Turn
from evaluation.scoring import Reply
from evaluation.targets import question_measures

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def built_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("store") / "faq.db"
    store.build(ROOT / "data", path)
    return path


@pytest.fixture
def asked() -> Callable[..., Asked]:
    """Make a message with its replies; a reply may be given as a topic."""
    made = 0

    def make(
        expect: str | Sequence[str] | Sequence[Sequence[str]],
        *replies: str | Reply,
        set: str = "covered",
        text: str = "does it hurt",
        channel: str = "web",
        confidence: float = 0.9,
        ranking: Sequence[tuple[str, float]] = (("ask_pain_during", 0.9),),
        turn: int = 0,
        clean: bool = False,
        id: str | None = None,
        pair: str | None = None,
        near: bool = False,
        audience: str | None = None,
    ) -> Asked:
        nonlocal made
        made += 1
        expected = [expect] if isinstance(expect, str) else expect
        parts = (tuple(expected),) if isinstance(expected[0], str) else tuple(tuple(part) for part in expected)
        turns = (Turn("hello", (("greet",),)),) * turn + (Turn(text, parts, audience),)
        clear = "said clearly" if clean else None
        question = Question(id or f"{set}-{made}", set, channel, turns, near, pair, clear)
        full = tuple(Reply("answer", r, confidence=confidence) if isinstance(r, str) else r for r in replies)
        return Asked(question, turn, full, tuple(ranking), 0.02, clean)

    return make


@pytest.fixture
def findings(asked: Callable[..., Asked]) -> Findings:
    """A few messages of many kinds, some of them missed."""
    messages = (
        asked("pain_during", "pain_during", text="<b>does</b> it hurt"),
        asked("duration", "drive_home", text='how long & "when" <script>alert(1)</script>', confidence=0.6),
        asked("needle", Reply("clarify", choices=("needle", "body_site"), confidence=0.7), channel="voice"),
        asked("risks", Reply("not_sure", confidence=0.5), channel="agent"),
        asked("out_of_scope", Reply("not_covered"), set="out_of_scope"),
        asked("out_of_scope", "duration", set="out_of_scope", text="how long is a spinal tap", near=True),
        asked("urgent_symptoms", Reply("urgent_symptoms"), set="urgent"),
        asked("urgent_symptoms", "recovery_pain", set="urgent", text="blood *everywhere*"),
        asked("recovery_pain", "recovery_pain", set="looks_urgent"),
        asked("personal_advice", Reply("personal_advice", spoken="I can't decide that."), set="advice"),
        asked([["duration"], ["needle"]], "duration", "needle", set="two_questions"),
        asked("body_position", "body_position", set="negation", pair="p"),
        asked("greet", Reply("greet"), set="acts"),
        asked("needle", "needle", set="misheard", id="m"),
        asked("needle", "needle", set="misheard", id="m", clean=True),
        asked("duration", "duration", set="dialogue", turn=1),
    )
    basis = Basis("marlow-0123456789ab.tar.gz", "aaaaaaaaaaaa", "bbbbbbbbbbbb", ("covered.jsonl",), "test", True, 2)
    return Findings(basis, messages, tuple(question_measures(messages)), ())
