"""Acts that take their time, held on their way while a test looks at what the window says of them."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event

from pytestqt.qtbot import QtBot

from csxl_desktop.ui.jobs import Jobs
from csxl_desktop.ui.progress import Progress
from csxl_desktop.ui.widgets.status_strip import StatusStrip


class Foot:
    """The bottom of the window, above these jobs."""

    def __init__(self, qtbot: QtBot, jobs: Jobs) -> None:
        self._qtbot, self._jobs = qtbot, jobs
        self.strip = StatusStrip()
        qtbot.addWidget(self.strip)
        Progress(jobs, self.strip)

    def tells(self, act: str, *, stoppable: bool) -> None:
        """Wait until the foot names `act`; whether a button beside it stops it."""
        self._qtbot.waitUntil(lambda: self.strip.shows_progress() and self.strip._task.text() == act)
        assert self.strip.stop.isHidden() is not stoppable

    @contextmanager
    def held(self, lane: str) -> Iterator[None]:
        """Nothing begins in the `database` lane, or beside it (`workers`), until it is let go."""
        gate = Event()
        if lane == "database":
            self._jobs.ask(gate.wait, lambda _done: None)
        else:
            for _worker in range(2):
                self._jobs.compute(gate.wait, lambda _done: None)
        try:
            yield
        finally:
            gate.set()
