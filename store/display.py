"""What the commands print: an answer, an act, a subject, search results, a build's report."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from statistics import median

from store.citation_lock import Change
from store.documents import Content
from store.errors import counted
from store.grades import WARNS_ABOVE, Grade
from store.records import ActWords, Answer, BuildReport, Hit, Subject
from store.states import Serving, state_of

WIDTH = 100
LIST_SIGN = re.compile(r"- |\d+\. ")


def answer_text(answer: Answer, questions: Iterable[str]) -> str:
    """An answer with everything that belongs to it; the passages stand below each source."""
    facts = [f"variant {answer.variant}", f"review {answer.review}", f"revision {answer.revision}"]
    facts += [f"next review {answer.next_review}"] if answer.next_review else []
    facts += ["needs check: a passage has changed"] if answer.needs_check else []
    parts = [
        f"{answer.topic}: {answer.title}\n({', '.join(facts)})",
        _part("Spoken", answer.lead),
        _part("Longer part", answer.more or "(none)"),
        _part("Written", answer.written),
    ]
    if answer.sources_differ:
        parts.append("The sources differ on this.")
    for ref in answer.sources:
        when = f"reviewed {ref.reviewed}" if ref.reviewed else "review date not stated"
        head = f'[{ref.id}#{ref.section}] {ref.publisher}, "{ref.title}", section "{ref.section_title}" ({when})'
        parts.append(f"{_wrapped(head)}\n{_indented(ref.passage)}")
    related = "; ".join(f"{ref.topic} ({ref.title})" for ref in answer.related)
    others = "\n".join(f"- {item}" for item in questions) or "(nothing)"
    return "\n\n".join([*parts, _part("Also found by", others), _wrapped(f"Related: {related}")])


def act_text(words: ActWords, variants: Iterable[str]) -> str:
    """An act's words; the placeholders are shown as they are."""
    head = f"{words.act}: {words.title}\n(act, variant {words.variant}; variants: {', '.join(variants)})"
    return "\n\n".join([head, _part("Spoken", words.spoken), _part("Written", words.written)])


def subject_text(subject: Subject) -> str:
    """A not-covered subject's words, and the topic whose lead stands between them."""
    nearest = f"{subject.nearest.topic} ({subject.nearest.title})" if subject.nearest else "none"
    head = f"{subject.subject}: {subject.title}\n(not covered by the sources; nearest topic: {nearest})"
    words = [("Spoken", subject.spoken), ("Written", subject.written), ("Ask", subject.ask)]
    return "\n\n".join([head, *(_part(name, text) for name, text in words)])


def hits_text(hits: Iterable[Hit]) -> str:
    """Search results, one a paragraph, best first."""
    heads = ((f"{hit.score:6.2f}  {hit.kind:7}  {hit.key}: {hit.title}", hit.snippet) for hit in hits)
    return "\n".join(f"{head}\n{_indented(snippet)}" for head, snippet in heads)


def change_text(change: Change) -> str:
    """A file that needs a check, the passage it rests on, and what changed in it."""
    head = f"{change.path}:1: needs check: {change.citation} has changed"
    return f"{head}\n{textwrap.indent(change.difference, '    ')}"


def states_text(content: Content, today: date) -> str:
    """One line on how many answers are in which state, and which of them this site withholds."""
    states = [state_of(answer, today) for answer in content.all_answers]
    serving = Serving.of(content.site)
    names = {"live": "that nobody has reviewed", "reviewed": "reviewed", "overdue": "overdue for review"}
    parts = []
    for state in ("live", "reviewed", "overdue", "draft", "retired"):
        if states.count(state):
            served = "served" if serving.serves(state) else "withheld"
            parts.append(f"{states.count(state)} {names.get(state, state)} ({served})")
    drafts = [source.id for source in content.sources if source.state == "draft"]
    parts += [f"{counted(len(drafts), 'draft source')}, not to be published: {', '.join(drafts)}"] if drafts else []
    return f"Answers: {'; '.join(parts)}."


def grades_text(grades: Iterable[Grade]) -> str:
    """A table of all grades, hardest first."""
    lines = [f"{'flesch-kincaid':>14} {'gunning fog':>11}  part    sentences  answer"]
    for grade in sorted(grades, key=lambda grade: (-grade.worst, grade.path, grade.variant, grade.part)):
        answer = f"{grade.topic} ({grade.variant})"
        numbers = f"{grade.flesch_kincaid:14.1f} {grade.gunning_fog:11.1f}"
        lines.append(f"{numbers}  {grade.part}  {grade.sentences:9}  {answer}")
    return "\n".join(lines)


def grades_summary(grades: Sequence[Grade]) -> str:
    """One line on the middle and the hardest text of each part; then those that are harder than they should be."""
    lines, hard = [], []
    for part in ("screen", "speech"):
        worst = sorted((grade.worst, grade.topic, grade.variant) for grade in grades if grade.part == part)
        if worst:
            lines.append(f"{part} {median(item[0] for item in worst):.1f} in the middle, {worst[-1][0]:.1f} at most")
            hard += [f"{topic} ({variant}, {part}) {grade}" for grade, topic, variant in worst if grade > WARNS_ABOVE]
    summary = f"Reading grade: {'; '.join(lines)} (python -m store grades)."
    return summary + (f"\nAbove grade {WARNS_ABOVE:g}: {', '.join(hard)}." if hard else "")


def report_text(report: BuildReport) -> str:
    """One line on a finished build, and its content hash."""
    counts = report.counts
    what = ", ".join(
        counted(counts[name], noun)
        for name, noun in (("topics", "topic"), ("answers", "answer"), ("acts", "act variant"), ("passages", "passage"))
    )
    what += f", {counted(counts['subjects'], 'subject')} not covered"
    what += f", {counted(counts['withheld'], 'answer')} withheld" if counts.get("withheld") else ""
    here = Path.cwd()
    path = report.path.relative_to(here) if report.path.is_relative_to(here) else report.path
    return f"Built {path}: {what}, in {report.seconds:.1f} s.\nContent {report.content_hash}"


def _part(name: str, text: str) -> str:
    return f"{name}\n{_indented(text)}"


def _indented(text: str) -> str:
    return "\n".join(_wrapped(line, "  ") for line in text.splitlines())


def _wrapped(line: str, indent: str = "") -> str:
    sign = LIST_SIGN.match(line)
    hanging = indent + " " * (len(sign[0]) if sign else 0)
    return textwrap.fill(line, WIDTH, initial_indent=indent, subsequent_indent=hanging) if line.strip() else ""
