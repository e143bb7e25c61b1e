"""`make bench`: what the program takes, beside what its libraries alone take in the same run.

Needs an idle machine; goals stand in the issues (settled 22), the figures reached in docs/measurements.md.
"""

import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from csxl_desktop.system import paths
from tests.benchmarks import many_years, material, photos, scale, showing_report
from tests.benchmarks.disk import folder_on_a_disk
from tests.benchmarks.lines import Line, limit, show
from tests.benchmarks.long_minutes import long_minutes
from tests.benchmarks.side_by_side import RUNS, Command, Runs, compare, python, run_once

# The gate of regressions (issue 8), in times of the baseline: what is slower or larger fails the bench.
WINDOW, REPORT, MEMORY = 1.6, 2.5, 1.6
STATE = '{"person": "Ana Test"}'  # who works here is known: no question is asked at the start


PARTS = ("window", "memory", "report", "photos", "sheet", "minutes", "room", "typing", "figures", "scale")


def main(arguments: Sequence[str]) -> int:
    """`make bench`; `python -m tests.benchmarks report memory` measures these alone."""
    parts = arguments or PARTS
    if unknown := set(parts) - {*PARTS}:
        note(f"{', '.join(sorted(unknown))}: what is measured is {', '.join(PARTS)}")
        return 2
    for source in (paths.resources() / "locale").glob("*/LC_MESSAGES/*.po"):
        compiled = source.with_suffix(".mo")
        if not compiled.exists() or compiled.stat().st_mtime < source.stat().st_mtime:
            note(f"{compiled.name} of {source.parts[-3]} is older than its source: `make prepare` first")
            return 2
    with tempfile.TemporaryDirectory(prefix="csxl-bench-", dir=folder_on_a_disk()) as made:
        bench = Bench(Path(made))
        lines = [line for part in parts for line in getattr(bench, part)()]
    show(lines)
    missed = [line.what for line in lines if line.met is False]
    note(f"missed: {', '.join(missed)}" if missed else "every goal met")
    return 1 if missed else 0


