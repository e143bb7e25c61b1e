"""The programme of a study day, a walk, an event: its parts with format, room, speakers; cancelled ones stay told."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from csxl_desktop.domain.meeting_rows import ProgrammeRow
from csxl_desktop.domain.preparation import ProgrammePart
from csxl_desktop.domain.programme_words import held_words
from csxl_desktop.i18n import _
from csxl_desktop.services.agenda_reads import OpenMeeting
from csxl_desktop.ui.look import look
from csxl_desktop.ui.meetings.desk import Desk
from csxl_desktop.ui.widgets.adder import Adder
from csxl_desktop.ui.widgets.date_fields import NOON, TimeField
from csxl_desktop.ui.widgets.row_stack import RowEditor, RowStack
from csxl_desktop.ui.widgets.text import label
from csxl_desktop.ui.widgets.text_fields import CheckField, TextField


class PartEditor(RowEditor[ProgrammeRow]):
    """Hours and title; below them format, room, speakers, and whether it is cancelled."""

    def __init__(self, desk: Desk, row_id: UUID) -> None:
        super().__init__(row_id)
        px = look().sizes.px
        self.starts = TimeField("").called(_("Starts at"))
        self.ends = TimeField("", example=NOON).called(_("Ends at"))
        self.title = TextField("").called(_("Title of the part"))
        self.format = TextField("", placeholder=_("Format: workshop, talk, visit…")).called(_("Format"))
        self.room = TextField("", placeholder=_("Room")).called(_("Room"))
        self.speakers = TextField("", placeholder=_("Who speaks")).called(_("Who speaks"))
        self.cancelled = CheckField(_("Cancelled"))
        for field, column in (
            (self.starts, "starts_at"),
            (self.ends, "ends_at"),
            (self.title, "title"),
            (self.format, "format"),
            (self.room, "room"),
            (self.speakers, "speakers"),
            (self.cancelled, "cancelled"),
        ):
            desk.save(field, column, ProgrammePart, lambda: row_id)
            self.watch(field.control)
        for hour in (self.starts, self.ends):
            hour.setFixedWidth(px(84))
        whole, first, second = QVBoxLayout(), QHBoxLayout(), QHBoxLayout()
        whole.setSpacing(px(4))
        for row in (first, second):
            row.setSpacing(look().sizes.inside)
            whole.addLayout(row)
        for widget, stretch in ((self.starts, 0), (self.ends, 0), (self.title, 1), (self.cancelled, 0)):
            first.addWidget(widget, stretch)
        for widget, stretch in ((self.format, 2), (self.room, 1), (self.speakers, 2)):
            second.addWidget(widget, stretch)
        self.body.addLayout(whole, 1)
        self.setFocusProxy(self.title.control)

    def show_row(self, row: ProgrammeRow, _place: int, *, same: bool) -> None:
        for field, value in (
            (self.starts, row.starts_at),
            (self.ends, row.ends_at),
            (self.title, row.title),
            (self.format, row.format),
            (self.room, row.room),
            (self.speakers, row.speakers),
            (self.cancelled, row.cancelled),
        ):
            field.show_value(value, same=same)


class ProgrammeEditor(QWidget):
    """The parts in their order, and the line that adds one."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.parts: RowStack[ProgrammeRow] = RowStack(lambda key: PartEditor(desk, key))
        self.held = label("", "secondary")
        self.new_part = Adder(_("New part of the programme, then Enter"))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(look().sizes.px(4))
        box.addWidget(self.parts)
        box.addWidget(self.held)
        box.addWidget(self.new_part)
        self.new_part.entered.connect(
            lambda text: desk.add(ProgrammePart, {"title": text, "position": len(self.parts.keys()) + 1})
        )
        self.parts.removed.connect(
            lambda row: desk.trash(ProgrammePart, row.id, _("“{title}” moved to the trash").format(title=row.title))
        )
        self.parts.reordered.connect(lambda keys: desk.reorder(ProgrammePart, keys))

    def _show(self, rows: Sequence[ProgrammeRow]) -> None:
        self.parts.show_rows(rows)
        self.held.setText(held_words(rows))
        self.held.setVisible(bool(self.held.text()))

    def show_meeting(self, meeting: OpenMeeting) -> None:
        context, meeting_id = self._desk.context, meeting.record.row.id
        context.jobs.ask(
            lambda: context.services.programmes.parts(meeting_id),
            self._show,
            owner=self,
            latest="meetings/programme",
        )
