"""From a key in the filter of the directory until its list is painted, with 2,000 organisations and 11,000 people."""

import gc
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median, quantiles

import csxl_desktop.ui  # as in the program: before anything of Qt

# isort: split
from PySide6.QtCore import QEvent, QEventLoop, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from csxl_desktop import app as program
from csxl_desktop.__main__ import CYCLES_AFTER
from csxl_desktop.ui.directory.columns import ORGANISATIONS, PEOPLE
from csxl_desktop.ui.directory.directory_list import DirectoryList
from csxl_desktop.ui.jobs import Jobs
from tests.benchmarks.calibration import calibration
from tests.benchmarks.telling import say

WORDS = ("maison", "social", "verbeke", "œillets", "aït", "chloé", "177", "zzz")
_NONE = Qt.KeyboardModifier.NoModifier
assert csxl_desktop.ui


class Painted(QObject):
    """Counts the paintings of a widget."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.count = 0
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self.count += 1
        return super().eventFilter(watched, event)


def keys() -> Iterator[tuple[Qt.Key, str]]:
    """Each word typed and taken back, letter by letter."""
    for word in WORDS:
        for letter in word:
            yield Qt.Key.Key_unknown, letter
        for _letter in word:
            yield Qt.Key.Key_Backspace, ""


def measure(shown: DirectoryList, jobs: Jobs, view: str) -> tuple[list[float], list[float], int]:
    """Milliseconds of each key, by the clock and of the window's thread alone, and the rows of the whole list."""
    shown.turn_to(view)
    while jobs.busy:
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    settle()
    table = shown.table()
    painted = Painted(table.viewport())
    shown.search.setFocus()
    settle()
    times, own = [], []
    for key, text in keys():
        before, started, began = painted.count, time.perf_counter(), time.thread_time()
        QApplication.sendEvent(shown.search, QKeyEvent(QEvent.Type.KeyPress, key, _NONE, text))
        while painted.count == before:
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        times.append((time.perf_counter() - started) * 1000)
        own.append((time.thread_time() - began) * 1000)
        settle()
    return times, own, table.model().rowCount()


def settle() -> None:
    QApplication.sendPostedEvents()
    QApplication.processEvents()


def main() -> int:
    gc.set_threshold(*CYCLES_AFTER)  # as the program does
    app = QApplication(sys.argv[:1])
    application = program.Application(app)
    application.open(Path(sys.argv[1]))
    assert application.desk is not None
    window = application.desk.window
    window.show_tab(1)
    while application.jobs.busy:
        app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    settle()
    shown = window.current_page().findChild(DirectoryList)
    assert isinstance(shown, DirectoryList)
    loop = median(calibration() for _turn in range(9))
    for name, view in (("organisations", ORGANISATIONS), ("people", PEOPLE)):
        times, own, rows = measure(shown, application.jobs, view)
        say(**{f"{name}_rows": rows, f"{name}_p95": quantiles(times, n=20)[-1], f"{name}_median": median(times)})
        say(**{f"{name}_own_p95": quantiles(own, n=20)[-1]})
    say(calibration=loop)
    window.close()
    application.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
