"""A window of a meeting kept ready: built while nobody waits, so that opening one only reads, fills and shows."""

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from csxl_desktop.services.agenda_reads import Choices
from csxl_desktop.ui.context import Context
from csxl_desktop.ui.meetings.room.window import RoomWindow

_REST = 400  # milliseconds since the last wish, with nothing on its way to the dossier


class ReadyRoom(QObject):
    """Each window serves one meeting and goes with it: nothing of a meeting can stand in the window of another."""

    def __init__(self, owner: QWidget, context: Context, choices: Callable[[], Choices]) -> None:
        super().__init__(owner)
        self._owner, self._context, self._choices = owner, context, choices
        self._window: RoomWindow | None = None
        self._rest = QTimer(self, singleShot=True, interval=_REST)
        self._rest.timeout.connect(self._build)

    def prepare(self) -> None:
        """Have a window in a moment, where none is ready."""
        if self._window is None:
            self._rest.start()

    def is_ready(self) -> bool:
        return self._window is not None

    @property
    def waiting(self) -> RoomWindow | None:
        """The window built beforehand, hidden and blank."""
        return self._window

    def open(self, meeting_id: UUID) -> RoomWindow:
        """The window of that meeting, not shown yet; built now where nobody had the time to."""
        self._rest.stop()
        window, self._window = self._window, None
        if window is None:
            return RoomWindow(self._owner.window(), self._context, meeting_id, self._choices)
        window.open(meeting_id)
        return window

    def _build(self) -> None:
        if self._context.jobs.busy:
            self._rest.start()
        elif self._owner.isVisible():
            self._window = RoomWindow(self._owner.window(), self._context, None, self._choices)
            self._window.dress(self._owner.screen().size())
