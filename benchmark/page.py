"""The page and the picture of a run."""

from __future__ import annotations

from html import escape
from typing import Any

INK, GRID, OURS, STOCK = "#1a1a1a", "#d5d5d5", "#00588f", "#b34700"
NAMES = {"ours": "Marlow", "stock": "stock Rasa"}
BAR, GAP, LEFT, WIDTH = 18, 26, 150, 640


def page(results: dict[str, Any]) -> str:
    """Return the Markdown page of the parts that were measured."""
    lines = [
        "# Benchmark",
        "",
        "`make benchmark` runs both on one machine, one after the other: Marlow as `make run` starts it, and stock",
        "Rasa 3.6.21 with its REST channel, stock rasa_sdk, no guard and no corrections, with the same model, the",
        "same actions and the same store. It asks the evaluation's questions, which no model was trained on, and none",
        "again before all have been asked, so that what Marlow keeps for questions that come again counts little.",
        "",
        "It has four parts: `python -m benchmark --part load`, `turns` (stock Rasa takes nine minutes for it), `soak`,",
        "`forgetting` (`--help` has the rest). Numbers gather in results/benchmark.json; `--write` makes this page.",
    ]
    for part, write in (("load", _load), ("turns", _turns), ("soak", _soak), ("forgetting", _forgetting)):
        found = results.get(part)
        if found:
            lines += ["", *write(found), "", _when(found)]
    return "\n".join([*lines, ""])


def _when(found: dict[str, Any]) -> str:
    where = f"Measured {found['when']} on {found['machine']}"
    return f"{where}; load average of the shared machine before: {found['load_before']}."


def _load(found: dict[str, Any]) -> list[str]:
    names = [name for name in NAMES if name in found]
    numbers = [number for number in found[names[0]] if number.isdigit()]
    keys = ("answers_per_second", "p50_ms", "p95_ms", "p99_ms", "processor_ms", "failed")
    rows = [
        f"| {number} | {NAMES[name]} | " + " | ".join(str(found[name][number][key]) for key in keys) + " |"
        for number in numbers
        for name in names
        if number in found[name]
    ]
    measured = ("start_seconds", "memory_mb", "memory_after_mb")
    other = [f"| {NAMES[name]} | " + " | ".join(str(found[name][key]) for key in measured) + " |" for name in names]
    return [
        "| clients | | answers/s | p50 ms | p95 ms | p99 ms | processor ms an answer | without an answer |",
        "| --- | --- | --- | --- | --- | --- | --- | --- |",
        *rows,
        "",
        "![Processor time an answer](benchmark.svg)",
        "",
        "| | ready after s | memory MB | memory after the run MB |",
        "| --- | --- | --- | --- |",
        *other,
    ]


def _turns(found: dict[str, Any]) -> list[str]:
    names = [name for name in NAMES if name in found]
    turns = list(found[names[0]])
    return [
        "Milliseconds by the length of one conversation (median of 7 turns):",
        "",
        "| turn | " + " | ".join(turns) + " |",
        "| --- |" + " --- |" * len(turns),
        *(f"| {NAMES[name]} | " + " | ".join(str(found[name][turn]) for turn in turns) + " |" for name in names),
    ]


def _soak(found: dict[str, Any]) -> list[str]:
    return [
        f"100 clients for {found['seconds']:.0f} s: {found['answers']} answers, {found['failed']} without an answer, "
        f"p99 {found['p99_ms']} ms."
    ]


def _forgetting(found: dict[str, Any]) -> list[str]:
    before, after = found["memory_mb"]
    return [
        f"Memory after {found['warm']} conversations were forgotten: {before} MB; after {found['conversations']} more: "
        f"{after} MB; {found['failed']} without an answer."
    ]


def picture(found: dict[str, Any]) -> str:
    """Return the processor time an answer, as SVG, of the part `load`."""
    names = [name for name in NAMES if name in found]
    bars = [
        (f"{number} clients, {NAMES[name]}", found[name][number]["processor_ms"], OURS if name == "ours" else STOCK)
        for number in found[names[0]]
        if number.isdigit()
        for name in names
        if number in found[name]
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
