"""What every step's panel is: a part of the record that shows the meeting on the desk."""

from typing import TypeVar
from uuid import UUID

from PySide6.QtWidgets import QVBoxLayout, QWidget

from csxl_desktop.proofreading.text import Jump
from csxl_desktop.services.agenda_reads import OpenMeeting
from csxl_desktop.ui.look import look
from csxl_desktop.ui.meetings.desk import Desk
from csxl_desktop.ui.widgets.field import Field
from csxl_desktop.ui.word_finding import Words, mark_words

F = TypeVar("F", bound=Field)


class StepPanel(QWidget):
    """One step. It shows only while it is in front; `same` tells the meeting it already showed from another one."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._shown_id: UUID | None = None
        self.box = QVBoxLayout(self)
        self.box.setContentsMargins(0, 0, 0, 0)
        self.box.setSpacing(look().sizes.between)

    def refresh(self) -> None:
        """Show the meeting on the desk."""
        meeting = self.desk.meeting
        if meeting is None:
            return
        same = meeting.record.row.id == self._shown_id
        self._shown_id = meeting.record.row.id
        self.show_meeting(meeting, same=same)

    def show_meeting(self, meeting: OpenMeeting, *, same: bool) -> None:
        raise NotImplementedError

    def first_field(self) -> QWidget | None:
        """Where F2 goes."""
        return None

    def to_go_on(self) -> QWidget | None:
        """Where one types next in a meeting that was just written down."""
        return self.first_field()

    def show_words(self, words: Words) -> None:
        """Go to where these words are typed."""
        field = self.field_of(words.jump)
        if field is not None:
            mark_words(field, words)

    def field_of(self, _jump: Jump) -> QWidget | None:
        """The field of a part of the meeting, brought to the front; else where one begins."""
        return self.first_field()
