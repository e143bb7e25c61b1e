"""The lines of the bench about large directories: a hundred thousand people, two thousand organisations."""

import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path

from tests.benchmarks import material
from tests.benchmarks.lines import MEGABYTE, Line
from tests.benchmarks.side_by_side import Runs, compare, python, run_once

_RUNS = 3  # of ten seconds each


def importing(folder: Path, environment: Mapping[str, str]) -> Iterator[Line]:
    """A list of names, organisations and functions, taken in; then one with an address each, left in `folder`/large."""
    for mails, goal in ((False, 10.0), (True, None)):
        file = folder / f"people-{mails}.csv"
        material.contact_list(file, mails=mails)
        ours, bare = _import_runs(folder / "large", file, environment)
        seconds, memory = ours.middle("import_wall"), ours.middle("import_rss")
        what = f"{material.MANY:,} people taken in" + (", an address each" if mails else "")
        yield Line(
            what,
            f"{seconds:.1f} s",
            f"{bare.middle('wall'):.1f} s",
            seconds / bare.middle("wall"),
            f"≤ {goal:.0f} s" if goal else "",
            seconds <= goal if goal else None,
        )
        fits = memory <= 300 * MEGABYTE
        yield Line("… memory at the most", f"{memory / MEGABYTE:.0f} MB", "", None, "≤ 300 MB", fits)


def _import_runs(folder: Path, file: Path, environment: Mapping[str, str]) -> tuple[Runs, Runs]:
    """The two programs in turns, each time into a new dossier; the last one stays."""
    ours, bare = Runs(), Runs()
    for turn in range(_RUNS + 1):
        shutil.rmtree(folder, ignore_errors=True)
        material.empty(folder)
        for found, program in ((ours, "taking_in"), (bare, "bare_import")):
            once = run_once(python("-m", f"tests.benchmarks.{program}", folder, file), environment)
            if turn:
                found.add(once)
        (folder / "bare.db").unlink()
    return ours, bare


def living_with(folder: Path, environment: Mapping[str, str]) -> Iterator[Line]:
    """The window on the hundred thousand."""
    command = python("-m", "tests.benchmarks.large_directory", folder / "large")
    said = compare({"ours": command}, environment, _RUNS)["ours"]
    loop = said.middle("calibration")
    beside = f"{loop:.1f} ms loop"
    rows = f"{said.middle('rows'):,.0f} people"
    opened = said.middle("open")
    ratio = opened * 1000 / loop
    yield Line(f"opened on the list of {rows}", f"{opened:.2f} s", beside, ratio, "≤ 3 s", opened <= 3)
    for what, name in (("filter", "filter_p95"), ("box of the whole window", "search_p95")):
        p95 = said.middle(name)
        words = f"key in the {what} → painted, p95, {rows}"
        yield Line(words, f"{p95:.1f} ms", beside, p95 / loop, "≤ 50 ms", p95 <= 50)


def kept_safe(folder: Path, environment: Mapping[str, str]) -> Iterator[Line]:
    """A backup of the hundred thousand put back, and a bag that comes back; one run, on a copy of `folder`/large."""
    safe = folder / "safe" / "dossier"
    shutil.copytree(folder / "large", safe)
    said = run_once(python("-m", "tests.benchmarks.safekeeping", safe), environment)
    copy, restore = said.middle("copy"), said.middle("restore")
    people, beside = f"{said.middle('people'):,.0f} people", f"{copy:.1f} s copy"
    words = f"backup of {people} put back, and opened"
    yield Line(words, f"{restore:.1f} s", beside, restore / copy, "≤ 60 s", restore <= 60)
    for words, name in (("… made", "backup"), ("bag of them made", "bag"), ("… and taken back", "taken_back")):
        yield Line(words, f"{said.middle(name):.1f} s", beside, said.middle(name) / copy)
    shutil.rmtree(safe.parent)


def over_all(folder: Path, environment: Mapping[str, str]) -> Iterator[Line]:
    """Doubles looked for among the organisations of `folder`, and a thousand labels."""
    said = compare({"ours": python("-m", "tests.benchmarks.directory_work", folder)}, environment, _RUNS)["ours"]
    loop = said.middle("calibration")
    for what, name, goal in (("doubles among 2,000 organisations", "scan", 1), ("1,000 labels", "labels", 2)):
        seconds = said.middle(name)
        ratio = seconds * 1000 / loop
        yield Line(what, f"{seconds:.2f} s", f"{loop:.1f} ms loop", ratio, f"≤ {goal} s", seconds <= goal)
