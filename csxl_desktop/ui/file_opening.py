"""Files handed over and opened: read aside, kept, opened in a copy; what could carry something out is asked about."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from csxl_desktop.domain.errors import DomainError
from csxl_desktop.i18n import N_, _
from csxl_desktop.services.meeting_files import is_risky
from csxl_desktop.system.opened_copies import read_only_copy
from csxl_desktop.ui.context import Context
from csxl_desktop.ui.printing import safe_file_name
from csxl_desktop.ui.widgets.messages import Notice

MOST_BYTES = 200_000_000


class TooLargeError(DomainError):
    template = N_("“{name}” is too large to be kept with a meeting (200 MB at most).")


class FileOpener(Notice):
    """Hidden but while it asks: stands over the list of files whose links call `open_file`."""

    def __init__(self, context: Context) -> None:
        super().__init__("", "late", action=_("Open it all the same"), clicked=self._agreed)
        self._context = context
        self._waiting: Callable[[], Path] | None = None
        self._origin: QWidget | None = None
        self.closed.connect(self._leave)

    def open_file(self, name: str, read: Callable[[], bytes], origin: QWidget | None = None) -> None:
        """Hand a read-only copy to the program that opens such files; ask first where it could carry something out.

        `read` runs in the database lane; `origin` has the keyboard back after the question.
        """
        safe = safe_file_name(name)  # the name it is opened by is the one that is judged and shown
        self._waiting, self._origin = (lambda: read_only_copy(read(), safe)), origin
        if is_risky(safe):
            words = _("“{name}” may carry something out on this computer. Open it all the same?").format(name=safe)
            self.say(words, "late")
            self.action.setFocus()
        else:
            self._origin = None  # nothing was asked: the keyboard stays where it is
            self._agreed()

    def _agreed(self) -> None:
        work = self._waiting
        self._leave()
        if work is not None:
            self._context.jobs.ask(work, _open_outside, self._context.errors.show, owner=self)

    def _leave(self) -> None:
        self.say("")
        self._waiting = None
        if self._origin is not None:
            self._origin.setFocus()


def _open_outside(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def dropped_files(data: QMimeData) -> list[Path]:
    """The files that are dragged here, if any."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile() and Path(url.toLocalFile()).is_file()]


def read_file(path: Path) -> bytes:
    """What is in a file handed over; a very large one is refused."""
    if path.stat().st_size > MOST_BYTES:
        raise TooLargeError(name=path.name)
    return path.read_bytes()
