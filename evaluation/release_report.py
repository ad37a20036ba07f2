"""docs/release-report.md: one page that a hospital can read, made from the numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from evaluation.asked import Asked
from evaluation.findings import Findings, confusions
from evaluation.scoring import Outcome

RELEASE_REPORT = Path("docs") / "release-report.md"
MOST = 5


def release_report(findings: Findings) -> str:
    """Return the page (Markdown)."""
    spoken = [one for one in findings.asked if not one.clean]
    promised = [m for m in findings.measures if m.limit is not None]
    met = sum(m.met is True for m in promised)
    rows = [
        f"| {m.title} | {m.n} | {m.value_text}{f' ({m.interval_text})' if m.interval_text else ''} | {m.target_text} |"
        f" {m.verdict} |"
        for m in findings.measures
        if m.n
    ]
    questions = len({one.question.id for one in spoken})
    return "\n".join(
        [
            "# How good is Marlow?",
            "",
            "<!-- Made by `make evaluate`. Do not edit. -->",
            "",
            f"The whole assistant was asked {questions} questions and dialogues ({len(spoken)} messages) that it never"
            " learned from and that no setting was chosen on. Every reply was compared with what had been written down"
            " beforehand as right. The questions imagine patients, callers and call-center agents; no real patient was"
            " asked yet.",
            "",
            f"Of {len(promised)} promises, {met} are met.",
            "",
            "| what was measured | messages | result (95% interval) | target | |",
            "| --- | --- | --- | --- | --- |",
            *rows,
            "",
            "*Right* means that the answer is the one expected. *Offered* means that Marlow asked which of two or three"
            " questions was meant, and the right one was among them. The interval says where the percentage would"
            " lie, with 95% certainty, if very many questions like these were asked.",
            "",
            "## What it gets wrong",
            "",
            *wrong_lines(findings, spoken),
            "",
            "## What was not measured",
            "",
            "- Real patients, and languages other than English.",
            "- Speech itself: misheard questions are typed as a recogniser might have written them.",
            "- Whether an answer is medically right: that is for the clinicians who review it.",
            "",
            f"Model `{findings.basis.model}`, answers `{findings.basis.store}`, questions"
            f" `{findings.basis.questions}` (the half set aside for testing). Repeat it with `make evaluate`; every"
            " miss stands in `results/report.html`.",
            "",
        ]
    )


def wrong_lines(findings: Findings, spoken: Sequence[Asked]) -> list[str]:
    """Return what a hospital has to know of the errors: missed urgent messages first, then the most frequent."""
    urgent = [one for one in spoken if one.expects("urgent_symptoms") and not one.says("urgent_symptoms")]
    answered = [one for one in spoken if one.question.set == "out_of_scope" and any(r.answers for r in one.replies)]
    advised = [one for one in spoken if one.expects("personal_advice") and any(r.answers for r in one.replies)]
    lines = [
        _listed("Urgent messages that it did not recognise", urgent),
        _listed("Wishes for personal advice that got an answer in general instead", advised),
        _listed("Questions that no source answers, answered with something else", answered),
    ]
    wrong = [one for one in spoken if one.outcome is Outcome.WRONG and one.question.set == "covered"]
    pairs: Counter[tuple[str, str]] = confusions(wrong, (Outcome.WRONG,))
    covered = sum(one.question.set == "covered" for one in spoken)
    lines.append(f"- Covered questions that got a wrong reply: {len(wrong)} of {covered}.")
    for (expected, got), count in pairs.most_common(MOST):
        example = next(
            one for one in wrong if one.asked.parts[0][0] == expected and got in {r.key for r in one.replies}
        )
        lines.append(f"  - *{_words(expected)}* taken for *{_words(got)}* ({count}), for example “{_quoted(example)}”")
    return lines


def _listed(what: str, some: Sequence[Asked]) -> str:
    if not some:
        return f"- {what}: none."
    shown = "; ".join(f"“{_quoted(one)}”" for one in some[:MOST])
    return f"- {what}: {len(some)}, for example {shown}."


def _quoted(one: Asked) -> str:
    """Return the words so that Markdown does not read them as its own."""
    text = " ".join(one.text.split())
    return "".join(f"\\{letter}" if letter in "\\`*_{}[]<>#|" else letter for letter in text)


def _words(key: str) -> str:
    return key.replace("_", " ")
