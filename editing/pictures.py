"""The pictures of the report: inline SVG with a title and a description for screen readers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

INK, GRID, PALE = "#1a1a1a", "#d5d5d5", "#eef2f5"
COLOURS = ("#00588f", "#b34700", "#3d7a3d", "#7a3d7a", "#8a6d00", "#5a5a5a", "#a02c4a", "#2c8f8f")
WIDTH = 760
LABEL = 215


def columns(title: str, weeks: Sequence[str], parts: Mapping[str, Sequence[int]], height: int = 240) -> str:
    """Stacked columns, one a week; `parts` holds one number a week for each colour."""
    most = max((sum(values[at] for values in parts.values()) for at in range(len(weeks))), default=0) or 1
    left, bottom, top = 48, 58, 12
    wide = (WIDTH - left - 8) / max(1, len(weeks))
    scale = (height - bottom - top) / most
    body = []
    for step in sorted({0, most // 2, most}):
        y = height - bottom - step * scale
        body.append(f'<line x1="{left}" x2="{WIDTH - 8}" y1="{y:.1f}" y2="{y:.1f}" stroke="{GRID}"/>')
        body.append(f'<text x="{left - 6}" y="{y + 4:.1f}" text-anchor="end">{step}</text>')
    for at, week in enumerate(weeks):
        y, x = height - bottom, left + at * wide
        for colour, (name, values) in zip(COLOURS, parts.items(), strict=False):
            tall = values[at] * scale
            y -= tall
            if values[at]:
                told = f"week of {week}, {name.replace('_', ' ')}: {values[at]}"
                body.append(_box(x + wide * 0.12, y, wide * 0.76, tall, colour, told))
        every = max(1, -(-len(weeks) // 10))
        if at % every == 0:
            label = f'<text x="{x + wide / 2:.1f}" y="{height - bottom + 16}" text-anchor="middle">{week[5:]}</text>'
            body.append(label)
    return _svg(title, "One column a week, named by its Monday.", [*body, *_legend(list(parts), height - 18)], height)


def bars(title: str, rows: Sequence[tuple[str, float, str]], most: float | None = None, limit: float = 0) -> str:
    """Horizontal bars of (label, value, what stands behind it); a line at `limit` where it is above 0."""
    most = max(most or 0, limit, max((value for _, value, _ in rows), default=0)) or 1
    scale, height = (WIDTH - LABEL - 100) / most, 22 * len(rows) + 8
    body = []
    if limit:
        x = LABEL + limit * scale
        body.append(f'<line x1="{x:.1f}" x2="{x:.1f}" y1="0" y2="{height}" stroke="{INK}" stroke-dasharray="4 4"/>')
    for at, (label, value, told) in enumerate(rows):
        y = 4 + 22 * at
        colour = COLOURS[1] if limit and value > limit else COLOURS[0]
        body.append(f'<text x="{LABEL - 8}" y="{y + 14}" text-anchor="end">{escape(label)}</text>')
        body.append(_box(LABEL, y + 2, max(1.0, value * scale), 15, colour, f"{label}: {told}"))
        x = LABEL + max(1.0, value * scale) + 6
        paint = 'paint-order="stroke" stroke="#fff" stroke-width="4"'
        body.append(f'<text x="{x:.1f}" y="{y + 14}" {paint}>{escape(told)}</text>')
    return _svg(title, "The longer the bar, the higher the number behind it.", body, height)


def heat(title: str, weeks: Sequence[str], rows: Sequence[tuple[str, Sequence[int], str]]) -> str:
    """One row a label, one square a week, the darker the more; what stands behind it is written at the end."""
    most = max((max(values, default=0) for _, values, _ in rows), default=0) or 1
    end = 235
    wide = min(40.0, (WIDTH - LABEL - end) / max(1, len(weeks)))
    height = 20 * len(rows) + 26
    body = []
    for at, (label, values, told) in enumerate(rows):
        y = 20 * at + 4
        body.append(f'<text x="{LABEL - 8}" y="{y + 14}" text-anchor="end">{escape(label)}</text>')
        for column, value in enumerate(values):
            said = f"{label}, week of {weeks[column]}: {value}"
            x = LABEL + column * wide
            body.append(_box(x, y, wide - 1, 19, COLOURS[0] if value else PALE, said, value / most if value else 1))
        body.append(f'<text x="{LABEL + len(weeks) * wide + 8:.1f}" y="{y + 14}">{escape(told)}</text>')
    if weeks:
        body.append(f'<text x="{LABEL}" y="{height - 6}">{weeks[0]}</text>')
        if len(weeks) > 4:
            x = LABEL + len(weeks) * wide
            body.append(f'<text x="{x:.1f}" y="{height - 6}" text-anchor="end">{weeks[-1]}</text>')
    return _svg(title, "One square a week, the darker the more questions.", body, height)


def squares(title: str, rows: Sequence[tuple[str, Sequence[tuple[str, int]]]]) -> str:
    """One row a document, one square a passage: dark where several answers cite it, empty where none does."""
    body, y = [], 4
    across = (WIDTH - LABEL) // 15
    for label, passages in rows:
        body.append(f'<text x="{LABEL - 8}" y="{y + 11}" text-anchor="end">{escape(label)}</text>')
        for at, (name, used) in enumerate(passages):
            x, line = LABEL + at % across * 15, y + at // across * 15
            told = f"{name}: cited by {used} topic(s)"
            if used:
                body.append(_box(x, line, 13, 13, COLOURS[0], told, min(1.0, 0.35 + 0.22 * used)))
            else:
                body.append(
                    f'<rect x="{x}" y="{line}" width="13" height="13" fill="#fff" stroke="{COLOURS[1]}"'
                    f' stroke-width="2"><title>{escape(told)}</title></rect>'
                )
        y += 15 * (-(-len(passages) // across) or 1) + 8
    return _svg(title, "One square a passage; an empty one is cited by no answer.", body, y)


def _box(x: float, y: float, width: float, height: float, colour: str, told: str, opacity: float = 1) -> str:
    faint = f' fill-opacity="{opacity:.2f}"' if opacity < 1 else ""
    return (
        f'<rect x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}" fill="{colour}"{faint}>'
        f"<title>{escape(told)}</title></rect>"
    )


def _legend(names: Sequence[str], y: float) -> list[str]:
    parts, x = [], 48.0
    for colour, name in zip(COLOURS, names, strict=False):
        parts.append(f'<rect x="{x:.0f}" y="{y - 10}" width="11" height="11" fill="{colour}"/>')
        parts.append(f'<text x="{x + 16:.0f}" y="{y}">{escape(name.replace("_", " "))}</text>')
        x += 34 + 7.2 * len(name)
    return parts


def _svg(title: str, description: str, body: Sequence[str], height: int) -> str:
    name = "".join(char if char.isalnum() else "-" for char in title.lower())
    return (
        f'<svg role="img" aria-labelledby="{name}-t {name}-d" viewBox="0 0 {WIDTH} {height}" width="{WIDTH}"'
        f' height="{height}" font-family="sans-serif" font-size="12" fill="{INK}">'
        f'<title id="{name}-t">{escape(title)}</title><desc id="{name}-d">{description}</desc>{"".join(body)}</svg>'
    )
