"""A document over the whole screen, as it is shown to a room; Esc leaves it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from csxl_desktop.i18n import _
from csxl_desktop.ui.look import look
from csxl_desktop.ui.widgets.pdf_preview import PdfPreview
from csxl_desktop.ui.widgets.tab_order import ReadingOrder


class FullScreen(ReadingOrder, QWidget):
    """A window of `owner`; it sends `left` when it closes, whatever closed it."""

    left = Signal()

    def __init__(self, owner: QWidget, title: str, *, sent: bool = True) -> None:
        super().__init__(owner, Qt.WindowType.Window)
        self.setWindowTitle(title or _("Full screen"))
        self.setAutoFillBackground(True)
        self.preview = PdfPreview(sent=sent)
        self.preview.full_screen_requested.connect(self.close)
        box = QVBoxLayout(self)
        margin = look().sizes.inside
        box.setContentsMargins(margin, 0, margin, 0)
        box.addWidget(self.preview)
        for keys in ("Esc", "F11"):
            QShortcut(QKeySequence(keys), self).activated.connect(self.close)

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.left.emit()
