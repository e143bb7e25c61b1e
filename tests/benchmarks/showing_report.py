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
    many = f"… {found['long_pages']:.0f} pages, time a page beside"
    yield Line(many, f"{found['long']:.2f} s", "", grown, "≤ 1.2 ×", grown <= 1.2)
    yield from _following(folder, year, environment)
    yield from _proofread(folder, year, environment)


def _following(folder: Path, year: int, environment: Mapping[str, str]) -> Iterator[Line]:
    """The window beside the text, by the clock, and what of it the processor takes, which others lengthen less."""
    said = run_once(python("-m", "tests.benchmarks.following_the_cursor", folder, str(year)), environment).said
    found = {name: values[0] for name, values in said.items()}
    bare, shown = found["bare"], found["shown"]
    what = f"key in a section of {found['pages']:.0f} pages → its page shown"
    yield Line(what, f"{shown:.0f} ms", f"{bare:.0f} ms", shown / bare, "≤ 300 ms", shown <= 300)
    yield Line("… p95", f"{found['shown_p95']:.0f} ms", f"{bare:.0f} ms", found["shown_p95"] / bare)
    yield Line("… until the section was laid out", f"{found['laid_out']:.0f} ms", "")
    yield Line("… of the processor", f"{found['busy']:.0f} ms", f"{bare:.0f} ms", found["busy"] / bare)


def _proofread(folder: Path, year: int, environment: Mapping[str, str]) -> Iterator[Line]:
    said = run_once(python("-m", "tests.benchmarks.long_text", folder, str(year)), environment).said
    taken, most = said["proofread"][0], said["most"][0]
    yield Line("Relecture of ten megabytes", f"{taken:.1f} s", "", None, "≤ 30 s", taken <= 30)
    yield Line("… memory at the most", f"{most / MEGABYTE:.0f} MB", "")


def crowded(folder: Path, environment: Mapping[str, str]) -> Iterator[Line]:
    """A year of 5,000 meetings."""
    said = run_once(python("-m", "tests.benchmarks.crowded_report", folder), environment).said
    found = {name: values[0] for name, values in said.items()}
    yield Line(f"report of 5,000 meetings: read, {found['pages']:.0f} pages laid out", f"{found['read']:.1f} s", "")
    yield Line("… laid out", f"{found['laid_out']:.1f} s", "")
    yield Line("… memory at the most", f"{found['most'] / MEGABYTE:.0f} MB", "")
    yield Line("… its file", f"{found['bytes'] / MEGABYTE:.1f} MB", "")


def _weight(what: str, found: float, most: int) -> Line:
    return Line(what, f"{found / MEGABYTE:.1f} MB", "", None, f"≤ {most} MB", found <= most * MEGABYTE)
