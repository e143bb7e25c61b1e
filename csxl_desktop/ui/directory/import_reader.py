"""Tables read beside the window for the import page; only the last one asked for arrives."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from csxl_desktop.i18n import _
from csxl_desktop.services.imports import AsideRow
from csxl_desktop.ui.context import Context
from csxl_desktop.ui.directory import import_reading
from csxl_desktop.ui.directory.import_reading import Nature, Reading


class ImportReader(QObject):
    """`read(Reading, whether it is the same table read in another way)`, or `failed(error)`.

    `meant` is what the lines of every table are taken for; None where the table itself says it.
    """

    read = Signal(object, bool)
    failed = Signal(object)

    def __init__(self, context: Context, owner: QObject) -> None:
        super().__init__(owner)
        self._context = context
        self._turn = 0
        self.meant: Nature | None = None

    def forget(self) -> None:
        """Whatever is on its way is no longer wanted."""
        self._turn += 1
        self.meant = None

    def read_path(self, path: Path) -> None:
        today, meant = self._context.today(), self.meant
        self._compute(lambda: import_reading.read_file(path.read_bytes(), path.name, today, meant))

    def read_text(self, text: str) -> None:
        today, name, meant = self._context.today(), _("pasted table"), self.meant
        if text.strip():
            self._compute(lambda: import_reading.read_pasted(text, name, today, meant))

    def read_html(self, html: str) -> None:
        today, name, meant = self._context.today(), _("pasted table"), self.meant
        self._compute(lambda: import_reading.read_html(html, name, today, meant))

    def take_up(self, rows: list[AsideRow]) -> None:
        """Lines set aside earlier, in front again."""
        today, name = self._context.today(), _("lines set aside")
        self._compute(lambda: import_reading.read_aside(rows, name, today))

    def again(self, reading: Reading | None, work: Callable[[Reading], Reading]) -> None:
        """The same table, read in another way."""
        if reading is not None:
            self._compute(lambda: work(reading), same=True)

    def _compute(self, work: Callable[[], Reading], *, same: bool = False) -> None:
        self._turn += 1
        turn = self._turn

        def done(reading: Reading) -> None:
            if turn == self._turn:
                self.read.emit(reading, same)

        def failed(error: Exception) -> None:
            if turn == self._turn:
                self.failed.emit(error)

        self._context.jobs.compute(work, done, failed, owner=self, label=_("Reading the table"), stoppable=True)
