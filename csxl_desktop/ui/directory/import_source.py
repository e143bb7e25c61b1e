"""Where a table comes from: a file chosen or dropped, or what is pasted; what its lines are, on which day."""

from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QPlainTextEdit

from csxl_desktop.exchange.html_table import has_table
from csxl_desktop.i18n import _
from csxl_desktop.i18n.date_parsing import parse_date
from csxl_desktop.i18n.dates import short_date
from csxl_desktop.ui.context import Context
from csxl_desktop.ui.directory.import_reading import Nature, Reading
from csxl_desktop.ui.look import look
from csxl_desktop.ui.page import TABLES
from csxl_desktop.ui.widgets.buttons import button
from csxl_desktop.ui.widgets.choices import SegmentedSwitch
from csxl_desktop.ui.widgets.date_fields import DateField
from csxl_desktop.ui.widgets.flow import HeadLayout
from csxl_desktop.ui.widgets.form import column
from csxl_desktop.ui.widgets.messages import Notice
from csxl_desktop.ui.widgets.text import Card, Title, label, set_tip


class PasteField(QPlainTextEdit):
    """Takes a table from the clipboard whole, without laying it out: `html_pasted` from Word, else `text_pasted`."""

    html_pasted = Signal(str)
    text_pasted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setPlaceholderText(_("…or paste here a table copied from Word or Excel (Ctrl+V)."))
        self.setAccessibleName(_("Pasted table"))
        self.setTabChangesFocus(True)
        self.setAcceptDrops(False)

    def insertFromMimeData(self, source: QMimeData) -> None:
        if source.hasHtml() and has_table(html := source.html()):
            self.html_pasted.emit(html)
        elif source.hasText():
            self.text_pasted.emit(source.text())


class ImportSource(Card):
    """The head of the import page."""

    file_chosen = Signal(object)
    closed = Signal()
    turned = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__(padding=look().sizes.between)
        self.source = label("", "secondary", wrap=True)
        self.pasted = PasteField()
        self.pasted.setMinimumHeight(look().sizes.px(96))
        self.day = DateField(
            _("State of the membership on (optional)"),
            lambda text: parse_date(text, context.today()),
            write=short_date,
        )
        set_tip(self.day, _("With a day, members missing from the table are shown as departed."))
        self.nature = SegmentedSwitch(
            _("What each line is"),
            [(Nature.MEMBERS.value, _("Members")), (Nature.PEOPLE.value, _("People"))],
            Nature.MEMBERS.value,
        )
        self.nature.changed.connect(lambda key: self.turned.emit(Nature(key)))
        self.notice = Notice()
        self._build()

    def _build(self) -> None:
        top = HeadLayout()
        top.addWidget(column(Title(_("Import a table")), self.source, spacing=0))
        self.day.setFixedWidth(look().sizes.px(270))
        choose = button(_("Choose a file…"), "folder-open", self._choose)
        for made in (self.nature, self.day, choose, button(_("Back to the directory"), "arrow-left", self.closed.emit)):
            top.addWidget(made)
            top.setAlignment(made, Qt.AlignmentFlag.AlignBottom)
        self.box.addLayout(top)
        self.box.addWidget(self.notice)
        self.box.addWidget(self.pasted, 1)
        self.setAcceptDrops(True)

    def begin(self) -> None:
        """Nothing chosen yet."""
        self.pasted.clear()
        self.source.setText(
            _("CSV, XLSX, XLS, ODS or vCard file, or a table copied from Word or Excel: you see first what it does.")
        )
        self.day.set_value(None)
        self.notice.say("")

    def show_reading(self, reading: Reading | None, words: str = "") -> None:
        """Once a table is read, the place to paste in makes room for it."""
        read = reading is not None
        self.pasted.setVisible(not read)
        self.nature.setVisible(read)
        self.day.setVisible(reading is not None and reading.nature is Nature.MEMBERS)
        if reading is not None:
            self.nature.set_value(reading.nature.value)
            self.source.setText(words)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        files = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if files:
            event.acceptProposedAction()
            self.file_chosen.emit(files[0])

    def _choose(self) -> None:
        filters = _("Tables and cards ({endings})").format(endings=TABLES)
        name, _filter = QFileDialog.getOpenFileName(self.window(), _("Choose a table"), "", filters)
        if name:
            self.file_chosen.emit(Path(name))
