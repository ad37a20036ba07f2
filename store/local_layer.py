"""Lays a site's own answers over the common ones: they fill, replace, or add lines."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from store.documents import AnswerDocument, Content, LocalDocument, VariantWords
from store.errors import close_matches, either_of
from store.records import Problem
from store.states import Serving, reviewed_state, state_of
from store.wording import SpokenWords, WrittenWords

HEADING = "**At this hospital.**"


def local_problems(content: Content) -> Iterator[Problem]:
    """Local files that name a subject or topic which is not there."""
    subjects, topics = {item.subject for item in content.subjects}, {item.topic for item in content.answers}
    for item in content.local:
        answer = item.answer
        kind, known = ("subject", subjects) if item.how == "fill" else ("topic", topics)
        folder = "not_covered" if kind == "subject" else "answers"
        if answer.topic not in known and f"{folder}/{answer.topic}" not in content.unread:
            close = close_matches(answer.topic, known)
            hint = f"did you mean {either_of(close)}?" if close else f"the {kind}s are the files of data/{folder}"
            message = f"there is no {kind} {answer.topic} to answer; {hint}"
            yield Problem(answer.path, answer.lines.get(kind, 1), message)


def served_content(content: Content, today: date) -> tuple[Content, dict[str, str]]:
    """What this site serves on a day: drafts and withheld answers are out, local answers in their places.

    Also why each topic that is not served is not: topic -> draft, live (nobody has reviewed it), overdue or retired.
    """
    serving = Serving.of(content.site)
    local = [item for item in content.local if serving.serves(state_of(item.answer, today))]
    by_topic = {item.answer.topic: item for item in local}
    answers: list[AnswerDocument] = []
    withheld: dict[str, str] = {}
    for answer in content.answers:
        own = by_topic.get(answer.topic)
        state = state_of(answer, today)
        if own is not None and own.how == "replace":
            answers.append(own.answer)
        elif not serving.serves(state):
            withheld[answer.topic] = state
        else:
            answers.append(answer if own is None else _with_lines(answer, own))
    answers += [item.answer for item in local if item.how == "fill"]
    answers.sort(key=lambda answer: answer.topic)
    topics = {answer.topic for answer in answers}
    return replace(
        content,
        sources=tuple(
            sorted(
                (*(item for item in content.sources if item.state != "draft"), *(item.source for item in local)),
                key=lambda source: source.id,
            )
        ),
        answers=tuple(
            replace(answer, related=tuple(topic for topic in answer.related if topic in topics)) for answer in answers
        ),
        subjects=tuple(
            replace(subject, nearest=subject.nearest if subject.nearest in topics else None)
            for subject in content.subjects
        ),
        local=(),
    ), withheld


def _with_lines(answer: AnswerDocument, own: LocalDocument) -> AnswerDocument:
    """The answer with the site's lines: a paragraph of the longer spoken part, and a paragraph of the written one."""
    lines = {variant.name: variant for variant in own.answer.variants}
    return replace(
        answer,
        variants=tuple(_joined(variant, lines.get(variant.name, lines["any"])) for variant in answer.variants),
        review=_less_sure(answer, own.answer).review,
        next_review=_less_sure(answer, own.answer).next_review,
    )


def _joined(variant: VariantWords, lines: VariantWords) -> VariantWords:
    spoken, written = variant.spoken, variant.written
    first, *longer = spoken.paragraphs
    return VariantWords(
        variant.name,
        SpokenWords(spoken.line, (first, *lines.spoken.paragraphs, *longer)),
        WrittenWords(
            written.line,
            f"{written.markdown}\n\n{HEADING} {lines.written.markdown}",
            (*written.sentences, *lines.written.sentences),
        ),
    )


def _less_sure(one: AnswerDocument, other: AnswerDocument) -> AnswerDocument:
    """Of two answers said together, the one that is unreviewed, or due for review first."""

    def sureness(answer: AnswerDocument) -> tuple[bool, str]:
        never = reviewed_state(answer.review, answer.next_review, date.min) == "live"
        return (not never, answer.next_review or "")

    return min(one, other, key=sureness)
