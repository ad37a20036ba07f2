import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from store import Store, StoreError, TopicRef, UnknownKeyError, build, open_store


def test_an_answer_as_patients_get_it(built: Path) -> None:
    with open_store(built) as store:
        answer = store.answer("duration")
    assert (answer.topic, answer.title, answer.variant, answer.audience) == (
        "duration",
        "How long does it take?",
        "any",
        "any",
    )
    assert answer.lead == "Both tests together usually take about thirty minutes."
    assert answer.written == (
        "Both tests together usually take **about 30 minutes**.\n\n- At most an hour\n- Ask your team.\n\n"
        "**Where the sources differ.** One guide says half an hour. One says up to an hour."
    )
    assert answer.sources_differ is True
    assert answer.related == (
        TopicRef("needle", "What is the needle like?"),
        TopicRef("aftercare", "How do I look after the place?"),
    )
    assert answer.review == "pending"
    assert [(ref.id, ref.section) for ref in answer.sources] == [
        ("childrens-guide", "time"),
        ("marrow-society", "time"),
    ]
    assert answer.sources[0].section_title == "How long it takes"
    assert answer.sources[0].passage == "Both tests together usually last about 30 minutes."
    assert (answer.sources[0].reviewed, answer.sources[1].reviewed) == ("2022-10", None)


def test_sources_are_those_of_the_variant(built: Path) -> None:
    with open_store(built) as store:
        plain, biopsy = store.answer("needle"), store.answer("needle", procedure="biopsy")
    assert [ref.section for ref in plain.sources] == ["needle"]
    assert [ref.section for ref in biopsy.sources] == ["bandage"]
    assert biopsy.written == "1. Look at the needle.\n2. Keep the bandage on for 2 or 3 days."
    assert biopsy.sources_differ is False


@pytest.mark.parametrize(
    ("topic", "audience", "procedure", "variant", "heard_as"),
    [
        ("duration", None, None, "any", "any"),
        ("duration", "any", "any", "any", "any"),
        ("duration", "child", None, "child", "child"),
        ("duration", "child", "biopsy", "child", "child"),
        ("duration", "adult", None, "any", "any"),
        ("duration", None, "biopsy", "any", "any"),
        ("needle", "child", "biopsy", "biopsy", "any"),
        ("needle", "adult", "aspiration", "any", "any"),
        ("aftercare", "child", "biopsy", "any", "any"),
    ],
)
def test_audience_comes_before_procedure_and_both_before_the_plain_one(
    built: Path, topic: str, audience: str | None, procedure: str | None, variant: str, heard_as: str
) -> None:
    with open_store(built) as store:
        answer = store.answer(topic, audience, procedure)
    assert (answer.variant, answer.audience) == (variant, heard_as)


def test_audience_wins_where_both_variants_exist(folder: Any, tmp_path: Path) -> None:
    path = folder.path / "answers" / "needle.md"
    more = "\n## Spoken (adult)\n\nFor adults. [ours]\n\n## Written (adult)\n\nFor adults. [ours]\n"
    path.write_text(path.read_text(encoding="utf-8") + more, encoding="utf-8")
    with open_store(build(folder.path, tmp_path / "faq.db").path) as store:
        answer = store.answer("needle", "adult", "biopsy")
        assert (answer.variant, answer.audience, answer.lead, answer.sources) == ("adult", "adult", "For adults.", ())
        assert store.variants("needle") == ("any", "adult", "biopsy")
        assert store.answer("needle", "child", "biopsy").variant == "biopsy"


def test_an_unknown_audience_or_procedure_is_refused(built: Path) -> None:
    with open_store(built) as store:
        with pytest.raises(StoreError, match='There is no audience "kid"; ask for adult, child or any'):
            store.answer("needle", audience="kid")
        with pytest.raises(StoreError, match='There is no procedure "child"'):
            store.answer("needle", procedure="child")


def test_exactly_one_variant(built: Path) -> None:
    with open_store(built) as store:
        assert store.answer_variant("needle", "biopsy").variant == "biopsy"
        with pytest.raises(StoreError, match='has no variant "child"; ask for any or biopsy'):
            store.answer_variant("needle", "child")


