"""The plots of the report, as inline SVG with a title and a description for screen readers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from html import escape

from evaluation.calibration import Bin

WIDTH, HEIGHT = 440, 340
LEFT, RIGHT, TOP, BOTTOM = 56, 16, 16, 48
INK, GRID, BLUE, ORANGE = "#1a1a1a", "#d5d5d5", "#00588f", "#b34700"
CELL = 15
LABELS = 170


def reliability_chart(bins: Sequence[Bin]) -> str:
    """Plot the share right over the confidence; the size of a dot shows how many replies it stands for."""
    most = max((b.count for b in bins), default=0) or 1
    dots = []
    for one in bins:
        if one.count:
            radius = 3 + 9 * (one.count / most) ** 0.5
            told = f"confidence {one.low:.1f} to {one.high:.1f}: {one.count} replies, {100 * one.right:.0f}% right"
            dots.append(
                f'<circle cx="{_x(one.confidence):.1f}" cy="{_y(one.right):.1f}" r="{radius:.1f}" fill="{BLUE}"'
                f' fill-opacity="0.75"><title>{told}</title></circle>'
            )
    diagonal = f'<line x1="{_x(0)}" y1="{_y(0)}" x2="{_x(1)}" y2="{_y(1)}" stroke="{INK}" stroke-dasharray="5 4"/>'
    axes = _axes("confidence", "share right", 1.0)
    return _svg(
        "Reliability", "On the dashed line the confidence is exactly the share right.", axes + diagonal + "".join(dots)
    )


def coverage_chart(points: Sequence[tuple[float, float]], now: tuple[float, float] | None) -> str:
    """Plot the share wrong among the answered over the share answered; `now` is where the gate stands."""
    top = 0.05
    while top < max([risk for _, risk in points] + [now[1] if now else 0.0], default=0.0):
        top += 0.05
    line = " ".join(f"{_x(coverage):.1f},{_y(risk / top):.1f}" for coverage, risk in points)
    drawn = f'<polyline points="{line}" fill="none" stroke="{BLUE}" stroke-width="2"/>'
    if now:
        x, y = _x(now[0]), _y(now[1] / top)
        told = f"the gate: {100 * now[0]:.1f}% answered, {100 * now[1]:.1f}% of them wrong"
        drawn += f'<circle cx="{x:.1f}" cy="{y:.1f}" r="6" fill="{ORANGE}"><title>{told}</title></circle>'
        drawn += f'<text x="{x - 10:.1f}" y="{y - 10:.1f}" text-anchor="end" fill="{ORANGE}">as it is now</text>'
    return _svg(
        "Coverage and risk",
        "What would be wrong if only the surest questions were answered by the best topic.",
        _axes("share answered", "share wrong of these", top) + drawn,
    )


def matrix_chart(counts: Counter[tuple[str, str]]) -> str:
    """Draw the confusion matrix: expected down, got across, shaded by the share of the row."""
    names = sorted({name for pair in counts for name in pair})
    column = {name: number for number, name in enumerate(names)}
    rows: Counter[str] = Counter()
    for (expected, _), count in counts.items():
        rows[expected] += count
    size = LABELS + CELL * len(names)
    parts = []
    for name, number in column.items():
        at = LABELS + CELL * number + CELL * 0.75
        parts.append(f'<text x="{LABELS - 5}" y="{at}" text-anchor="end">{escape(name)}</text>')
        parts.append(f'<text transform="translate({at},{LABELS - 5}) rotate(-90)">{escape(name)}</text>')
        end = LABELS + CELL * (number + 1)
        parts.append(f'<path d="M{LABELS} {end}H{size}M{end} {LABELS}V{size}" stroke="{GRID}" stroke-width="0.5"/>')
    for (expected, got), count in sorted(counts.items()):
        x, y = LABELS + CELL * column[got], LABELS + CELL * column[expected]
        part = count / rows[expected]
        colour = BLUE if expected == got else ORANGE
        told = f"{expected} taken for {got}: {count} of {rows[expected]}"
        parts.append(
            f'<rect x="{x}" y="{y}" width="{CELL}" height="{CELL}" fill="{colour}"'
            f' fill-opacity="{0.15 + 0.85 * part:.2f}">'
            f"<title>{escape(told)}</title></rect>"
        )
        if expected != got:
            ink = "#fff" if part > 0.5 else INK
            parts.append(f'<text x="{x + CELL / 2}" y="{y + 11}" text-anchor="middle" fill="{ink}">{count}</text>')
    description = "Rows are what was expected, columns what came back; blue on the diagonal is right, orange is not."
    return _svg("Confusion matrix", description, "".join(parts), size, size, 10)


def bar_chart(shares: Sequence[tuple[float, str]]) -> str:
    """Draw one stacked bar of (share, colour), hidden from screen readers: its numbers stand in the table."""
    x = 0.0
    parts = []
    for part, colour in shares:
        parts.append(f'<rect x="{x:.1f}" y="0" width="{140 * part:.1f}" height="12" fill="{colour}"/>')
        x += 140 * part
    return f'<svg width="140" height="12" aria-hidden="true">{"".join(parts)}</svg>'


def _svg(title: str, description: str, body: str, width: int = WIDTH, height: int = HEIGHT, font: int = 12) -> str:
    name = title.lower().replace(" ", "-")
    return (
        f'<svg role="img" aria-labelledby="{name}-t {name}-d" viewBox="0 0 {width} {height}" width="{width}"'
        f' height="{height}" font-family="sans-serif" font-size="{font}" fill="{INK}">'
        f'<title id="{name}-t">{title}</title><desc id="{name}-d">{description}</desc>{body}</svg>'
    )


def _axes(across: str, up: str, top: float) -> str:
    parts = []
    for step in range(6):
        share = step / 5
        parts.append(f'<line x1="{_x(0)}" y1="{_y(share)}" x2="{_x(1)}" y2="{_y(share)}" stroke="{GRID}"/>')
        label = f"{100 * share * top:.0f}%"
        parts.append(f'<text x="{_x(0) - 6}" y="{_y(share) + 4}" text-anchor="end">{label}</text>')
        parts.append(f'<text x="{_x(share)}" y="{_y(0) + 18}" text-anchor="middle">{100 * share:.0f}%</text>')
    parts.append(f'<text x="{_x(0.5)}" y="{HEIGHT - 8}" text-anchor="middle">{across}</text>')
    parts.append(f'<text transform="translate(14,{_y(0.5)}) rotate(-90)" text-anchor="middle">{up}</text>')
    return "".join(parts)


def _x(share: float) -> float:
    return LEFT + share * (WIDTH - LEFT - RIGHT)


def _y(share: float) -> float:
    return HEIGHT - BOTTOM - share * (HEIGHT - TOP - BOTTOM)
