"""Straight to the text of an item, in Write."""

from uuid import UUID

from PySide6.QtCore import QObject

from csxl_desktop.domain.meeting_steps import Step
from csxl_desktop.proofreading.text import Jump
from csxl_desktop.ui.meetings.desk import Desk
from csxl_desktop.ui.meetings.record import RecordView
from csxl_desktop.ui.meetings.write import WritePanel


class TextDoor(QObject):
    """Waits until the meeting stands on the desk."""

    def __init__(self, desk: Desk, record: RecordView) -> None:
        super().__init__(record)
        self._desk, self._record = desk, record
        self._wanted: tuple[UUID, UUID] | None = None
        desk.shown.connect(self._lead)

    def want(self, place: tuple[UUID, UUID] | None) -> None:
        """The meeting and its item."""
        self._wanted = place

    def _lead(self) -> None:
        meeting, wanted = self._desk.meeting, self._wanted
        if meeting is None or wanted is None or meeting.record.row.id != wanted[0]:
            return
        self._wanted = None
        self._record.show_step(Step.WRITE)
        panel = self._record.panel(Step.WRITE)
        if isinstance(panel, WritePanel) and (field := panel.field_of(Jump("agenda_item", str(wanted[1])))) is not None:
            field.setFocus()
