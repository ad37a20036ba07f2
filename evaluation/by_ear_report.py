"""The table and the picture of `make evaluate-voice`."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from pathlib import Path
from typing import Any

from evaluation.tally import percentile

PICTURE = Path("docs") / "pictures" / "by-ear.svg"
COLOURS = {"right": "#00588f", "offered": "#7db7d8", "abstained": "#d5d5d5", "wrong": "#b34700"}
NAMES = {
    "typed": "typed",
    "ours": "our recogniser",
    "pocketsphinx": "pocketsphinx, our words",
    "general": "pocketsphinx's own words",
}
WIDTH, BAR, LEFT, TOP = 760, 22, 250, 40

THREE = (2.5, 3.5)
"""Seconds of a question of about three seconds, with the silence around it."""

Row = dict[str, Any]


def rows_of(asked: Sequence[Row]) -> list[Row]:
    """Return a row for each way and condition, and for each over the covered questions alone."""
    rows: list[Row] = []
    for title, kept in (("all", asked), ("covered", [one for one in asked if one["set"] == "covered"])):
        for way, condition in dict.fromkeys((one["way"], one["condition"]) for one in kept):
            some = [one for one in kept if (one["way"], one["condition"]) == (way, condition)]
            rows.append({"questions": title, "way": way, "condition": condition, **measured(some)})
    return sorted(rows, key=lambda row: (row["questions"], list(NAMES).index(row["way"])))


def measured(some: Sequence[Row]) -> Row:
    """Return the numbers of a group: shares from 0 to 1, seconds."""
    words, sound = sum(one["words"] for one in some), sum(one["seconds"] for one in some)
    firsts = sorted(one["first_sound"] for one in some)

    def share(*outcomes: str) -> float:
        return sum(one["outcome"] in outcomes for one in some) / len(some)

    return {
        "n": len(some),
        "word_errors": sum(one["errors"] for one in some) / words if words else 0.0,
        "right": share("right"),
        "offered": share("offered", "half"),
        "abstained": share("abstained"),
        "wrong": share("wrong"),
        "real_time": sum(one["recognising"] for one in some) / sound if sound else 0.0,
        "first_p50": percentile(firsts, 50),
        "first_p95": percentile(firsts, 95),
    }


def table(rows: Sequence[Row]) -> str:
    """Return the rows as a Markdown table."""
    lines = [
        "| questions | heard with | sound | n | word errors | right | right or offered | not sure | wrong"
        " | real-time factor | first sound p50 | p95 |",
        "| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |",
    ]
    for row in rows:
        spoken = row["way"] != "typed"
        lines.append(
            f"| {row['questions']} | {NAMES[row['way']]} | {row['condition'] if spoken else ''} | {row['n']}"
            f" | {percent(row['word_errors']) if spoken else ''} | {percent(row['right'])}"
            f" | {percent(row['right'] + row['offered'])}"
            f" | {percent(row['abstained'])} | {percent(row['wrong'])}"
            f" | {row['real_time']:.2f} | {row['first_p50']:.2f} s | {row['first_p95']:.2f} s |"
        )
    return "\n".join(lines)


def percent(share: float) -> str:
    """Return a share as per cent."""
    return f"{100 * share:.1f}%"


def picture(rows: Sequence[Row]) -> str:
    """Return a bar for each row as SVG."""
    height = TOP + len(rows) * (BAR + 8) + 10
    told = "Of each hundred spoken questions: right, offered, not sure, wrong."
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" role="img" font-family="sans-serif"'
        f' font-size="12"><title>Asked aloud</title><desc>{told}</desc><rect width="100%" height="100%" fill="#fff"/>'
    ]
    for number, (name, colour) in enumerate(COLOURS.items()):
        x = LEFT + number * 110
        parts.append(
            f'<rect x="{x}" y="12" width="12" height="12" fill="{colour}"/><text x="{x + 17}" y="22">{name}</text>'
        )
    for number, row in enumerate(rows):
        y, start = TOP + number * (BAR + 8), float(LEFT)
        label = f"{row['questions']}, {NAMES[row['way']]}" + (f", {row['condition']}" if row["way"] != "typed" else "")
        parts.append(f'<text x="{LEFT - 8}" y="{y + 15}" text-anchor="end">{escape(label)}</text>')
        for name, colour in COLOURS.items():
            width = row[name] * (WIDTH - LEFT - 20)
            parts.append(
                f'<rect x="{start:.1f}" y="{y}" width="{width:.1f}" height="{BAR}" fill="{colour}">'
                f"<title>{escape(label)}: {name} {percent(row[name])}</title></rect>"
            )
            start += width
    return "\n".join([*parts, "</svg>"]) + "\n"


def speeds(asked: Sequence[Row], known: Sequence[float]) -> str:
    """Return two lines: how long after a question of about three seconds the first sound comes, and of known texts."""
    low, high = THREE
    firsts = sorted(one["first_sound"] for one in asked if one["way"] == "ours" and low <= one["seconds"] <= high)
    return "\n".join(
        [
            f"End of speech to first sound, questions of {low} to {high} s: {spread(firsts)}.",
            f"Stored text to speech: {spread(sorted(known))}.",
        ]
    )


def spread(seconds: Sequence[float]) -> str:
    """Return the median and the 95th percentile of sorted seconds, in words."""
    if not seconds:
        return "none were measured"
    p50, p95 = (1000 * percentile(seconds, percent) for percent in (50, 95))
    return f"p50 {p50:.0f} ms, p95 {p95:.0f} ms (n = {len(seconds)})"


def write_report(root: Path, asked: Sequence[Row], known: Sequence[float], *, whole: bool) -> str:
    """Write the picture of a whole run into docs/, of a sample into results/; return the table and the speeds."""
    rows = rows_of(asked)
    file = root / PICTURE if whole else root / "results" / PICTURE.name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(picture(rows), encoding="utf-8")
    return f"{table(rows)}\n\n{speeds(asked, known)}"
