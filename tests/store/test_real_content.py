"""The content that Marlow speaks from: data/ itself."""

from collections.abc import Iterator
from pathlib import Path
from time import process_time

import pytest

from store import Store, build, check, open_store
from store.__main__ import main

DATA = Path(__file__).resolve().parents[2] / "data"
# Fixed: intents, file names, payloads and question sets all use these keys.
TOPICS = [
    "what_is_bone_marrow",
    "blood_cells",
    "what_is_the_test",
    "aspiration_vs_biopsy",
    "why_done",
    "during_treatment",
    "why_not_blood_test",
    "body_site",
    "procedure_steps",
    "body_position",
    "needle",
    "sample_amount",
    "pain_during",
    "sensation",
    "numbing_and_sedation",
    "awake_or_asleep",
    "anxiety",
    "duration",
    "prepare",
    "eating_drinking",
    "medicines_before",
    "allergies",
    "what_to_wear",
    "drive_home",
    "setting",
    "who_performs",
    "results_when",
    "results_meaning",
    "positive_negative",
    "lab_tests",
    "who_reads_results",
    "risks",
    "higher_risk",
    "aftercare",
    "recovery_pain",
    "call_doctor",
    "support_contacts",
    "about_sources",
]
ACTS = [
    "greet",
    "goodbye",
    "thanks",
    "help",
    "bot_challenge",
    "repeat",
    "more_detail",
    "affirm",
    "deny",
    "stop",
    "human_handoff",
    "urgent_symptoms",
    "personal_advice",
    "not_covered",
    "not_sure",
    "clarify",
]


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    started = process_time()
    report = build(DATA, tmp_path_factory.mktemp("build") / "faq.db")
    assert process_time() - started < 2  # seconds of work, however busy the machine is
    return report.path


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    with open_store(path) as opened:
        yield opened


def test_the_content_has_no_problem() -> None:
    assert [str(problem) for problem in check(DATA)] == []


def test_exactly_these_topics_are_there(store: Store) -> None:
    assert len(TOPICS) == 38
    assert [ref.topic for ref in store.topics()] == sorted(TOPICS)


def test_exactly_these_acts_are_there(store: Store) -> None:
    assert list(store.acts()) == sorted(ACTS)


@pytest.mark.parametrize("key", [*TOPICS, *ACTS])
def test_every_topic_and_act_is_shown(path: Path, capsys: pytest.CaptureFixture[str], key: str) -> None:
    assert main(["show", key, "--store", str(path)]) == 0
    assert capsys.readouterr().out.startswith(f"{key}: ")


def test_every_subject_is_shown(path: Path, store: Store, capsys: pytest.CaptureFixture[str]) -> None:
    assert store.subjects()
    for subject in store.subjects():
        assert main(["show", subject, "--store", str(path)]) == 0
        assert capsys.readouterr().out.startswith(f"{subject}: ")


@pytest.mark.parametrize("topic", TOPICS)
def test_every_answer_has_a_source_and_is_found_by_its_title(store: Store, topic: str) -> None:
    for variant in store.variants(topic):
        assert store.answer_variant(topic, variant).sources
    hits = [hit.key for hit in store.search(store.answer(topic).title) if hit.kind == "answer"]
    assert topic in hits[:3]
