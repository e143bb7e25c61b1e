"""What is done to a thread made by hand: moved in the list, closed, taken up again, thrown away."""

from collections.abc import Callable
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtWidgets import QHBoxLayout, QWidget

from csxl_desktop.domain.record_links import Thread
from csxl_desktop.domain.thread_rows import ThreadKind, ThreadView
from csxl_desktop.i18n import _
from csxl_desktop.ui.binding import trash
from csxl_desktop.ui.icons import set_icon
from csxl_desktop.ui.look import look
from csxl_desktop.ui.record_history import history_button
from csxl_desktop.ui.widgets.buttons import icon_button
from csxl_desktop.ui.widgets.text import set_tip

if TYPE_CHECKING:
    from csxl_desktop.ui.working_groups.thread import ThreadPanel


class ThreadActs(QWidget):
    """Shown of a thread made by hand alone: the group and its axes are closed where they are kept."""

    def __init__(self, panel: "ThreadPanel") -> None:
        super().__init__()
        self._panel = panel
        self._view: ThreadView | None = None
        self.up = icon_button("arrow-up", _("Earlier in the list of threads"), lambda: self._move(-1))
        self.down = icon_button("chevron-down", _("Later in the list of threads"), lambda: self._move(1))
        self.close_button = icon_button("archive", "", self._close)
        self.away = icon_button("trash-2", _("To the trash"), self._trash)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(look().sizes.px(2))
        self.history = history_button(panel.desk.page, self._id)
        for tool in (self.up, self.down, self.close_button, self.history, self.away):
            line.addWidget(tool)
        self.hide()

    def show_view(self, view: ThreadView) -> None:
        self._view = view
        self.setVisible(view.key.kind is ThreadKind.THREAD)
        closed = view.closed_on is not None
        set_icon(self.close_button, "archive-restore" if closed else "archive", "secondary")
        words = _("Take the thread up again") if closed else _("Close the thread")
        set_tip(self.close_button, words)
        self.close_button.setAccessibleName(words)

    def _id(self) -> UUID:
        if self._view is None or self._view.thread_id is None:
            raise LookupError("no thread made by hand is shown")
        return self._view.thread_id

    def _move(self, step: int) -> None:
        self._act(lambda key: self._panel.desk.context.services.threads.move(key, step))

    def _close(self) -> None:
        closed = self._view is not None and self._view.closed_on is None
        self._act(lambda key: self._panel.desk.context.services.threads.close(key, closed=closed))

    def _trash(self) -> None:
        if self._view is not None and self._view.thread_id is not None:
            words = _("“{name}” moved to the trash").format(name=self._view.title)
            desk = self._panel.desk
            trash(desk.context, desk.page, Thread, self._view.thread_id, words, self._panel.reread)

    def _act(self, write: Callable[[UUID], object]) -> None:
        if self._view is not None and (key := self._view.thread_id) is not None:
            self._panel.act(lambda: write(key))
