"""Files handed over and opened: read aside, kept, opened in a copy; what could carry something out is asked about."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from csxl_desktop.domain.errors import DomainError
from csxl_desktop.i18n import N_, _
from csxl_desktop.services.meeting_files import is_risky
from csxl_desktop.ui.context import Context
from csxl_desktop.ui.printing import safe_file_name, write_document
from csxl_desktop.ui.widgets.messages import Notice

MOST_BYTES = 200_000_000


class TooLargeError(DomainError):
    template = N_("“{name}” is too large to be kept with a meeting (200 MB at most).")


class FileOpener(Notice):
    """Hidden but while it asks: stands over the list of files whose links call `open_file`."""

    def __init__(self, context: Context) -> None:
        super().__init__("", "late", action=_("Open it all the same"), clicked=self._agreed)
        self._context = context
        self._waiting: tuple[str, Callable[[], bytes], QWidget | None] | None = None

    def open_file(self, name: str, read: Callable[[], bytes], origin: QWidget | None = None) -> None:
        """Hand a copy to the program that opens such files; ask first where it could carry something out.

        `read` runs in the database lane.
        """
        self._waiting = (name, read, origin)
        if is_risky(name):
            self.say(_("“{name}” may carry something out on this computer. Open it all the same?").format(name=name))
            self.action.setFocus()
        else:
            self._agreed()

    def say(self, text: str, tone: str = "late") -> None:
        super().say(text, tone)

    def _agreed(self) -> None:
        self.say("")
        if self._waiting is None:
            return
        name, content, origin = self._waiting
        self._waiting = None
        if origin is not None:
            origin.setFocus()
        folder = self._context.services.folder

        def read() -> Path:
            path = folder / "documents" / safe_file_name(name)
            path.parent.mkdir(exist_ok=True, mode=0o700)
            write_document(path, content())
            return path

        self._context.jobs.ask(
            read,
            lambda path: QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))),
            self._context.errors.show,
            owner=self,
        )


def dropped_files(data: QMimeData) -> list[Path]:
    """The files that are dragged here, if any."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile() and Path(url.toLocalFile()).is_file()]


def read_file(path: Path) -> bytes:
    """What is in a file handed over; a very large one is refused."""
    if path.stat().st_size > MOST_BYTES:
        raise TooLargeError(name=path.name)
    return path.read_bytes()
