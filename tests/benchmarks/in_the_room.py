"""Meeting mode with 400 people: open to painted, key to painted pending, pending to acknowledged beside bare SQLite.

Each tick is followed by the same transaction in SQLite alone, on a copy of the dossier beside it: the statements that
the program gave, with the values it bound, the lines of the history among them, under the settings of the dossier.
"""

import gc
import shutil
import sqlite3
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median, quantiles
from typing import Any
from uuid import UUID

from sqlalchemy import event

import csxl_desktop.ui  # as in the program: before anything of Qt

# isort: split
from PySide6.QtCore import QEvent, QEventLoop, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from csxl_desktop.__main__ import CYCLES_AFTER
from csxl_desktop.domain.meeting_rows import AttendanceRow
from csxl_desktop.services.agenda_reads import Choices
from csxl_desktop.services.workspace import open_workspace
from csxl_desktop.storage.database import PRAGMAS
from csxl_desktop.system import clock
from csxl_desktop.system.paths import resources
from csxl_desktop.ui import theme
from csxl_desktop.ui.context import Context, Dossier
from csxl_desktop.ui.errors import Errors
from csxl_desktop.ui.jobs import Jobs
from csxl_desktop.ui.meetings.room.ready import ReadyRoom
from csxl_desktop.ui.meetings.room.window import RoomWindow
from csxl_desktop.ui.window_state import WindowState
from tests.benchmarks.material import AUTHOR
from tests.benchmarks.telling import say
from tests.benchmarks.typing_filter import Painted

TICKS = 60
OPENINGS = 10  # every second one of a window that was built before
Statement = tuple[str, Any]  # words, and the values bound to them
_NONE = Qt.KeyboardModifier.NoModifier
assert csxl_desktop.ui


class Measured:
    """The dossier in the database lane, windows of its meeting, and the statements of each tick."""

    def __init__(self, folder: Path, meeting: UUID) -> None:
        self.jobs, self.owner, self.meeting = Jobs(), QWidget(), meeting
        self.owner.show()
        self.statements: list[Statement] = []
        dossier = Dossier()
        state = WindowState(folder.parent / "room.json")
        self.context = Context(dossier, self.jobs, Errors(), state, clock.today)
        self.ready = ReadyRoom(self.owner, self.context, Choices)

        def opened() -> None:
            dossier.hold(open_workspace(folder, AUTHOR, clock.now_utc))
            event.listen(dossier.workspace.database._engine, "before_cursor_execute", self._note)

        self.jobs.ask(opened, lambda _answer: None)
        self.wait()

    def wait(self) -> None:
        while self.jobs.busy:
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)

    def _note(self, _connection: object, _cursor: object, words: str, values: Any, *_context: object) -> None:
        self.statements.append((words, values))

    def prepare(self) -> None:
        """The window is built while nobody waits, as beside the list of the people expected."""
        self.ready.prepare(self.meeting)
        while not self.ready.is_ready():
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)

    def open(self) -> tuple[RoomWindow, float]:
        """A window, and the milliseconds until its list is painted with everybody."""
        started = time.perf_counter()
        window = self.ready.open(self.meeting)
        painted = PaintedWhole(window)
        window.resize(1366, 768)
        window.show()
        while not painted.count:
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
        painted, counted = Painted(table.viewport()), Painted(window.people.persons)
        window.desk._rest.stop()  # the reading again after a burst belongs to no tick
        self.wait()
        self.statements.clear()
        moments: list[tuple[float, float]] = []  # the window paints before it hands the change over

        def handed() -> None:
            moments.append((time.perf_counter(), time.thread_time()))

        window.desk.on_its_way.connect(handed)
        started, own = time.perf_counter(), time.thread_time()
        QApplication.sendEvent(entry.edit, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, _NONE))
        (pending, worked) = moments[0]
        assert painted.count
        assert counted.count
        while window.desk.is_pending(row.id):
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        assert [words for words, _values in self.statements].count("BEGIN IMMEDIATE") == 1
        window.desk.on_its_way.disconnect(handed)
        for watched, filtering in ((table.viewport(), painted), (window.people.persons, counted)):
            watched.removeEventFilter(filtering)  # sixty of them would be measured with the last tick
        return (pending - started) * 1000, (worked - own) * 1000, (time.perf_counter() - pending) * 1000


class PaintedWhole(Painted):
    """Counts the paintings of the people that have everybody in them."""

    def __init__(self, window: RoomWindow) -> None:
        super().__init__(window.people.table.viewport())
        self._table = window.people.table

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        return super().eventFilter(watched, event) if self._table.lines.rowCount() else False


class Bare:
    """SQLite alone on a copy of the dossier, with the dossier's settings."""

    def __init__(self, file: Path) -> None:
        self._connection = sqlite3.connect(file, isolation_level=None)
        for name, value in PRAGMAS.items():
            self._connection.execute(f"PRAGMA {name}={value}").fetchall()

    def run(self, statements: Sequence[Statement]) -> float:
        """Milliseconds of one transaction, its beginning among the statements."""
        started = time.perf_counter()
        for words, values in statements:
            if isinstance(values, list):
                self._connection.executemany(words, values)
            else:
                self._connection.execute(words, values).fetchall()
        self._connection.execute("COMMIT")
        return (time.perf_counter() - started) * 1000

    def close(self) -> None:
        self._connection.close()


def main() -> int:
    gc.set_threshold(*CYCLES_AFTER)  # as the program does
    folder, meeting = Path(sys.argv[1]), UUID(sys.argv[2])
    copy = folder / "bare.db"
    shutil.copyfile(folder / "csxl.db", copy)
    bare = Bare(copy)
    app = QApplication(sys.argv[:1])
    theme.apply(app, "light", resources())
    measured = Measured(folder, meeting)
    openings: dict[bool, list[float]] = {True: [], False: []}
    for turn in range(OPENINGS):
        is_ready = bool(turn % 2)
        if is_ready:
            measured.prepare()
        window, milliseconds = measured.open()
        openings[is_ready].append(milliseconds)
        measured.wait()
        if turn < OPENINGS - 1:
            window.close()
            measured.wait()
    window.people.entry.edit.setFocus()
    keys, own, acknowledged, alone = [], [], [], []
    for row in list(window.desk.rows())[:TICKS]:
        key, work, done = measured.tick(window, row)
        keys.append(key)
        own.append(work)
        acknowledged.append(done)
        alone.append(bare.run(measured.statements))
        measured.wait()
    bare.close()
    say(opened=median(openings[True]), unready=median(openings[False]))
    say(key_p95=quantiles(keys, n=20)[-1], acknowledged=median(acknowledged))
    say(whole=median(key + done for key, done in zip(keys, acknowledged, strict=True)))
    say(bare=median(alone), own_p95=quantiles(own, n=20)[-1])
    window.close()
    measured.wait()
    measured.jobs.ask(lambda: measured.context.services.close(), lambda _answer: None)
    measured.wait()
    measured.jobs.shutdown()
    return 0


if __name__ == "__main__":
    sys.exit(main())
