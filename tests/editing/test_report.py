"""Every number of the page is what SQL over the log and the store says."""

from __future__ import annotations

import json
import random
import re
import shutil
import sqlite3
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

import store
from editing.report import gather, grade_counts, report_page, topic_rows, write_report
from store.question_log import QuestionLog

ROOT = Path(__file__).parents[2]
TODAY = date(2026, 11, 20)
TOPICS = ["duration", "pain_during", "aftercare", "needle"]


@pytest.fixture(scope="module")
def faq(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("store") / "faq.db"
    store.build(ROOT / "data", path)
    shutil.copy(path, path.with_name("sound.db"))
    with closing(sqlite3.connect(path)) as connection:  # our answers were never reviewed: let two be overdue
        connection.execute("UPDATE topics SET review = 'A. Made-up, 2024-01-01', next_review = '2026-01-01'"
                           " WHERE topic IN ('needle', 'risks')")  # fmt: skip
        connection.commit()
    return path


@pytest.fixture(scope="module")
def made_up(tmp_path_factory: pytest.TempPathFactory) -> QuestionLog:
    chance, day = random.Random(7), [TODAY]
    log = QuestionLog(tmp_path_factory.mktemp("log") / "questions.db", days=3650, today=lambda: day[0])
    for number in range(600):
        day[0] = TODAY - timedelta(days=chance.randrange(90))
        act = chance.choice(["answer"] * 6 + ["not_sure", "not_covered", "none_of_these", "clarify"])
        topic = chance.choice(TOPICS) if act == "answer" else None
        channel = chance.choice(["web", "web", "voice", "phone", "alexa"])
        log.add_question(
            text=f"question {number}", channel=channel, act=act, topic=topic, revision="r1" if topic else None
        )
        if topic and number % 4 == 0:
            helpful = chance.random() < 0.7
            reason = None if helpful else chance.choice([None, "frightening", "out_of_date"])
            log.add_feedback(channel="web", topic=topic, revision="r1", helpful=helpful, reason=reason)
    log.add_signal(channel="desk", topic="needle", revision=None, kind="copied")
    log.decide(["question 1"], "ignore")
    return log


@pytest.fixture(scope="module")
def page(made_up: QuestionLog, faq: Path) -> str:
    return report_page(gather(made_up, faq, ROOT / "data", TODAY))


@pytest.fixture(scope="module")
def numbers(page: str) -> dict[str, Any]:
    found = re.search(r'<script type="application/json" id="numbers">(.*?)</script>', page, re.S)
    assert found is not None
    loaded: dict[str, Any] = json.loads(found[1])
    return loaded


def sql(path: Path, query: str) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(query).fetchall()


def test_questions_by_channel_act_and_topic(numbers: dict[str, Any], made_up: QuestionLog) -> None:
    for field in ("channel", "act", "topic"):
        expected = dict(sql(made_up.path, f"SELECT coalesce({field}, ''), count(*) FROM questions GROUP BY 1"))
        found: dict[str, int] = {}
        for one in numbers["weeks"]:
            found[one[field]] = found.get(one[field], 0) + one["count"]
        assert found == expected
    by_day = sql(made_up.path, "SELECT day, count(*) FROM questions GROUP BY day")
    weeks: dict[str, int] = {}
    for day, count in by_day:
        monday = date.fromisoformat(day) - timedelta(days=date.fromisoformat(day).weekday())
        weeks[monday.isoformat()] = weeks.get(monday.isoformat(), 0) + count
    shown: dict[str, int] = {}
    for one in numbers["weeks"]:
        shown[one["week"]] = shown.get(one["week"], 0) + one["count"]
    assert shown == weeks


def test_the_numbers_stand_on_the_page(page: str, made_up: QuestionLog) -> None:
    ((asked,),) = sql(made_up.path, "SELECT count(*) FROM questions")
    ((left,),) = sql(
        made_up.path, "SELECT count(*) FROM questions WHERE act IN ('not_sure', 'not_covered', 'none_of_these')"
    )
    assert f"<dd>{asked}</dd>" in page
    assert f"<dd>{left} <small>({100 * left / asked:.1f}%)</small></dd>" in page
    query = "SELECT topic, count(*), sum(helpful) FROM feedback GROUP BY topic, revision"
    for topic, said, helped in sql(made_up.path, query):
        row = re.search(rf"<tr><td>{topic}</td><td>r1</td>.*?</tr>", page)
        assert row is not None
        assert re.findall(r'<td class="n">(\d+)</td>', row[0]) == [str(said), str(helped)]


def test_each_square_of_a_picture_is_a_number_of_the_log(page: str, made_up: QuestionLog) -> None:
    told = re.findall(r"<title>week of (\S+), (web|voice|phone|alexa): (\d+)</title>", page)
    assert told
    for week, channel, count in told:
        last = (date.fromisoformat(week) + timedelta(days=6)).isoformat()
        where = f"channel = '{channel}' AND day BETWEEN '{week}' AND '{last}'"
        assert sql(made_up.path, f"SELECT count(*) FROM questions WHERE {where}") == [(int(count),)]


def test_reviews_and_passages(numbers: dict[str, Any], faq: Path) -> None:
    assert [row["topic"] for row in numbers["overdue"]] == ["needle", "risks"]
    unused = sql(faq, "SELECT source, section FROM passages WHERE id NOT IN (SELECT passage FROM citations"
                      " WHERE passage IS NOT NULL) ORDER BY source, id")  # fmt: skip
    assert [(one["source"], one["section"]) for one in numbers["passages"] if not one["topics"]] == unused
    assert len(numbers["passages"]) == sql(faq, "SELECT count(*) FROM passages")[0][0]


def test_grades_count_every_part(made_up: QuestionLog, faq: Path) -> None:
    counted = gather(made_up, faq, ROOT / "data", TODAY)
    for part, counts in grade_counts(counted.grades).items():
        assert sum(counts) == sum(grade.part == part for grade in counted.grades) > 38
    assert {row[0] for row in topic_rows(counted, [])} == set(TOPICS)


def test_the_page_needs_nothing_else_and_runs_nothing(page: str) -> None:
    assert not re.search(r"<(link|img|iframe)|src=|https?://", page)
    assert page.count("<script") == 1


def test_an_empty_log_gives_a_page_too(log: QuestionLog, faq: Path, tmp_path: Path) -> None:
    written = write_report(
        log, faq.with_name("sound.db"), ROOT / "data", tmp_path / "results" / "editors.html", TODAY
    ).read_text()
    assert "The question log is empty." in written


def test_without_a_store_it_is_a_sentence(log: QuestionLog, tmp_path: Path) -> None:
    with pytest.raises(store.StoreError, match="no FAQ store"):
        write_report(log, tmp_path / "none.db", ROOT / "data", tmp_path / "x.html", TODAY)
