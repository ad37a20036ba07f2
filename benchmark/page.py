"""The page and the picture of a run."""

from __future__ import annotations

from html import escape
from typing import Any

INK, GRID, OURS, STOCK = "#1a1a1a", "#d5d5d5", "#00588f", "#b34700"
NAMES = {"ours": "Marlow", "stock": "stock Rasa"}
BAR, GAP, LEFT, WIDTH = 18, 26, 150, 640


def page(results: dict[str, Any]) -> str:
    """Return the Markdown page."""
    rows = []
    for number in results["ours"]["load"]:
        for name, title in NAMES.items():
            one = results[name]["load"][number]
            cells = (one[key] for key in ("answers_per_second", "p50_ms", "p95_ms", "p99_ms", "processor_ms", "failed"))
            rows.append(f"| {number} | {title} | " + " | ".join(map(str, cells)) + " |")
    turns = list(results["ours"]["turns"])
    talk = [
        f"| {NAMES[name]} | " + " | ".join(str(results[name]["turns"][turn]) for turn in turns) + " |" for name in NAMES
    ]
    measured = ("start_seconds", "memory_mb", "memory_after_mb")
    other = [
        f"| {title} | " + " | ".join(str(results[name][key]) for key in measured) + " |"
        for name, title in NAMES.items()
    ]
    return "\n".join(
        [
            "# Benchmark",
            "",
            "`make benchmark` runs both on one machine, one after the other: Marlow as `make run` starts it, and stock",
            "Rasa 3.6.21 with its REST channel, stock rasa_sdk, no guard and no corrections, with the same model, the",
            "same actions and the same store. The questions are the evaluation's, which no model was trained on. With",
            "`python -m benchmark --write` it writes this page.",
            "",
            f"Measured {results['when']} on {results['machine']}; load average before it {results['load_before']} (the",
            f"machine was shared, so compare the two and not the milliseconds); {results['seconds']:.0f} s each.",
            "",
            "| clients | | answers/s | p50 ms | p95 ms | p99 ms | processor ms an answer | without an answer |",
            "| --- | --- | --- | --- | --- | --- | --- | --- |",
            *rows,
            "",
            "![Processor time an answer](benchmark.svg)",
            "",
            "Milliseconds by the length of one conversation (median of 7 turns):",
            "",
            "| turn | " + " | ".join(map(str, turns)) + " |",
            "| --- |" + " --- |" * len(turns),
            *talk,
            "",
            "| | ready after s | memory MB | memory after the run MB |",
            "| --- | --- | --- | --- |",
            *other,
            "",
        ]
    )


def picture(results: dict[str, Any]) -> str:
    """Return the processor time an answer, as SVG."""
    bars = [
        (f"{number} clients, {title}", results[name]["load"][number]["processor_ms"], OURS if name == "ours" else STOCK)
        for number in results["ours"]["load"]
        for name, title in NAMES.items()
    ]
    most = max(value for _, value, _ in bars) or 1.0
    height = GAP * len(bars) + 20
    drawn = []
    for at, (label, value, colour) in enumerate(bars):
        y = 10 + GAP * at
        length = (WIDTH - LEFT - 80) * value / most
        drawn.append(
            f'<text x="{LEFT - 8}" y="{y + 13}" text-anchor="end" fill="{INK}">{escape(label)}</text>'
            f'<rect x="{LEFT}" y="{y}" width="{length:.1f}" height="{BAR}" fill="{colour}"/>'
            f'<text x="{LEFT + length + 6:.1f}" y="{y + 13}" fill="{INK}">{value} ms</text>'
        )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" role="img" font-family="sans-serif"'
        ' font-size="12"><title>Processor time an answer</title><desc>Milliseconds of processor time that an answer'
        f' takes, Marlow and stock Rasa, for 1, 16 and 100 clients.</desc><rect width="{WIDTH}" height="{height}"'
        f' fill="#ffffff" stroke="{GRID}"/>{"".join(drawn)}</svg>\n'
    )
