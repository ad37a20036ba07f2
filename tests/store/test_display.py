from dataclasses import replace
from pathlib import Path

from store import BuildReport, Hit, open_store
from store.display import act_text, answer_text, hits_text, report_text, subject_text


def test_an_answer_shows_everything(built: Path) -> None:
    with open_store(built) as store:
        answer = store.answer("duration")
        text = answer_text(answer, store.questions("duration")[1:])
    assert text.startswith("duration: How long does it take?\n(variant any, review pending, revision ")
    for part in (
        "Spoken\n  Both tests together usually take about thirty minutes.",
        "Longer part\n  Some need an hour. Ask how long to plan for the whole visit.\n\n  It can",
        "Written\n  Both tests together usually take **about 30 minutes**.\n\n  - At most an hour\n",
        "The sources differ on this.",
        '[childrens-guide#time] Children\'s Guide, "Marrow tests for children", section "How long it takes"\n(reviewed',
        "\n  Both tests together usually last about 30 minutes.",
        "(review\ndate not stated)",
        "Also found by\n  - How many minutes will I be there for?\n  - Is it over quickly?",
        "Related: needle (What is the needle like?); aftercare (How do I look after the place?)",
    ):
        assert part in text, text


def test_an_answer_without_a_longer_part_or_questions(built: Path) -> None:
    with open_store(built) as store:
        text = answer_text(store.answer("needle"), ())
    assert "Longer part\n  (none)" in text
    assert "Also found by\n  (nothing)" in text
    assert "differ" not in text


def test_a_long_list_item_hangs_below_its_sign(built: Path) -> None:
    with open_store(built) as store:
        answer = replace(store.answer("needle"), written="- " + "word " * 30 + "\n\n1. " + "word " * 30)
    text = answer_text(answer, ())
    assert "\n  - word" in text and "\n    word" in text
    assert "\n  1. word" in text and "\n     word" in text
    assert all(len(line) <= 100 for line in text.splitlines())


def test_an_act_and_a_subject(built: Path) -> None:
    with open_store(built) as store:
        act = act_text(store.act("urgent_symptoms", "now"), store.act_variants("urgent_symptoms"))
        subject, without = subject_text(store.subject("shower")), subject_text(store.subject("cost"))
    assert "(act, variant now; variants: now, which)" in act
    assert "Call {emergency_number_spoken} now" in act
    assert "nearest topic: aftercare (How do I look after the place?)" in subject
    assert "Ask\n  Ask your care team before you go home." in subject
    assert "nearest topic: none" in without


def test_hits_and_report() -> None:
    assert hits_text([Hit("answer", "needle", "The needle", "thin and hollow", 12.5)]) == (
        " 12.50  answer   needle: The needle\n  thin and hollow"
    )
    counts = {"topics": 1, "answers": 2, "acts": 3, "passages": 4, "subjects": 5}
    assert report_text(BuildReport(Path.cwd() / "build" / "faq.db", "abc", counts, 0.25)) == (
        "Built build/faq.db: 1 topic, 2 answers, 3 act variants, 4 passages, 5 subjects not covered, in 0.2 s.\n"
        "Content abc"
    )
