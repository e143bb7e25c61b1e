"""The window closes: what the other computer does not know yet is told first, for a few seconds at most."""

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication

from csxl_desktop.i18n import _
from csxl_desktop.ui.ending import is_ending
from csxl_desktop.ui.main_window import MainWindow
from csxl_desktop.ui.together import Together
from csxl_desktop.ui.widgets.field import leave_focused_field

LASTS = 5_000  # milliseconds; a share that hangs keeps nobody longer


class Farewell(QObject):
    """Holds the closing of `window` while `together` tells; closed again, or by its button, it goes at once.

    What was not told is told at the next start: nothing is lost by being in a hurry.
    """

    def __init__(self, window: MainWindow, together: Together) -> None:
        super().__init__(window)
        self._window, self._together = window, together
        self._begun = False
        self._limit = QTimer(self, singleShot=True, interval=LASTS)
        self._limit.timeout.connect(window.close)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Close and watched is self._window and self._may_wait():
            event.ignore()
            self._begin()
            return True
        return super().eventFilter(watched, event)

    def _may_wait(self) -> bool:
        """A window that another one took the place of was hidden first; a session that ends waits for nobody."""
        app = QApplication.instance()
        hurried = isinstance(app, QApplication) and (app.isSavingSession() or is_ending(app))
        if self._begun or hurried or not self._window.isVisible():
            return False
        leave_focused_field()
        return self._together.has_untold

    def _begin(self) -> None:
        self._begun = True
        window = self._window
        for part in (window.top, window.stack, window.status):
            part.setEnabled(False)
        window.banner.say(_("One moment: what you did is being told to the other computer."))
        window.banner.offer(_("Close at once"), window.close)
        window.banner.action.setFocus()
        self._together.finished.connect(window.close)
        self._limit.start()
        self._together.finish()
