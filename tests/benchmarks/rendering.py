"""The pages alone: how long ReportLab takes for a content that is already gathered, the first time and again."""

import sys
import time
from pathlib import Path
from statistics import median
from uuid import UUID

from csxl_desktop import i18n
from csxl_desktop.services.printing import render
from csxl_desktop.services.workspace import open_workspace
from csxl_desktop.system import clock, paths
from tests.benchmarks.material import AUTHOR, as_the_program
from tests.benchmarks.telling import say


def main() -> int:
    """`rendering FOLDER report|sheet|minutes YEAR|ID`."""
    folder, kind, which = sys.argv[1:]
    as_the_program()
    i18n.load(paths.resources() / "locale", "fr")
    with open_workspace(Path(folder), AUTHOR, clock.now_utc) as workspace:
        documents = workspace.documents
        if kind == "report":
            document = documents.report(int(which))
        elif kind == "sheet":
            document = documents.attendance_sheet(UUID(which))
        else:
            document = documents.minutes(UUID(which))
    times = []
    for _turn in range(6):
        started = time.perf_counter()
        render(document)
        times.append(time.perf_counter() - started)
    say(first=times[0], again=median(times[1:]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