class Bench:
    """The measurements, each with its material in `folder`."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        home = folder / "home"
        (home / "config").mkdir(parents=True)
        (home / "config" / "fenetre.json").write_text(STATE, encoding="utf-8")
        self._environment = {"QT_QPA_PLATFORM": "offscreen", "CSXL_HOME": str(home), "CSXL_LANG": "fr"}
        note("the demonstration")
        self._demo = folder / "demo"
        self._year = material.demo(self._demo)

    def window(self) -> Iterator[Line]:
        note("the window")
        found = self._compare(
            ours=python("-m", "tests.benchmarks.our_window", self._demo),
            bare=python("-m", "tests.benchmarks.bare_window"),
        )
        ours, bare = found["ours"], found["bare"]
        yield limit("window painted, first list filled", ours, bare, "ready", WINDOW)
        yield limit("… and read again from the dossier", ours, bare, "read", None, "ready")

    def memory(self) -> Iterator[Line]:
        note("the memory")
        found = self._compare(
            runs=3,
            ours=python("-m", "tests.benchmarks.our_window", self._demo, "--idle"),
            bare=python("-m", "tests.benchmarks.bare_window", "--idle"),
        )
        for what, word, goal in (("rss", "idle memory (resident)", MEMORY), ("pss", "… proportional", None)):
            yield limit(word, found["ours"], found["bare"], what, goal)

    def report(self) -> Iterator[Line]:
        note("the report")
        counts = material.plain_report(self._demo, self._year, self._folder)
        yield from self._document(
            f"report, {counts['words']} words, {counts['pictures']} pictures",
            self._print("report", self._demo, "--year", str(self._year)),
            python("-m", "tests.benchmarks.bare_report", self._folder / "report.json", self._folder / "bare.pdf"),
            REPORT,
            ("report", self._demo, str(self._year)),
        )

    def photos(self) -> Iterator[Line]:
        note("the report with thirty photos")
        folder = self._folder / "photos"
        photos.add_photos(folder, material.demo(folder))
        counts = material.plain_report(folder, self._year, self._folder)
        found = self._compare(
            runs=3,
            ours=self._print("report", folder, "--year", str(self._year)),
            bare=python("-m", "tests.benchmarks.bare_report", self._folder / "report.json", self._folder / "bare.pdf"),
        )
        yield limit(f"report, {counts['pictures']} pictures: process", found["ours"], found["bare"], "wall", REPORT)
        yield limit("… of the processor", found["ours"], found["bare"], "processor", REPORT)
        yield from showing_report.lines(folder, self._year, self._environment)
        yield from showing_report.crowded(self._folder / "crowded", self._environment)

    def sheet(self) -> Iterator[Line]:
        note("the attendance sheet")
        folder = self._folder / "assembly"
        meeting = material.assembly(folder)
        command = self._print("attendance-sheet", folder, "--meeting", meeting)
        yield from self._document(
            f"attendance sheet, {material.EXPECTED} people",
            command,
            self._one_page(command),
            1.5,
            ("sheet", folder, meeting),
        )

    def minutes(self) -> Iterator[Line]:
        note("the minutes")
        meeting = material.held_assembly(self._demo, self._year)
        command = self._print("minutes", self._demo, "--meeting", meeting)
        yield from self._document(
            "minutes of an assembly", command, self._one_page(command), 1.5, ("minutes", self._demo, meeting)
        )
        folder = self._folder / "long" / "dossier"
        command = self._print("minutes", folder, "--meeting", long_minutes(folder))
        found = self._compare(runs=3, ours=command, bare=self._one_page(command))
        seconds, bare = (found[name].middle("wall") for name in ("ours", "bare"))
        what = "minutes of a million letters: process"
        yield Line(what, f"{seconds:.2f} s", f"{bare:.2f} s", seconds / bare, "≤ 10 s", seconds <= 10)

    def room(self) -> Iterator[Line]:
        note("meeting mode, 400 people")
        folder = self._folder / "room" / "dossier"
        meeting = material.assembly(folder, 400)
        said = run_once(python("-m", "tests.benchmarks.in_the_room", folder, meeting), self._environment).said
        figures = {name: values[0] for name, values in said.items()}
        opened, key, done, bare = (figures[name] for name in ("opened", "key_p95", "acknowledged", "bare"))
        yield Line("meeting with 400 people opened → painted", f"{opened:.1f} ms", "", None, "≤ 50 ms", opened <= 50)
        yield Line("… its window built only then", f"{figures['unready']:.1f} ms", "")
        yield Line("Enter → line pending, counters painted, p95", f"{key:.1f} ms", "", None, "≤ 16 ms", key <= 16)
        yield Line("… of which the window's own work", f"{figures['own_p95']:.1f} ms", "")
        yield Line(
            "pending → acknowledged", f"{done:.1f} ms", f"{bare:.1f} ms", done / bare, "≤ 5.0 ×", done <= 5 * bare
        )
        whole = figures["whole"]
        yield Line("… from Enter, the painting included", f"{whole:.1f} ms", f"{bare:.1f} ms", whole / bare)

    def typing(self) -> Iterator[Line]:
        note("the filter, in a directory of 11,000 people")
        folder = self._folder / "directory"
        material.directory(folder)
        said = run_once(python("-m", "tests.benchmarks.typing_filter", folder), self._environment).said
        loop = f"{said['calibration'][0]:.1f} ms loop"
        for name in ("organisations", "people"):
            p95 = said[f"{name}_p95"][0]
            yield Line(
                f"key in the filter → painted, p95, {said[f'{name}_rows'][0]:,.0f} {name}",
                f"{p95:.1f} ms",
                loop,
                p95 / said["calibration"][0],
                "≤ 16 ms",
                p95 <= 16,
            )
            yield Line(f"… of which the window's own work, {name}", f"{said[f'{name}_own_p95'][0]:.1f} ms", loop)

    def figures(self) -> Iterator[Line]:
        note("the figures of a year, of twenty")
        yield from many_years.showing_a_year(self._folder / "years" / "dossier", self._environment)

    def scale(self) -> Iterator[Line]:
        note("a hundred thousand people")
        if not (self._folder / "directory").exists():
            material.directory(self._folder / "directory")
        yield from scale.importing(self._folder, self._environment)
        yield from scale.living_with(self._folder, self._environment)
        yield from scale.kept_safe(self._folder, self._environment)
        yield from scale.over_all(self._folder / "directory", self._environment)

    def _document(
        self, what: str, ours: Command, bare: Command, goal: float, alone: tuple[str, Path, str]
    ) -> Iterator[Line]:
        found = self._compare(ours=ours, bare=bare)
        yield limit(f"{what}: process", found["ours"], found["bare"], "wall", goal)
        kind, folder, which = alone
        said = run_once(python("-m", "tests.benchmarks.rendering", folder, kind, which), self._environment).said
        yield Line("… its pages alone, first and again", f"{said['first'][0]:.3f} s", f"{said['again'][0]:.3f} s")

    def _print(self, document: str, folder: Path, *options: str) -> Command:
        return python("-m", "csxl_desktop", "print", folder, document, *options, "-o", self._folder / f"{document}.pdf")

    def _one_page(self, ours: Command) -> Command:
        """The baseline of a command: the libraries that it imports, its fonts, one page."""
        modules = self._folder / "modules.txt"
        run_once(python("-m", "tests.benchmarks.imported", modules, *ours[3:]), self._environment)
        return python("-m", "tests.benchmarks.bare_pdf", modules, self._folder / "bare.pdf")

    def _compare(self, runs: int = RUNS, **programs: Command) -> dict[str, Runs]:
        return compare(programs, self._environment, runs)


def note(what: str) -> None:
    sys.stderr.write(f"· {what}\n")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
