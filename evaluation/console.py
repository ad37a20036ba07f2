"""The numbers as text for a terminal."""

from __future__ import annotations

from collections.abc import Sequence

from evaluation.findings import Findings
from evaluation.scoring import Outcome

OUTCOMES = (Outcome.RIGHT, Outcome.HALF, Outcome.OFFERED, Outcome.ABSTAINED, Outcome.WRONG)


def findings_text(findings: Findings) -> str:
    """Lay out the table of the sets and the table of the targets."""
    sets = [
        [
            tallied.name,
            str(tallied.n),
            *(f"{tallied.counts[o]} ({100 * tallied.share(o):.1f}%)" if tallied.counts[o] else "0" for o in OUTCOMES),
            f"{tallied.calibration_error:.3f}",
            *(f"{1000 * seconds:.0f}" for seconds in (tallied.p50, tallied.p95, tallied.p99)),
        ]
        for tallied in findings.tallies
    ]
    head = ["set", "n", *map(str, OUTCOMES), "ECE", "p50 ms", "p95 ms", "p99 ms"]
    targets = [
        [m.title, str(m.n), m.value_text, m.interval_text, m.target_text, m.verdict]
        for m in findings.measures
        if m.n or findings.basis.own_sets
    ]
    heads = ["measure", "n", "value", "95% interval", "target", ""]
    parts = [table(head, sets), table(heads, targets)]
    if failures := findings.failures():
        reason = next((one.failure for one in failures if one.failure), "no action replied")
        parts.append(
            f"{len(failures)} message(s) got no reply and count as wrong; the first: {failures[0].text!r} ({reason})"
        )
    parts += [f"Not in the store: {sentence}" for sentence in findings.instructions]
    return "\n\n".join(parts)


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Lay out a table: the first column to the left, the others to the right."""
    widths = [max(len(row[i]) for row in [head, *rows]) for i in range(len(head))]
    lines = []
    for row in [head, ["-" * width for width in widths], *rows]:
        cells = [row[0].ljust(widths[0]), *(cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True))]
        lines.append("  ".join(cells).rstrip())
    return "\n".join(lines)
