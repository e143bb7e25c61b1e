"""A meeting just written down is completed on its record: the keyboard stands in the field that comes next."""

from uuid import UUID

from PySide6.QtCore import QObject

from csxl_desktop.ui.meetings.desk import Desk
from csxl_desktop.ui.meetings.record import RecordView


class GoingOn(QObject):
    """Waits until the meeting stands on the desk."""

    def __init__(self, desk: Desk, record: RecordView) -> None:
        super().__init__(record)
        self._desk, self._record = desk, record
        self._wanted: UUID | None = None
        desk.shown.connect(self._lead)

    def want(self, key: UUID) -> None:
        self._wanted = key

    def _lead(self) -> None:
        meeting, step = self._desk.meeting, self._record.step()
        if meeting is None or step is None or meeting.record.row.id != self._wanted:
            return
        self._wanted = None
        field = self._record.panel(step).to_go_on()
        if field is not None:
            field.setFocus()
