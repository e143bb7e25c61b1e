"""Who came unexpected and may be in the directory: proposed one by one, linked with one click."""

from uuid import UUID

from PySide6.QtWidgets import QHBoxLayout, QWidget

from csxl_desktop.i18n import _
from csxl_desktop.services.room import Proposal
from csxl_desktop.ui.meetings.desk import Desk
from csxl_desktop.ui.widgets.buttons import button, link_button
from csxl_desktop.ui.widgets.text import label


class WalkInStrip(QWidget):
    """Hidden while there is nobody to link."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._refused: set[tuple[UUID, UUID]] = set()
        self._shown: Proposal | None = None
        self.words = label("", "secondary", wrap=True)
        self.link_button = button(_("The same person"), "link", self.link)
        self.other_button = link_button(_("Somebody else"), self.refuse)
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.words, 1)
        box.addWidget(self.link_button)
        box.addWidget(self.other_button)
        self.hide()

    def look(self) -> None:
        """Ask again who may be known."""
        context, meeting_id = self._desk.context, self._desk.id()
        context.jobs.ask(
            lambda: context.services.room.proposals(meeting_id),
            self._take,
            context.errors.show,
            owner=self,
            latest="meetings/walk-ins",
        )

    def link(self) -> None:
        """It is that person; the sheet keeps the name as it was written."""
        shown, context = self._shown, self._desk.context
        if shown is not None:
            self.hide()
            self._desk.act(lambda: context.services.attendance.link(shown.line_id, shown.person_id))

    def refuse(self) -> None:
        """Somebody else of a like name: not asked again while the window is open."""
        if self._shown is not None:
            self._refused.add((self._shown.line_id, self._shown.person_id))
            self.look()

    def _take(self, found: tuple[Proposal, ...]) -> None:
        waiting = (each for each in found if (each.line_id, each.person_id) not in self._refused)
        self._shown = next(waiting, None)
        self.setVisible(self._shown is not None)
        if self._shown is not None:
            words = _("“{typed}” on the list: {name} in the directory?")
            self.words.setText(words.format(typed=self._shown.typed, name=self._shown.name))
