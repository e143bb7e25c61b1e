"""What is done over a whole directory: likely doubles looked for, a thousand labels made. Prints seconds."""

import sys
import time
from pathlib import Path
from statistics import median

from csxl_desktop import i18n
from csxl_desktop.domain.content.labels import L7160
from csxl_desktop.domain.recipients import Selection, SelectionKind
from csxl_desktop.services.printing import render
from csxl_desktop.services.workspace import open_workspace
from csxl_desktop.system import clock, paths
from tests.benchmarks.calibration import calibration
from tests.benchmarks.material import AUTHOR, DOUBLES
from tests.benchmarks.telling import say

LABELS = 1_000


def main() -> int:
    """`directory_work FOLDER`."""
    i18n.load(paths.resources() / "locale", "fr")
    with open_workspace(Path(sys.argv[1]), AUTHOR, clock.now_utc) as workspace:
        started = time.perf_counter()
        pairs = workspace.duplicates.pairs()
        say(scan=time.perf_counter() - started)
        assert len(pairs) >= DOUBLES, pairs
        chosen = tuple(row.id for row in workspace.directory.organisations()[:LABELS])
        assert len(chosen) == LABELS, len(chosen)
        started = time.perf_counter()
        render(workspace.selection_documents.labels(Selection(SelectionKind.ORGANISATIONS, chosen), sheet=L7160))
        say(labels=time.perf_counter() - started, calibration=median(calibration() for _turn in range(9)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
