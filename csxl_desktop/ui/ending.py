"""The system asks the program to end: the window closes as by its cross, and everything typed reaches the file."""

import signal
import socket
from types import FrameType

from PySide6.QtCore import QObject, QSocketNotifier
from PySide6.QtWidgets import QApplication

_ASKS = tuple(getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name))
_ENDS = "ends"  # the property of the application


class Ending(QObject):
    """Hears SIGTERM and SIGHUP while Qt waits for events; the end of a session Qt hears by itself.

    Python runs its handlers between two of its own steps, and there are none while Qt waits: the number of the signal
    comes through a socket, which Qt listens to.
    """

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        self._heard, self._told = socket.socketpair()
        for each in (self._heard, self._told):
            each.setblocking(False)
        self._before = {each: signal.signal(each, _nothing) for each in _ASKS}
        self._woken = signal.set_wakeup_fd(self._told.fileno(), warn_on_full_buffer=False)
        self._notifier = QSocketNotifier(self._heard.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._hear)

    def stop(self) -> None:
        """As it was before."""
        self._app.setProperty(_ENDS, None)
        self._notifier.setEnabled(False)
        signal.set_wakeup_fd(self._woken)
        for each, before in self._before.items():
            signal.signal(each, before)
        self._heard.close()
        self._told.close()

    def _hear(self) -> None:
        if set(self._heard.recv(64)) & {int(each) for each in _ASKS}:
            self._app.setProperty(_ENDS, True)
            self._app.closeAllWindows()


def is_ending(app: QApplication) -> bool:
    """Whether the system asked the program to end: nobody waits for it."""
    return bool(app.property(_ENDS))


def _nothing(_number: int, _frame: FrameType | None) -> None:
    """The socket told it already."""
