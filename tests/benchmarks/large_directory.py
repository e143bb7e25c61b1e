"""A window on a dossier of a hundred thousand people: opened, its list filtered, everything searched, key by key."""

import gc
import sys
import time
from pathlib import Path
from statistics import median, quantiles

import csxl_desktop.ui  # as in the program: before anything of Qt

# isort: split
from PySide6.QtCore import QEvent, QEventLoop, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QListWidget

from csxl_desktop import app as program
from csxl_desktop.__main__ import CYCLES_AFTER
from csxl_desktop.ui.directory.columns import PEOPLE
from csxl_desktop.ui.directory.directory_list import DirectoryList
from csxl_desktop.ui.jobs import Jobs
from csxl_desktop.ui.main_window import MainWindow
from tests.benchmarks.calibration import calibration
from tests.benchmarks.telling import say
from tests.benchmarks.typing_filter import Painted, measure, settle

SOUGHT = ("verbeke 4217", "élise", "maison medicale 77", "mbuyi koffi", "ait lahc", "peetres 12", "p4321@exemple.be")
_NONE = Qt.KeyboardModifier.NoModifier
assert csxl_desktop.ui


def searched(window: MainWindow, jobs: Jobs) -> list[float]:
    """Milliseconds from each key in the box of the whole window until what it finds is painted."""
    box = window.top.search
    box.setFocus()
    until_idle(jobs)
    window.show_results([])  # makes the list, so that its paintings can be counted
    assert box.popup is not None
    painted = Painted(box.popup.findChildren(QListWidget)[0].viewport())
    times = []
    for words in SOUGHT:
        for letter in words:
            before, started = painted.count, time.perf_counter()
            QApplication.sendEvent(box, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_unknown, _NONE, letter))
            while painted.count == before or jobs.busy:
                QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
            times.append((time.perf_counter() - started) * 1000)
            settle()
        box.clear()
        settle()
    return times


def until_idle(jobs: Jobs) -> None:
    while jobs.busy:
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    settle()


def main() -> int:
    gc.set_threshold(*CYCLES_AFTER)  # as the program does
    app = QApplication(sys.argv[:1])
    application = program.Application(app)
    application.open(Path(sys.argv[1]))
    assert application.desk is not None
    window, jobs = application.desk.window, application.jobs
    until_idle(jobs)
    say(open_at=time.monotonic())  # on the list of people, as the run before left it
    window.show_tab(1)
    until_idle(jobs)
    shown = window.current_page().findChild(DirectoryList)
    assert isinstance(shown, DirectoryList)
    loop = median(calibration() for _turn in range(9))
    times, own, rows = measure(shown, jobs, PEOPLE)
    say(rows=rows, filter_p95=quantiles(times, n=20)[-1], filter_own_p95=quantiles(own, n=20)[-1])
    times = searched(window, jobs)
    say(search_p95=quantiles(times, n=20)[-1], search_median=median(times), calibration=loop)
    window.close()
    application.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
