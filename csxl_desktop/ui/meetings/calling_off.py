"""A meeting put off or cancelled: why, and to which day; above its panels until that is said."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from csxl_desktop.i18n import _
from csxl_desktop.i18n.date_parsing import parse_date
from csxl_desktop.services.records import Written
from csxl_desktop.ui.look import look
from csxl_desktop.ui.meetings.desk import Desk
from csxl_desktop.ui.meetings.words import meeting_title
from csxl_desktop.ui.widgets.buttons import button, menu_button, primary_button
from csxl_desktop.ui.widgets.date_fields import DateField
from csxl_desktop.ui.widgets.text import Card, SectionLabel, label
from csxl_desktop.ui.widgets.text_fields import TextField


class CallingOff(Card):
    """Hidden until one of the entries of `button` is chosen; Enter confirms, Esc leaves everything as it is."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._postponing = True
        self._before: QWidget | None = None
        today = desk.context.today

        def read(text: str) -> date | None:
            return parse_date(text, today())

        self.heading = SectionLabel("")
        words = _("Others expect this meeting: say why it is cancelled. Once cancelled, it can go to the trash.")
        self.known = label(words, "small", wrap=True)
        self.reason = TextField(_("Why"))
        self.day = DateField(_("New date, if it is known"), read, remark=desk.remark_here)
        self.confirm = primary_button("", "check", self._confirm)
        self.button = menu_button(
            _("Put off, cancel"),
            "calendar-x",
            [
                ("arrow-right-left", _("Put off to another day…"), lambda: self.begin(postponing=True)),
                ("calendar-x", _("Cancel the meeting…"), lambda: self.begin(postponing=False)),
            ],
        )
        line = QHBoxLayout()
        line.setSpacing(look().sizes.between)
        line.addWidget(self.reason, 2)
        line.addWidget(self.day, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(look().sizes.inside)
        buttons.addStretch()
        buttons.addWidget(button(_("Leave it as it is"), clicked=self.leave))
        buttons.addWidget(self.confirm)
        self.box.addWidget(self.heading)
        self.box.addWidget(self.known)
        self.box.addLayout(line)
        self.box.addLayout(buttons)
        self.hide()

    def begin(self, *, postponing: bool) -> None:
        """Ask why; of a meeting put off, to when."""
        if self._desk.meeting is None:
            return
        self._postponing = postponing
        title = meeting_title(self._desk.meeting.record.row)
        words = _("Put off: {title}") if postponing else _("Cancel: {title}")
        self.heading.setText(words.format(title=title))
        self.confirm.setText(_("Put off") if postponing else _("Cancel the meeting"))
        self.day.setVisible(postponing)
        for field in (self.reason, self.day):
            field.set_value(None if field is self.day else "")
        self.known.hide()
        self._before = None
        self.show()
        self.reason.edit.setFocus()

    def begin_known(self) -> None:
        """Thrown away although others expect it: it is cancelled instead, and stays in the year with its reason."""
        before = QApplication.focusWidget()
        self.begin(postponing=False)
        self._before = before  # the list, where the key was pressed, gets the keyboard back
        self.known.show()

    def leave(self) -> None:
        """Nothing was said."""
        if self.isAncestorOf(QApplication.focusWidget() or self):
            (self._before or self.button).setFocus()
        self.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._confirm()
            case Qt.Key.Key_Escape:
                self.leave()
            case _:
                super().keyPressEvent(event)

    def _confirm(self) -> None:
        context, meeting_id = self._desk.context, self._desk.id()
        for field in (self.reason, self.day):
            field.flush()
        reason, day = str(self.reason.value() or ""), self.day.value()
        dates = context.services.meeting_dates
        work: Callable[[], Written]
        if not self._postponing:
            words, work = _("Meeting cancelled"), lambda: dates.cancel(meeting_id, reason)
        else:
            new = day if isinstance(day, date) else None
            words, work = _("Meeting put off"), lambda: dates.postpone(meeting_id, reason, new)

        def done(written: Written) -> None:
            self.leave()
            self._desk.page.undo_offered.emit(
                words, lambda: self._desk.act(lambda: context.services.history.undo_transaction(written.transaction_id))
            )

        self._desk.act(work, done)
