"""A scan was dropped on one meeting and is the sheet of another: proposed there, or kept where it was dropped."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from csxl_desktop.i18n import _
from csxl_desktop.ui.meetings.desk import Desk
from csxl_desktop.ui.meetings.keeping import Misplaced, keep, keep_there
from csxl_desktop.ui.meetings.words import meeting_day, meeting_title
from csxl_desktop.ui.widgets.buttons import button, link_button
from csxl_desktop.ui.widgets.messages import IconLabel
from csxl_desktop.ui.widgets.text import Card, label


class ScanStrip(Card):
    """Hidden while no scan waits; they are asked about one after the other."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._waiting: list[Misplaced] = []
        self.words = label("", wrap=True)
        self.there_button = button(_("Keep it there"), "check", self.keep_there)
        self.here_button = link_button(_("Keep it where it was dropped"), self.keep_here)
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(IconLabel("circle-alert", "late"))
        row.addWidget(self.words, 1)
        row.addWidget(self.there_button)
        row.addWidget(self.here_button)
        self.box.addWidget(line)
        desk.misplaced.connect(self.offer)
        self.hide()

    def offer(self, scan: Misplaced) -> None:
        """Ask about it, behind those that wait."""
        self._waiting.append(scan)
        self._show()

    def keep_there(self) -> None:
        """With the meeting whose sheet it is."""
        scan = self._waiting.pop(0)
        keep_there(self._desk, scan.file, scan.meeting)
        self._show()

    def keep_here(self) -> None:
        """Where it was dropped all the same."""
        scan = self._waiting.pop(0)
        keep(self._desk, scan.dropped_on, scan.file)
        self._show()

    def _show(self) -> None:
        self.setVisible(bool(self._waiting))
        if self._waiting:
            scan = self._waiting[0]
            words = _("“{name}” is the signed sheet of {meeting}, {day}.")
            self.words.setText(
                words.format(name=scan.file.name, meeting=meeting_title(scan.meeting), day=meeting_day(scan.meeting))
            )
