"""results/report.html: one self-contained page with every number, plot and miss."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from evaluation.asked import Asked
from evaluation.calibration import calibration_error, coverage_and_risk, reliability
from evaluation.charts import bar_chart, coverage_chart, matrix_chart, reliability_chart
from evaluation.findings import Findings, confusions
from evaluation.intents import intent_key
from evaluation.intervals import wilson
from evaluation.scoring import Outcome
from evaluation.tally import Tally, scored, tally

TEMPLATE = "report.html.jinja"
COLOURS = {
    Outcome.RIGHT: "#00734d",
    Outcome.HALF: "#c98a00",
    Outcome.OFFERED: "#3d8fc6",
    Outcome.ABSTAINED: "#9a9a9a",
    Outcome.WRONG: "#b34700",
}
MOST_CONFUSIONS = 25


@dataclass(frozen=True)
class Row:
    """One group in a table: its numbers, the interval of its share right, and its bar."""

    tally: Tally
    interval: tuple[float, float]
    bar: Markup


def report_page(findings: Findings) -> str:
    """Return the page as HTML."""
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    spoken = [one for one in findings.asked if not one.clean]
    covered = [one for one in spoken if one.question.set == "covered"] or spoken
    all_scored = scored(spoken)
    offered_too = [(one.confidence, one.outcome in (Outcome.RIGHT, Outcome.OFFERED)) for one in spoken if one.replies]
    misses: dict[str, list[Asked]] = {}
    for one in findings.misses:
        misses.setdefault(one.question.set + (", said clearly" if one.clean else ""), []).append(one)
    return environment.get_template(TEMPLATE).render(
        basis=findings.basis,
        measures=[m for m in findings.measures if m.n or findings.basis.own_sets],
        outcomes=list(Outcome),
        colours=COLOURS,
        sets=[row(tallied) for tallied in findings.tallies],
        channels=[row(t) for t in by_channel(spoken)],
        topics=[row(t) for t in by_topic(covered)],
        covered_n=len(covered),
        reliability=Markup(reliability_chart(reliability(all_scored))),
        bins=reliability(all_scored),
        error=calibration_error(all_scored),
        error_offered=calibration_error(offered_too),
        coverage=Markup(coverage_chart(coverage_and_risk(best_guesses(covered)), gate_point(covered))),
        wrong=confusions(spoken, (Outcome.WRONG,)).most_common(MOST_CONFUSIONS),
        unanswered=confusions(spoken, (Outcome.OFFERED, Outcome.ABSTAINED)).most_common(MOST_CONFUSIONS),
        matrix=Markup(matrix_chart(confusions(spoken))),
        misses=misses,
        failures=findings.failures(),
        instructions=findings.instructions,
    )


def row(tallied: Tally) -> Row:
    """Return a table's row."""
    bar = bar_chart([(tallied.share(outcome), colour) for outcome, colour in COLOURS.items()])
    return Row(tallied, wilson(tallied.counts[Outcome.RIGHT], tallied.n), Markup(bar))


def by_topic(asked: Sequence[Asked]) -> list[Tally]:
    """Count by the topic expected first, the weakest first."""
    groups: dict[str, list[Asked]] = {}
    for one in asked:
        if not one.several:
            groups.setdefault(one.asked.parts[0][0], []).append(one)
    tallies = [tally(name, some) for name, some in groups.items()]
    return sorted(tallies, key=lambda t: (t.share(Outcome.RIGHT), t.name))


def by_channel(asked: Sequence[Asked]) -> list[Tally]:
    """Count by channel."""
    names = Counter(one.question.channel for one in asked)
    return [tally(name, [one for one in asked if one.question.channel == name]) for name in sorted(names)]


def best_guesses(asked: Sequence[Asked]) -> list[tuple[float, bool]]:
    """Return the probability of the best intent and whether it is expected, of messages that ask one thing."""
    return [
        (one.ranking[0][1], intent_key(one.ranking[0][0]) in one.asked.parts[0])
        for one in asked
        if one.ranking and not one.several
    ]


def gate_point(asked: Sequence[Asked]) -> tuple[float, float] | None:
    """Return the share that was answered or acted on, and the share wrong of that; None where nothing was."""
    done = [one for one in asked if one.outcome in (Outcome.RIGHT, Outcome.WRONG)]
    if not done:
        return None
    return len(done) / len(asked), sum(one.outcome is Outcome.WRONG for one in done) / len(done)
