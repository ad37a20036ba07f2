"""`make report`: one self-contained HTML page for editors; every number comes from the question log or the store."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

import store
from editing.pictures import bars, columns, heat, squares
from evaluation.intervals import wilson
from store.content_folder import read_content
from store.grades import FAILS_ABOVE, WARNS_ABOVE, Grade, grade_answers, read_terms
from store.question_counts import (
    Helpful,
    Passage,
    WeekCount,
    helpful_counts,
    overdue_topics,
    passage_use,
    reason_counts,
    signal_counts,
    topic_reviews,
    week_counts,
    withheld_topics,
)
from store.question_log import KEPT_ACTS, QuestionLog

TOPICS_SHOWN = 25
GRADES_SHOWN = 20


@dataclass(frozen=True)
class Numbers:
    """Everything that the page shows."""

    today: str
    weeks: tuple[WeekCount, ...]
    helpful: tuple[Helpful, ...]
    reasons: dict[str, int]
    signals: tuple[dict[str, Any], ...]
    decided: dict[str, int]
    reviews: tuple[dict[str, Any], ...]
    overdue: tuple[dict[str, Any], ...]
    withheld: tuple[dict[str, Any], ...]
    passages: tuple[Passage, ...]
    grades: tuple[Grade, ...]

    @property
    def asked(self) -> int:
        """All questions."""
        return sum(one.count for one in self.weeks)

    @property
    def not_answered(self) -> int:
        """Those that got no answer."""
        return sum(one.count for one in self.weeks if one.act in KEPT_ACTS)

    @property
    def unused(self) -> tuple[Passage, ...]:
        """Passages that no answer cites."""
        return tuple(passage for passage in self.passages if not passage.topics)


def gather(log: QuestionLog, faq: Path, data: Path, today: date) -> Numbers:
    """Collect the numbers of log, store and content."""
    content, _ = read_content(data)
    return Numbers(
        today=today.isoformat(),
        weeks=week_counts(log),
        helpful=helpful_counts(log, faq),
        reasons=reason_counts(log),
        signals=signal_counts(log),
        decided=dict(Counter(decision.decision for decision in log.decisions())),
        reviews=topic_reviews(faq),
        overdue=overdue_topics(faq, today),
        withheld=withheld_topics(faq),
        passages=passage_use(faq),
        grades=grade_answers(content, read_terms(data)),
    )


def report_page(numbers: Numbers) -> str:
    """The page; its numbers stand in it as JSON, too."""
    weeks = sorted({one.week for one in numbers.weeks})
    pending = sum(row["review"] == "pending" for row in numbers.reviews)
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True,
    )  # fmt: skip
    return environment.get_template("report.html.jinja").render(
        numbers=numbers,
        weeks=weeks,
        pending=pending,
        by_channel=columns("Questions by channel", weeks, _by_week(numbers, weeks, "channel")),
        open_by_week=columns("Not answered", weeks, _by_week(numbers, weeks, "act", KEPT_ACTS)),
        by_topic=heat("Questions by topic", weeks, topic_rows(numbers, weeks)),
        helpful=[(one, *wilson(one.helpful, one.said)) for one in numbers.helpful],
        grades=bars("Reading grades", grade_rows(numbers.grades), limit=FAILS_ABOVE),
        grade_counts=grade_counts(numbers.grades),
        coverage=squares("Passages in use", _coverage_rows(numbers.passages)),
        numbers_json=json.dumps(asdict(numbers), ensure_ascii=False, indent=1).replace("<", "\\u003c"),
        fails=FAILS_ABOVE,
        warns=WARNS_ABOVE,
    )


def write_report(log: QuestionLog, faq: Path, data: Path, target: Path, today: date) -> Path:
    """Write the page and return its file; raises StoreError where there is no store."""
    store.open_store(faq).close()
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(report_page(gather(log, faq, data, today)), encoding="utf-8")
    return target


def topic_rows(numbers: Numbers, weeks: list[str]) -> list[tuple[str, list[int], str]]:
    """(topic, questions a week, total and channels) of the most asked topics."""
    counts: Counter[str] = Counter()
    for one in numbers.weeks:
        if one.topic:
            counts[one.topic] += one.count
    rows = []
    for topic, total in sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:TOPICS_SHOWN]:
        some = [one for one in numbers.weeks if one.topic == topic]
        channels: Counter[str] = Counter()
        for one in some:
            channels[one.channel] += one.count
        by_week = [sum(one.count for one in some if one.week == week) for week in weeks]
        rows.append((topic, by_week, f"{total}: " + ", ".join(f"{name} {n}" for name, n in channels.most_common())))
    return rows


def grade_rows(grades: tuple[Grade, ...]) -> list[tuple[str, float, str]]:
    """The hardest answers: (topic and part, grade, both formulas)."""
    hardest = sorted(grades, key=lambda grade: (-grade.worst, grade.topic, grade.variant, grade.part))[:GRADES_SHOWN]
    return [
        (
            f"{grade.topic}, {grade.variant}, {grade.part}",
            grade.worst,
            f"{grade.flesch_kincaid:.1f} and {grade.gunning_fog:.1f}",
        )
        for grade in hardest
    ]


def grade_counts(grades: tuple[Grade, ...]) -> dict[str, tuple[int, int, int]]:
    """For screen and speech: how many are easy enough, how many above the warning, how many above the limit."""
    counts = {}
    for part in ("screen", "speech"):
        worst = [grade.worst for grade in grades if grade.part == part]
        high, middle = sum(w > FAILS_ABOVE for w in worst), sum(WARNS_ABOVE < w <= FAILS_ABOVE for w in worst)
        counts[part] = (len(worst) - high - middle, middle, high)
    return counts


def _by_week(
    numbers: Numbers, weeks: list[str], field: str, only: tuple[str, ...] | None = None
) -> dict[str, list[int]]:
    names = only or tuple(sorted({getattr(one, field) for one in numbers.weeks}))
    counts: Counter[tuple[str, str]] = Counter()
    for one in numbers.weeks:
        counts[one.week, getattr(one, field)] += one.count
    return {name: [counts[week, name] for week in weeks] for name in names}


def _coverage_rows(passages: tuple[Passage, ...]) -> list[tuple[str, list[tuple[str, int]]]]:
    rows: dict[str, list[tuple[str, int]]] = {}
    for passage in passages:
        rows.setdefault(passage.source, []).append((f"{passage.source}#{passage.section}", passage.topics))
    return list(rows.items())
