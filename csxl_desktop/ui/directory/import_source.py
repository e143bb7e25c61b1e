"""Where a table comes from: a file chosen or dropped, or what is pasted; the day that it is about."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout

from csxl_desktop.i18n import _
from csxl_desktop.i18n.date_parsing import parse_date
from csxl_desktop.i18n.dates import short_date
from csxl_desktop.ui.context import Context
from csxl_desktop.ui.look import look
from csxl_desktop.ui.widgets.buttons import button
from csxl_desktop.ui.widgets.date_fields import DateField
from csxl_desktop.ui.widgets.messages import Notice
from csxl_desktop.ui.widgets.text import Card, Title, label

_ENDINGS = "*.csv *.xlsx *.xls *.ods *.txt"


class ImportSource(Card):
    """The head of the import page."""

    file_chosen = Signal(object)
    closed = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.source = label("", "secondary")
        self.pasted = QPlainTextEdit()
        self.pasted.setPlaceholderText(_("…or paste here a table copied from Word or Excel (Ctrl+V)."))
        self.pasted.setAccessibleName(_("Pasted table"))
        self.pasted.setTabChangesFocus(True)
        self.day = DateField(
            _("State of the membership on (optional)"),
            lambda text: parse_date(text, context.today()),
            write=short_date,
        )
        self.day.setToolTip(_("With a day, members missing from the table are shown as departed."))
        self.notice = Notice()
        top = QHBoxLayout()
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Title(_("Import a table of members")))
        words.addWidget(self.source)
        top.addLayout(words, 1)
        self.day.setFixedWidth(look().sizes.px(270))
        top.addWidget(self.day)
        choose = button(_("Choose a file…"), "folder-open", self._choose)
        for made in (choose, button(_("Back to the directory"), "arrow-left", self.closed.emit)):
            top.addWidget(made, 0, Qt.AlignmentFlag.AlignBottom)
        self.box.addLayout(top)
        self.box.addWidget(self.notice)
        self.box.addWidget(self.pasted, 1)
        self.setAcceptDrops(True)
        self.pasted.setAcceptDrops(False)

    def begin(self) -> None:
        """Nothing chosen yet; the keyboard where one pastes."""
        self.pasted.clear()
        self.source.setText(
            _("CSV, XLSX, XLS or ODS file, or a table copied from Word or Excel: you see first what each line does.")
        )
        self.day.set_value(None)
        self.notice.say("")

    def show_read(self, *, read: bool) -> None:
        """Once a table is read, the place to paste in makes room for it."""
        self.pasted.setVisible(not read)
        self.day.setVisible(read)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        files = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if files:
            event.acceptProposedAction()
            self.file_chosen.emit(files[0])

    def _choose(self) -> None:
        filters = _("Tables ({endings})").format(endings=_ENDINGS)
        name, _filter = QFileDialog.getOpenFileName(self.window(), _("Choose a table of members"), "", filters)
        if name:
            self.file_chosen.emit(Path(name))
