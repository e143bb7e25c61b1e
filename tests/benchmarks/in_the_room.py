"""Meeting mode with 400 people: open to painted, key to painted pending, pending to acknowledged beside bare SQLite."""

import gc
import shutil
import sqlite3
import sys
import time
from pathlib import Path
from statistics import median, quantiles
from uuid import UUID

import csxl_desktop.ui  # as in the program: before anything of Qt

# isort: split
from PySide6.QtCore import QEvent, QEventLoop, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from csxl_desktop.__main__ import CYCLES_AFTER
from csxl_desktop.domain.meeting_rows import AttendanceRow
from csxl_desktop.services.agenda_reads import Choices
from csxl_desktop.services.workspace import open_workspace
from csxl_desktop.system import clock
from csxl_desktop.system.paths import resources
from csxl_desktop.ui import theme
from csxl_desktop.ui.context import Context, Dossier
from csxl_desktop.ui.errors import Errors
from csxl_desktop.ui.jobs import Jobs
from csxl_desktop.ui.meetings.room.window import RoomWindow
from csxl_desktop.ui.window_state import WindowState
from tests.benchmarks.material import AUTHOR
from tests.benchmarks.telling import say
from tests.benchmarks.typing_filter import Painted

TICKS = 60
_NONE = Qt.KeyboardModifier.NoModifier
assert csxl_desktop.ui


class Measured:
    """The dossier in the database lane, windows of its meeting, and the statements of each tick."""

    def __init__(self, folder: Path, meeting: UUID) -> None:
        self.jobs, self.owner, self.meeting = Jobs(), QWidget(), meeting
        self.statements: list[str] = []
        dossier = Dossier()
        state = WindowState(folder.parent / "room.ini")
        self.context = Context(dossier, self.jobs, Errors(), state, clock.today)

        def opened() -> None:
            dossier.hold(open_workspace(folder, AUTHOR, clock.now_utc))
            dossier.workspace.database._connection.set_trace_callback(self.statements.append)

        self.jobs.ask(opened, lambda _answer: None)
        self.wait()

    def wait(self) -> None:
        while self.jobs.busy:
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)

    def open(self) -> tuple[RoomWindow, float]:
        """A window, and the milliseconds until its list is painted with everybody."""
        started = time.perf_counter()
        window = RoomWindow(self.owner, self.context, self.meeting, Choices)
        painted = Painted(window.people.table.viewport())
        window.resize(1366, 768)
        window.show()
        while not window.people.table.lines.rowCount():
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        before = painted.count
        while painted.count == before:
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        return window, (time.perf_counter() - started) * 1000

    def tick(self, window: RoomWindow, row: AttendanceRow) -> tuple[float, float, float]:
        """Milliseconds from Enter to the line painted pending, of the window's own work, and until acknowledged."""
        entry, table = window.people.entry, window.people.table
        entry.edit.setText(row.full_name)
        entry._suggest(f"{row.full_name} {row.organisation}")
        QApplication.processEvents()
        table.choose(row.id)
        table.scrollTo(table.currentIndex())
        QApplication.processEvents()
        painted = Painted(table.viewport())
        started, own = time.perf_counter(), time.thread_time()
        QApplication.sendEvent(entry.edit, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, _NONE))
        table.viewport().repaint()
        window.people.persons.repaint()
        assert painted.count
        pending, own = time.perf_counter(), time.thread_time() - own
        while window.desk.is_pending(row.id):
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        return (pending - started) * 1000, own * 1000, (time.perf_counter() - pending) * 1000


def replay(file: Path, transactions: list[list[str]]) -> list[float]:
    """Milliseconds of the same writes in SQLite alone, with the same care for the disk."""
    connection = sqlite3.connect(file, isolation_level=None)
    for setting in ("journal_mode=TRUNCATE", "synchronous=EXTRA", "locking_mode=EXCLUSIVE"):
        connection.execute(f"PRAGMA {setting}").fetchall()
    times = []
    for statements in transactions:
        started = time.perf_counter()
        for statement in statements:
            connection.execute(statement).fetchall()
        times.append((time.perf_counter() - started) * 1000)
    connection.close()
    return times


def main() -> int:
    gc.set_threshold(*CYCLES_AFTER)  # as the program does
    folder, meeting = Path(sys.argv[1]), UUID(sys.argv[2])
    bare = folder.parent / "bare.db"
    shutil.copyfile(folder / "csxl.db", bare)
    app = QApplication(sys.argv[:1])
    theme.apply(app, "light", resources())
    measured = Measured(folder, meeting)
    openings = []
    for _turn in range(5):
        window, milliseconds = measured.open()
        openings.append(milliseconds)
        measured.wait()
        if _turn < 4:
            window.close()
            measured.wait()
    window.people.entry.edit.setFocus()
    keys, own, acknowledged, transactions = [], [], [], []
    for row in list(window.desk.rows())[:TICKS]:
        measured.statements.clear()
        key, work, done = measured.tick(window, row)
        keys.append(key)
        own.append(work)
        acknowledged.append(done)
        transactions.append([each for each in measured.statements if not each.startswith("--")])
        measured.wait()
    alone = replay(bare, transactions)
    say(opened=median(openings), key_p95=quantiles(keys, n=20)[-1], acknowledged=median(acknowledged))
    say(bare=median(alone), own_p95=quantiles(own, n=20)[-1])
    window.close()
    measured.wait()
    measured.jobs.ask(lambda: measured.context.services.close(), lambda _answer: None)
    measured.wait()
    measured.jobs.shutdown()
    return 0


if __name__ == "__main__":
    sys.exit(main())
