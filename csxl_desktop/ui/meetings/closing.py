"""What frames the minutes: their subject, who chaired, who wrote, what is annexed."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from csxl_desktop.i18n import _
from csxl_desktop.services.agenda_reads import OpenMeeting
from csxl_desktop.ui.look import look
from csxl_desktop.ui.meetings.annexes import AnnexesEditor
from csxl_desktop.ui.meetings.desk import Desk
from csxl_desktop.ui.widgets.form import FormLayout
from csxl_desktop.ui.widgets.text import SectionLabel
from csxl_desktop.ui.widgets.text_fields import MultilineField, TextField


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
        self.annexes = AnnexesEditor(desk)
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
        box.addStretch()

    def show_meeting(self, meeting: OpenMeeting, *, same: bool) -> None:
        minutes, sealed = meeting.record.minutes, self._desk.sealed
        self.subject.show_value(minutes.subject if minutes else "", same=same)
        self.chair.show_value(minutes.chair if minutes else "", same=same)
        self.secretary.show_value(minutes.secretary if minutes else "", same=same)
        for field in (self.subject, self.chair, self.secretary):
            field.setReadOnly(sealed)
        self.annexes.show_meeting(meeting)
