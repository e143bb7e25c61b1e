"""The newsletter from the Agenda: it lives where the news are, in the evaluation."""

from PySide6.QtCore import QTimer

from csxl_desktop.ui.context import Context
from csxl_desktop.ui.meetings.places import AgendaPlace
from csxl_desktop.ui.tool import ToolTab


class NewsletterDoor(AgendaPlace):
    """Opens the place in its own tab, and steps aside."""

    def __init__(self, context: Context, tab: ToolTab) -> None:
        super().__init__()
        del context
        self._tab = tab

    def begin(self) -> None:
        QTimer.singleShot(0, self, self._leave)

    def _leave(self) -> None:
        self.closed.emit()
        self._tab.record_requested.emit("evaluation_place", "newsletters")
