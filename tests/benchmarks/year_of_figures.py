"""*Chiffres* of a year, from the choice of the year until its figures, then its charts, are painted.

Beside it the statements that the reading gave, run again by SQLite alone on a copy of the dossier.
"""

import gc
import shutil
import sqlite3
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Any

from sqlalchemy import event

import csxl_desktop.ui  # as in the program: before anything of Qt

# isort: split
from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication

from csxl_desktop.__main__ import CYCLES_AFTER
from csxl_desktop.services.workspace import open_workspace
from csxl_desktop.storage.database import FILE_NAME
from csxl_desktop.system import clock
from csxl_desktop.system.paths import resources
from csxl_desktop.ui import theme
from csxl_desktop.ui.context import Context, Dossier
from csxl_desktop.ui.errors import Errors
from csxl_desktop.ui.evaluation.figures import FiguresPlace
from csxl_desktop.ui.evaluation.page import EvaluationPage
from csxl_desktop.ui.jobs import Jobs
from csxl_desktop.ui.window_state import WindowState
from tests.benchmarks.many_years import FIRST, LAST, THIN
from tests.benchmarks.material import AUTHOR
from tests.benchmarks.telling import say
from tests.benchmarks.typing_filter import Painted

_TURNS = 7
assert csxl_desktop.ui


class Measured:
    """The place on a dossier in the database lane."""

    def __init__(self, folder: Path) -> None:
        self.jobs, self.statements = Jobs(), list[tuple[str, Any]]()
        dossier = Dossier()
        self.context = Context(dossier, self.jobs, Errors(), WindowState(folder.parent / "years.json"), clock.today)

        def opened() -> None:
            dossier.hold(open_workspace(folder, AUTHOR, clock.now_utc))
            event.listen(dossier.workspace.database._engine, "before_cursor_execute", self._note)

        self.jobs.ask(opened, lambda _answer: None)
        self.wait()
        self.page = EvaluationPage(self.context)
        self.page.resize(1366, 720)
        self.page.show()
        self.page.show_place("figures")
        self.wait()
        place = self.page.place()
        assert isinstance(place, FiguresPlace)
        self.place = place

    def wait(self) -> None:
        while self.jobs.busy:
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        QApplication.processEvents()

    def show(self, year: int) -> tuple[float, float]:
        """Milliseconds until the figures of `year` are painted, and until the charts are too."""
        told = list[float]()
        self.page.summary_changed.connect(lambda _text: told.append(time.perf_counter()))
        started = time.perf_counter()
        self.place.show_year(year)
        self.place.reload()
        self._until(lambda: bool(told))
        tile, view = Painted(self.place.tiles["members"]), Painted(self.place.charts.view)
        self.place.tiles["members"].update()
        self._until(lambda: bool(tile.count))
        figures = time.perf_counter()
        self.wait()
        self.place.charts.view.repaint()
        assert view.count
        self.page.summary_changed.disconnect()
        return (figures - started) * 1000, (time.perf_counter() - started) * 1000

    def read(self, year: int) -> float:
        """Milliseconds of the reading alone, in its lane; its statements are kept."""
        times = list[float]()

        def work() -> float:
            self.statements.clear()
            started = time.perf_counter()
            self.context.services.figures.page(year)
            return (time.perf_counter() - started) * 1000

        self.jobs.ask(work, times.append)
        self.wait()
        return times[0]

    def again(self, work: Callable[[], object]) -> float:
        """Milliseconds of a reading in its lane, in the middle of three, once it was read."""
        times = list[float]()

        def timed() -> float:
            started = time.perf_counter()
            work()
            return (time.perf_counter() - started) * 1000

        for _turn in range(4):
            self.jobs.ask(timed, times.append)
            self.wait()
        return median(times[1:])

    def _until(self, done: Callable[[], bool]) -> None:
        while not done():
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)

    def _note(self, _connection: object, _cursor: object, words: str, values: Any, *_context: object) -> None:
        self.statements.append((words, values))


def bare(connection: sqlite3.Connection, statements: list[tuple[str, Any]]) -> float:
    started = time.perf_counter()
    for words, values in statements:
        connection.execute(words, values).fetchall()
    return (time.perf_counter() - started) * 1000


def main() -> int:
    gc.set_threshold(*CYCLES_AFTER)  # as the program does
    folder = Path(sys.argv[1])
    copy = folder.parent / "years.db"
    shutil.copyfile(folder / FILE_NAME, copy)
    connection = sqlite3.connect(copy, isolation_level=None)
    connection.create_function("fold", 1, lambda text: text, deterministic=True)
    app = QApplication(sys.argv[:1])
    theme.apply(app, "light", resources())
    measured = Measured(folder)
    measured.show(LAST)
    shown = [measured.show(year) for year in range(LAST - _TURNS, LAST)]
    thin = [measured.show(year)[0] for year in (THIN, FIRST, THIN, FIRST, THIN)][::2]
    reading, alone = list[float](), list[float]()
    for year in range(LAST - _TURNS, LAST):
        reading.append(measured.read(year))
        alone.append(bare(connection, [each for each in measured.statements if each[0].startswith(("SELECT", "WITH"))]))
    connection.close()
    services = measured.context.services
    say(board=measured.again(lambda: services.group_presence.board(services.working_groups.groups()[0].id, LAST - 1)))
    say(silent=measured.again(services.silence.silent))
    say(painted=median(each for each, _charts in shown), charts=median(each for _figures, each in shown))
    say(full_reading=median(reading), thin_reading=median(measured.read(THIN) for _turn in range(3)))
    say(bare=median(alone), thin=median(thin))
    measured.page.close()
    measured.jobs.ask(lambda: measured.context.services.close(), lambda _answer: None)
    measured.wait()
    measured.jobs.shutdown()
    return 0


if __name__ == "__main__":
    sys.exit(main())
