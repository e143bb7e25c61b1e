"""From another tab straight to the sign-in sheet of a meeting."""

from uuid import UUID

from PySide6.QtCore import QObject

from csxl_desktop.domain.meeting_steps import Step
from csxl_desktop.ui.meetings.convene import ConvenePanel
from csxl_desktop.ui.meetings.desk import Desk
from csxl_desktop.ui.meetings.record import RecordView


class SheetDoor(QObject):
    """Waits until the meeting stands on the desk; where nobody is invited yet, it leads beside the button for that."""

    def __init__(self, desk: Desk, record: RecordView) -> None:
        super().__init__(record)
        self._desk, self._record = desk, record
        self._wanted: UUID | None = None
        desk.shown.connect(self._lead)

    def want(self, key: UUID | None) -> None:
        self._wanted = key

    def _lead(self) -> None:
        meeting, record = self._desk.meeting, self._record
        if meeting is None or meeting.record.row.id != self._wanted:
            return
        self._wanted = None
        if not meeting.record.attendances:
            record.show_step(Step.CONVENE)
        if record.step() is not Step.CONVENE:
            record.show_document("attendance-sheet")
            return
        panel = record.panel(Step.CONVENE)
        assert isinstance(panel, ConvenePanel)
        panel.preview.show_kind("attendance-sheet")
        panel.first_field().setFocus()