def test_acts(built: Path) -> None:
    with open_store(built) as store:
        assert store.acts() == ("greet", "urgent_symptoms")
        greeting = store.act("greet")
        assert greeting.spoken == "Hello, this is Marlow. I know three topics."
        assert greeting.written == "Hello, this is **Marlow**."
        now = store.act("urgent_symptoms", "now")
        assert now.spoken == "Call {emergency_number_spoken} now, or {clinic_phone_spoken}, {clinic_hours}."
        with pytest.raises(StoreError, match='The act "urgent_symptoms" has no variant "any"; ask for now or which'):
            store.act("urgent_symptoms")


def test_every_placeholder_of_the_site_has_a_value(built: Path) -> None:
    with open_store(built) as store:
        site = store.site()
        assert store.act("urgent_symptoms", "now").spoken.format_map(site) == (
            "Call nine one one now, or one, two zero two, five five five, zero one four two,"
            " on weekdays from 8 a.m. to 5 p.m.."
        )
        assert site["crisis_line"] == "988"


def test_subjects(built: Path) -> None:
    with open_store(built) as store:
        assert store.subjects() == ("cost", "shower")
        assert store.subject("cost").nearest is None
        shower = store.subject("shower")
    assert shower.nearest == TopicRef("aftercare", "How do I look after the place?")
    assert (shower.title, shower.spoken, shower.written, shower.ask) == (
        "Showering after the test",
        "Our sources don't say when you may shower.",
        "Our sources **don't say** when you may shower.",
        "Ask your care team before you go home.",
    )


def test_topics_and_their_questions(built: Path) -> None:
    with open_store(built) as store:
        assert [ref.topic for ref in store.topics()] == ["aftercare", "duration", "needle"]
        assert store.questions("duration") == (
            "How long does it take?",
            "How many minutes will I be there for?",
            "Is it over quickly?",
        )
        assert store.questions("needle") == ("What is the needle like?",)


def test_sources_and_their_passages(built: Path) -> None:
    with open_store(built) as store:
        assert [(item.id, item.audience, item.phone) for item in store.sources()] == [
            ("childrens-guide", "child", None),
            ("marrow-society", "adult", "1-800-227-2345"),
        ]
        assert [ref.section for ref in store.passages("marrow-society")] == ["time", "bandage", "contact"]


def test_build_info(folder: Any, tmp_path: Path) -> None:
    report = build(folder.path, tmp_path / "faq.db")
    with open_store(report.path) as store:
        info = store.build_info()
    assert info.content_hash == report.content_hash
    assert (info.sources, info.passages, info.topics, info.answers, info.acts, info.subjects) == (2, 6, 3, 5, 2, 2)
    assert info.built_at.endswith("+00:00")


@pytest.mark.parametrize(
    ("method", "key", "message"),
    [
        ("answer", "duraton", 'no topic "duraton" in the FAQ store. Did you mean duration?'),
        ("questions", "need", "Did you mean needle?"),
        ("variants", "xyz", "No topic has a name like that"),
        ("act", "great", "Did you mean greet?"),
        ("act_variants", "great", "Did you mean greet?"),
        ("subject", "showering", "Did you mean shower?"),
        ("passages", "marrow", "Did you mean marrow-society?"),
        ("answer", "", "No topic has a name like that"),
        ("answer", "'; DROP TABLE answers; --", "There is no topic"),
        ("answer", "a\x00b", "There is no topic"),
    ],
)
def test_unknown_keys(built: Path, method: str, key: str, message: str) -> None:
    with open_store(built) as store, pytest.raises(UnknownKeyError) as caught:
        getattr(store, method)(key)
    assert message in str(caught.value)
    assert caught.value.key == key


def test_a_store_without_its_build_info(built: Path) -> None:
    with closing(sqlite3.connect(built)) as connection:
        connection.execute("DELETE FROM build_info")
        connection.commit()
    with pytest.raises(StoreError, match="does not say what it was built from"), open_store(built) as store:
        store.build_info()


def test_it_is_closed_after_the_block(built: Path) -> None:
    with open_store(built) as store:
        assert isinstance(store, Store)
    with pytest.raises(StoreError):
        store.topics()
