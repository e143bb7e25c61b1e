"""Dead objects of the window go in the window's thread, between two events (docs/decisions/0017)."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QThread, QTimer

from csxl_desktop.system import garbage

_EVERY = 1000  # milliseconds
_PATIENCE = 20  # times that work on its way is waited for


class GarbageCollector(QObject):
    """From its making on, Python looks for cycles of dead objects nowhere else than here.

    Left to itself Python looks in whichever thread makes the object too many: in the database lane, too, where it
    takes pages, timers and models away under the window, or inside an event of the very widget that it destroys.

    While `busy()`, a list is perhaps being read: hundreds of thousands of new objects, most of which die by themselves
    in a moment, and searching through them would stop the window. So it waits for the end, within reason.
    """

    def __init__(self, parent: QObject, busy: Callable[[], bool] = lambda: False) -> None:
        super().__init__(parent)
        self._busy, self._waited = busy, 0
        garbage.hold()
        self._timer = QTimer(self, interval=_EVERY)
        self._timer.timeout.connect(self.collect)
        self._timer.start()

    def stop(self) -> None:
        self._timer.stop()

    def collect(self) -> None:
        """What is due, unless a dialog or a menu is open: its loop runs inside an event of a widget."""
        if self._busy() and self._waited < _PATIENCE:
            self._waited += 1
            return
        self._waited = 0
        if QThread.currentThread().loopLevel() <= 1:
            garbage.collect_if_due()
