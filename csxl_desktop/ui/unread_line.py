"""Above the pages while a read is refused: what it is, what is safe, and the way on."""

from PySide6.QtCore import QObject, Slot

from csxl_desktop.i18n import _
from csxl_desktop.storage.errors import DamageMetError
from csxl_desktop.ui.context import Context
from csxl_desktop.ui.errors import sentence
from csxl_desktop.ui.main_window import MainWindow
from csxl_desktop.ui.page import BACKUPS


class UnreadLine(QObject):
    """The pages go on showing what they showed; damage, once it was met, is what the line says until it is closed."""

    def __init__(self, context: Context, window: MainWindow) -> None:
        super().__init__(window)
        self._jobs, self._window, self._line = context.jobs, window, window.unread_line
        self._damaged = False
        self._line.closed.connect(self._closed)
        self._jobs.lost_reads.lost.connect(self.tell)
        self._jobs.lost_reads.none_left.connect(self._all_read)
        context.errors.unread.connect(self.tell)

    @Slot(object)
    def tell(self, error: Exception) -> None:
        words, damaged = sentence(error), isinstance(error, DamageMetError)
        if self._line.isVisible() and (self._damaged or (words == self._line.text() and not damaged)):
            return  # once is enough
        self._damaged = damaged
        if damaged:
            self._line.offer(_("To the backups"), self._to_backups)
        else:
            self._line.offer(_("Try again"), self.try_again)
        self._line.say(words, "wrong")

    def try_again(self) -> None:
        """All that was refused, then whatever the page in front shows; the others read when they come to the front."""
        self._line.say("")
        for lost in self._jobs.lost_reads.take():
            self._jobs.ask(lost.work, lost.done, lost.failed, owner=lost.owner)
        self._window.mark_stale()
        self._window.current_page().reload()

    def _to_backups(self) -> None:
        self._window.open_record(BACKUPS, None)

    @Slot()
    def _all_read(self) -> None:
        if not self._damaged:
            self._line.say("")

    @Slot()
    def _closed(self) -> None:
        self._damaged = False
