"""Tells when the window of the program was filled and when it was read, from its own paintings; then closes it."""

import sys
import time

from PySide6.QtCore import QEvent, QObject, QTimer

from csxl_desktop.app import Application
from csxl_desktop.ui.home.lines import Line
from tests.benchmarks.telling import IDLE, memory, say


class Watch(QObject):
    """Says when the first list was painted with its lines, and when it was read from the dossier; then ends."""

    def __init__(self, application: Application) -> None:
        super().__init__()
        self._application = application
        self._filled = self._read = False
        assert application.desk is not None
        self._page = application.desk.window.current_page()
        self._page.installEventFilter(self)
        application.jobs.busy_changed.connect(lambda busy: None if busy else self._page.update())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            # The list paints itself within the page's painting: it is over when the next event comes.
            QTimer.singleShot(0, self._painted)
        return super().eventFilter(watched, event)

    def _painted(self) -> None:
        if not self._filled and self._page.findChildren(Line):
            self._filled = True
            say(ready_at=time.monotonic())
        if self._filled and not self._read and not self._application.jobs.busy:
            self._read = True
            say(read_at=time.monotonic())
            QTimer.singleShot(IDLE if "--idle" in sys.argv else 0, self._rested)

    def _rested(self) -> None:
        if "--idle" in sys.argv:
            say(**memory())
        assert self._application.window is not None
        self._application.window.close()
