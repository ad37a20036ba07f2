"""What the question log and the store say in numbers, for the editors' report."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from store.question_log import KEPT_ACTS, QuestionLog
from store.records import Record
from store.store_file import StoreFile

MONDAY = "date(day, '-6 days', 'weekday 1')"
"""The Monday of a day's week, in SQL."""
NOT_ANSWERED = ", ".join(f"'{act}'" for act in KEPT_ACTS)


@dataclass(frozen=True)
class WeekCount(Record):
    """How many questions in the week from a Monday on, of one channel, with one act; `topic` is "" for none."""

    week: str
    channel: str
    act: str
    topic: str
    count: int


@dataclass(frozen=True)
class Helpful(Record):
    """How many said that one wording of an answer helped; `revision` "" is an unknown one, `live` the present one."""

    topic: str
    revision: str
    said: int
    helpful: int
    live: bool


@dataclass(frozen=True)
class Passage(Record):
    """A passage of a source, and how many topics cite it."""

    source: str
    section: str
    heading: str
    topics: int


def week_counts(log: QuestionLog) -> tuple[WeekCount, ...]:
    """Every question, by week, channel, act and topic."""
    rows = log.rows(
        f"SELECT {MONDAY} AS week, channel, act, coalesce(topic, '') AS topic, count(*) AS count FROM questions"
        " GROUP BY week, channel, act, coalesce(topic, '') ORDER BY week, channel, act, topic"
    )
    return tuple(WeekCount(**row) for row in rows)


def helpful_counts(log: QuestionLog, faq: Path) -> tuple[Helpful, ...]:
    """Feedback by answer and revision, the least helpful first."""
    live = {(row["topic"], row["revision"]) for row in _faq_rows(faq, "SELECT topic, revision FROM answers")}
    rows = log.rows(
        "SELECT topic, coalesce(revision, '') AS revision, count(*) AS said, sum(helpful) AS helpful FROM feedback"
        " GROUP BY topic, coalesce(revision, '') ORDER BY 1.0 * sum(helpful) / count(*), count(*) DESC, topic, revision"
    )
    return tuple(Helpful(**row, live=(row["topic"], row["revision"]) in live) for row in rows)


def reason_counts(log: QuestionLog) -> dict[str, int]:
    """Why answers did not help, as far as people said."""
    rows = log.rows(
        "SELECT coalesce(reason, 'no reason given') AS reason, count(*) AS count FROM feedback WHERE helpful = 0"
        " GROUP BY reason ORDER BY count DESC, reason"
    )
    return {row["reason"]: row["count"] for row in rows}


def signal_counts(log: QuestionLog) -> tuple[dict[str, Any], ...]:
    """What agents did with answers: topic, kind, count."""
    return tuple(
        log.rows("SELECT topic, kind, count(*) AS count FROM signals GROUP BY topic, kind ORDER BY count DESC, topic")
    )


def topic_reviews(faq: Path) -> tuple[dict[str, Any], ...]:
    """topic, title, review and next_review of each topic, those that are due first."""
    sql = "SELECT topic, title, review, next_review FROM topics ORDER BY next_review IS NULL, next_review, topic"
    return tuple(_faq_rows(faq, sql))


def overdue_topics(faq: Path, today: date) -> tuple[dict[str, Any], ...]:
    """The topics whose next review was due on `today` or before."""
    return tuple(
        row for row in topic_reviews(faq) if row["next_review"] is not None and row["next_review"] <= today.isoformat()
    )


def withheld_topics(faq: Path) -> tuple[dict[str, Any], ...]:
    """topic and state of what is not served."""
    return tuple(_faq_rows(faq, "SELECT topic, state FROM withheld ORDER BY state, topic"))


def passage_use(faq: Path) -> tuple[Passage, ...]:
    """Every passage of every source, in the order of the documents."""
    rows = _faq_rows(
        faq,
        "SELECT p.source, p.section, p.heading, count(DISTINCT c.topic) AS topics FROM passages AS p"
        " LEFT JOIN citations AS c ON c.passage = p.id GROUP BY p.id ORDER BY p.source, p.id",
    )
    return tuple(Passage(**row) for row in rows)


def _faq_rows(faq: Path, sql: str) -> list[dict[str, Any]]:
    file = StoreFile(faq)
    try:
        return file.rows(sql)
    finally:
        file.close()
