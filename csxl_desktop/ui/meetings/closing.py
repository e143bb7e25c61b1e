"""What frames the minutes: their subject, who chaired, who wrote, what is annexed."""

from uuid import UUID

from PySide6.QtWidgets import QVBoxLayout, QWidget

from csxl_desktop.domain.enclosures import Annex
from csxl_desktop.domain.meeting_rows import AnnexRow
from csxl_desktop.i18n import _
from csxl_desktop.services.agenda_reads import OpenMeeting
from csxl_desktop.ui.look import look
from csxl_desktop.ui.meetings.desk import Desk
from csxl_desktop.ui.widgets.adder import Adder
from csxl_desktop.ui.widgets.form import FormLayout
from csxl_desktop.ui.widgets.messages import IconLabel
from csxl_desktop.ui.widgets.row_stack import RowEditor, RowStack
from csxl_desktop.ui.widgets.text import SectionLabel
from csxl_desktop.ui.widgets.text_fields import MultilineField, TextField


class AnnexEditor(RowEditor[AnnexRow]):
    """A document joined to the minutes: title, author, points that it covers."""

    def __init__(self, desk: Desk, row_id: UUID) -> None:
        super().__init__(row_id)
        self.title = TextField("", placeholder=_("Title")).called(_("Title of the annex"))
        self.author = TextField("", placeholder=_("Author")).called(_("Author of the annex"))
        self.points = TextField("", placeholder=_("What it covers")).called(_("What the annex covers"))
        column = QVBoxLayout()
        column.setSpacing(look().sizes.px(4))
        for field, name in ((self.title, "title"), (self.author, "author"), (self.points, "points")):
            desk.save(field, name, Annex, lambda: row_id)
            column.addWidget(field)
            self.watch(field.control)
        self.body.addWidget(IconLabel("paperclip"))
        self.body.addLayout(column, 1)
        self.setFocusProxy(self.author.control)

    def show_row(self, row: AnnexRow, _place: int, *, same: bool) -> None:
        self.title.show_value(row.title, same=same)
        self.author.show_value(row.author, same=same)
        self.points.show_value(row.points, same=same)

    def lock(self, *, locked: bool) -> None:
        super().lock(locked=locked)
        for field in (self.title, self.author, self.points):
            field.setReadOnly(locked)


class ClosingPart(QWidget):
    """Subject, chair, secretary, annexes."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.subject = MultilineField(_("Subject"), placeholder=_("Left empty, the list of items is printed."), lines=2)
        self.chair = TextField(_("Chair"))
        self.secretary = TextField(_("Secretary"))
        desk.save_minutes(self.subject, "subject")
        desk.save_minutes(self.chair, "chair")
        desk.save_minutes(self.secretary, "secretary")
        self.annexes: RowStack[AnnexRow] = RowStack(lambda key: AnnexEditor(desk, key))
        self.new_annex = Adder(_("Title of a new annex, then Enter"))
        form = FormLayout(2)
        form.add_all(self.chair, self.secretary)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, look().sizes.px(4), 0)
        box.setSpacing(look().sizes.inside)
        box.addWidget(self.subject)
        box.addLayout(form)
        box.addSpacing(look().sizes.inside)
        box.addWidget(SectionLabel(_("Annexes")))
        box.addWidget(self.annexes)
        box.addWidget(self.new_annex)
        box.addStretch()
        self.new_annex.entered.connect(self._add)
        self.annexes.removed.connect(
            lambda row: desk.trash(Annex, row.id, _("“{title}” moved to the trash").format(title=row.title))
        )
        self.annexes.reordered.connect(lambda keys: desk.reorder(Annex, keys))

    def show_meeting(self, meeting: OpenMeeting, *, same: bool) -> None:
        minutes, sealed = meeting.record.minutes, self._desk.sealed
        self.subject.show_value(minutes.subject if minutes else "", same=same)
        self.chair.show_value(minutes.chair if minutes else "", same=same)
        self.secretary.show_value(minutes.secretary if minutes else "", same=same)
        for field in (self.subject, self.chair, self.secretary):
            field.setReadOnly(sealed)
        self.annexes.show_rows(meeting.record.annexes, locked=sealed)
        self.new_annex.setVisible(not sealed)

    def _add(self, title: str) -> None:
        self.annexes.focus_next_new()
        position = len(self.annexes.keys()) + 1
        self._desk.add(Annex, {"title": title, "position": position})
