"""A window of a meeting kept ready, and its meeting read, while nobody waits: opening it only fills and shows."""

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from csxl_desktop.domain.room import Room
from csxl_desktop.services.agenda_reads import Choices
from csxl_desktop.ui.context import Context
from csxl_desktop.ui.meetings.room.window import RoomWindow

_REST = 400  # milliseconds since the last wish, with nothing on its way to the dossier

_KEY = "meetings/room-ready"


class ReadyRoom(QObject):
    """Each window serves one meeting and goes with it: nothing of a meeting can stand in the window of another.

    The meeting read beforehand serves as long as nothing was saved since.
    """

    def __init__(self, owner: QWidget, context: Context, choices: Callable[[], Choices]) -> None:
        super().__init__(owner)
        self._owner, self._context, self._choices = owner, context, choices
        self._window: RoomWindow | None = None
        self._meeting_id: UUID | None = None
        self._room: Room | None = None
        self._rest = QTimer(self, singleShot=True, interval=_REST)
        self._rest.timeout.connect(self._build)
        context.jobs.saved.connect(self._forget)

    def prepare(self, meeting_id: UUID) -> None:
        """Have a window, and that meeting, in a moment."""
        self._meeting_id = meeting_id
        if not self.is_ready():
            self._rest.start()

    def is_ready(self) -> bool:
        return self._window is not None and self._fresh(self._meeting_id) is not None

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
        window.open(meeting_id, None if self._context.jobs.busy else self._fresh(meeting_id))
        self._room = None
        return window

    def _build(self) -> None:
        if self._context.jobs.busy:
            self._rest.start()
        elif self._owner.isVisible():
            if self._window is None:
                self._window = RoomWindow(self._owner.window(), self._context, None, self._choices)
                self._window.dress(self._owner.screen().size())
            self._read()

    def _read(self) -> None:
        context, meeting_id = self._context, self._meeting_id
        if meeting_id is not None and self._fresh(meeting_id) is None:
            context.jobs.ask(
                lambda: context.services.room.read(meeting_id), self._take, lambda _error: None, owner=self, latest=_KEY
            )

    def _take(self, room: Room) -> None:
        self._room = room

    def _fresh(self, meeting_id: UUID | None) -> Room | None:
        return self._room if self._room is not None and self._room.meeting_id == meeting_id else None

    def _forget(self) -> None:
        self._room = None
        if self._window is not None:
            self._rest.start()
