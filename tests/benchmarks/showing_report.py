"""The lines of the table about a report full of photos, in seconds of the processor."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from tests.benchmarks.lines import MEGABYTE, Line
from tests.benchmarks.side_by_side import python, run_once


def lines(folder: Path, year: int, environment: Mapping[str, str]) -> Iterator[Line]:
    said = run_once(python("-m", "tests.benchmarks.whole_report", folder, str(year)), environment).said
    found = {name: values[0] for name, values in said.items()}
    pages, whole = found["pages"], found["read"] + found["first"]
    yield Line(f"… read and laid out, {pages:.0f} pages", f"{whole:.2f} s", "", None, "≤ 3 s", whole <= 3)
    yield _weight("… memory at the most", found["most"], 400)
    yield _weight("… its file", found["bytes"], 8)
    yield Line("… printed again", f"{found['again']:.2f} s", "", None, "≤ 1 s", found["again"] <= 1)
    slowest = found["section"] * 1000
    yield Line("… its longest section alone, a word typed", f"{slowest:.0f} ms", "", None, "≤ 300 ms", slowest <= 300)
    grown = found["long"] / found["again"] / (found["long_pages"] / pages)
    yield Line(f"… {found['long_pages']:.0f} pages, time a page beside", f"{found['long']:.2f} s", "", grown)


def _weight(what: str, found: float, most: int) -> Line:
    return Line(what, f"{found / MEGABYTE:.1f} MB", "", None, f"≤ {most} MB", found <= most * MEGABYTE)
