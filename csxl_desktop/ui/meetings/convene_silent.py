"""Those who have not answered: as a list, to ring them, to remind them by mail."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from csxl_desktop.domain.meeting_rows import AttendanceRow
from csxl_desktop.i18n import _
from csxl_desktop.services.agenda_reads import OpenMeeting
from csxl_desktop.services.convening import is_silent
from csxl_desktop.services.printing import Document, render
from csxl_desktop.ui.look import look
from csxl_desktop.ui.meetings.desk import Desk
from csxl_desktop.ui.widgets.buttons import button, link_button
from csxl_desktop.ui.widgets.text import SectionLabel, label


class SilentPart(QWidget):
    """The names, what may be done with them; `remind_wanted()`: a draft of the reminder."""

    remind_wanted = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.names = label("", "", wrap=True, selectable=True)
        self.remind_button = button(_("Mail draft of the reminder"), "mail", self.remind_wanted.emit)
        self.call_button = link_button(_("Call list…"), self.save_call_list, "phone")
        self.copy_link = link_button(_("Copy the list"), self.copy_names, "copy")
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(look().sizes.inside)
        box.addWidget(SectionLabel(_("Not answered yet")))
        box.addWidget(self.names)
        box.addLayout(in_a_row(self.remind_button))
        box.addLayout(in_a_row(self.call_button, self.copy_link))

    def show_meeting(self, meeting: OpenMeeting) -> None:
        waiting = [row for row in meeting.record.attendances if is_silent(row)]
        self.names.setText("\n".join(map(_named, waiting)) if waiting else _("Everybody has answered."))
        for each in (self.remind_button, self.call_button, self.copy_link):
            each.setEnabled(bool(waiting))

    def copy_names(self) -> None:
        """The list as text, for a mail or a note."""
        QGuiApplication.clipboard().setText(self.names.text())
        self._desk.page.said.emit(_("The list is copied."))

    def save_call_list(self) -> None:
        """Whom to ring, on paper."""
        context, meeting_id = self._desk.context, self._desk.id()

        def lay_out(document: Document) -> None:
            context.jobs.compute(lambda: render(document), save, context.errors.show, owner=self)

        def save(pdf: bytes) -> None:
            from csxl_desktop.ui.printing import save_pdf  # QtPrintSupport is not loaded at start-up

            save_pdf(pdf, _("Call list"), self.window())

        context.jobs.ask(
            lambda: context.services.invitations.call_list(meeting_id), lay_out, context.errors.show, owner=self
        )


def in_a_row(*buttons: QWidget) -> QHBoxLayout:
    """Buttons side by side, as wide as their words."""
    row = QHBoxLayout()
    row.setSpacing(look().sizes.inside)
    for each in buttons:
        row.addWidget(each)
    row.addStretch()
    return row


def _named(row: AttendanceRow) -> str:
    return " – ".join(part for part in (row.full_name, row.organisation) if part)
