"""The lines of the table that the bench prints, and docs/measurements.md keeps."""

import sys
from dataclasses import dataclass

from csxl_desktop.system.clock import today
from tests.benchmarks.side_by_side import RUNS, Runs

MEGABYTE = 1_000_000


@dataclass(frozen=True)
class Line:
    """One line of the table; no goal means that the figure stands there for information."""

    what: str
    ours: str
    baseline: str
    ratio: float | None = None
    goal: str = ""
    met: bool | None = None


def limit(what: str, ours: Runs, bare: Runs, figure: str, goal: float | None, beside: str = "") -> Line:
    """A line that compares the medians of one figure."""
    mine, theirs = ours.middle(figure), bare.middle(beside or figure)
    ratio = mine / theirs
    words = (f"{mine / MEGABYTE:.0f} MB", f"{theirs / MEGABYTE:.0f} MB")
    if figure not in {"rss", "pss"}:
        words = (f"{mine:.3f} s", f"{theirs:.3f} s")
    return Line(what, *words, ratio, f"≤ {goal:.1f} ×" if goal else "", ratio <= goal if goal else None)


def show(lines: list[Line]) -> None:
    """The table, as docs/measurements.md keeps it."""
    told = {True: "yes", False: "NO", None: ""}
    rows = [("what", "ours", "baseline", "ratio", "goal", "met?")]
    rows += [
        (each.what, each.ours, each.baseline, f"{each.ratio:.2f}" if each.ratio else "", each.goal, told[each.met])
        for each in lines
    ]
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    for number, row in enumerate(rows):
        print("| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) + " |")
        if number == 0:
            print("|" + "|".join("-" * (width + 2) for width in widths) + "|")
    print(f"\n{today():%Y-%m-%d}, Python {sys.version.split()[0]}, {sys.platform}; medians of {RUNS} runs in turns.")
