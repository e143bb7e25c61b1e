"""The very PDF, page under page, with its small bar: zoom, print, save, send, full screen."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QEvent, QIODevice, QObject, QPointF, Qt, Signal
from PySide6.QtGui import QAccessible, QPalette, QWheelEvent
from PySide6.QtWidgets import QProgressBar, QStackedLayout, QVBoxLayout, QWidget

from csxl_desktop.i18n import _
from csxl_desktop.ui.actions import add_keys
from csxl_desktop.ui.look import busy_range, look
from csxl_desktop.ui.spoken import speak_as
from csxl_desktop.ui.widgets.pdf_bar import PreviewBar
from csxl_desktop.ui.widgets.text import label

if TYPE_CHECKING:
    from PySide6.QtPdf import QPdfDocument
    from PySide6.QtPdfWidgets import QPdfView

_STEP = 1.2
_SMALLEST, _LARGEST = 0.25, 5.0


class PdfPreview(QWidget):
    """Shows the bytes of a PDF; what is requested (print, save, send, full screen) is the page's to answer.

    QtPdf is loaded with the first document, so that the window opens without it.
    """

    print_requested = Signal()
    save_requested = Signal()
    send_requested = Signal()
    full_screen_requested = Signal()
    page_changed = Signal(int)

    def __init__(self, *, sent: bool = True) -> None:
        super().__init__()
        self._view: QPdfView | None = None
        self._document: QPdfDocument | None = None
        self._buffer: QBuffer | None = None
        self._key: object = None
        self._pdf = b""
        self._busy = QProgressBar()
        self._busy.setRange(*busy_range())
        self._busy.setTextVisible(False)
        self._busy.setFixedHeight(look().sizes.px(3))
        self._busy.setAccessibleName(_("The document is being prepared"))
        self._message = label("", "secondary", wrap=True)
        self._message.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._bar = PreviewBar(sent=sent)
        self._bar.smaller.clicked.connect(self.zoom_out)
        self._bar.larger.clicked.connect(self.zoom_in)
        self._bar.width_fit.clicked.connect(self.fit_width)
        self._bar.full_screen.clicked.connect(self.full_screen_requested)
        self._bar.save.clicked.connect(self.save_requested)
        self._bar.send.clicked.connect(self.send_requested)
        self._bar.print.clicked.connect(self.print_requested)
        holder = QWidget()
        # A stack without a parent would show its first widget as a window of its own.
        self._stack = QStackedLayout(holder)
        self._stack.addWidget(self._message)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self._bar)
        box.addWidget(self._busy)
        box.addWidget(holder, 1)
        self._add_keys()
        self.clear()

    def show_pdf(self, pdf: bytes, key: object = None) -> None:
        """Show `pdf`; the place on the page is kept where `key` (which document this is) stays the same."""
        view, document = self._parts()
        bar = view.verticalScrollBar()
        place = bar.value() if key == self._key and self._pdf else 0
        self._key, self._pdf = key, pdf
        self.set_busy(busy=False)
        document.close()
        self._buffer = QBuffer(self)
        self._buffer.setData(QByteArray(pdf))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        document.load(self._buffer)
        if not document.pageCount():
            self._say(_("This document cannot be shown."))
            return
        self._stack.setCurrentWidget(view)
        self._bar.setEnabled(True)
        # The view measures its pages when it is next laid out; a place is only kept in a view that has been shown.
        bar.setValue(min(place, bar.maximum()))
        self._show_page()

    def clear(self, message: str = "") -> None:
        """Show no document, and why."""
        if self._document is not None:
            self._document.close()
        self._pdf, self._key = b"", None
        self.set_busy(busy=False)
        self._say(message or _("No document to show yet."))

    def set_busy(self, *, busy: bool = True) -> None:
        """A new version is being made: the old one stays readable under a moving line."""
        policy = self._busy.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self._busy.setSizePolicy(policy)
        self._busy.setVisible(busy)

    def is_busy(self) -> bool:
        return not self._busy.isHidden()

    def pdf(self) -> bytes:
        """The bytes on screen, for printing and saving."""
        return self._pdf

    def page_count(self) -> int:
        return self._document.pageCount() if self._document is not None else 0

    def page(self) -> int:
        """The page in view, from 1; 0 without a document."""
        return self._view.pageNavigator().currentPage() + 1 if self._view is not None and self.page_count() else 0

    def text_of(self, number: int) -> str:
        """The letters on page `number`, from 1."""
        return self._document.getAllText(number - 1).text() if self._document is not None else ""

    def go_to_page(self, number: int) -> None:
        """Bring page `number` (from 1) into view."""
        if self._view is not None and 1 <= number <= self.page_count():
            self._view.pageNavigator().jump(number - 1, QPointF())

    def message(self) -> str:
        """What stands in place of a document, empty while one is shown."""
        return self._message.text() if self._stack.currentWidget() is self._message else ""

    # Zoom.

    def zoom(self) -> float:
        """The size on screen against paper at 100 %."""
        return self._view.zoomFactor() if self._view is not None else 1.0

    def zoom_in(self) -> None:
        self._zoom_by(_STEP)

    def zoom_out(self) -> None:
        self._zoom_by(1 / _STEP)

    def fit_width(self) -> None:
        """Pages as wide as the view."""
        if self._view is not None:
            self._view.setZoomMode(self._view.ZoomMode.FitToWidth)

    def _zoom_by(self, factor: float) -> None:
        view = self._view
        if view is None or not self.page_count():
            return
        now = view.zoomFactor() if view.zoomMode() == view.ZoomMode.Custom else fitted_zoom(view, self._document)
        bar = view.verticalScrollBar()
        share = bar.value() / max(1, bar.maximum())
        view.setZoomMode(view.ZoomMode.Custom)
        view.setZoomFactor(min(max(now * factor, _SMALLEST), _LARGEST))
        bar.setValue(round(share * bar.maximum()))

    # Parts.

    def _parts(self) -> "tuple[QPdfView, QPdfDocument]":
        if self._view is None or self._document is None:
            # QtPdf waits for the first document: the window opens sooner.
            from PySide6.QtPdf import QPdfDocument
            from PySide6.QtPdfWidgets import QPdfView

            self._document = QPdfDocument(self)
            self._view = QPdfView(self)
            self._view.setDocument(self._document)
            # Always there: where a page just fits beside a bar and not without, Qt shows and hides it without end.
            self._view.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
            self._view.setPageMode(QPdfView.PageMode.MultiPage)
            self._view.setZoomMode(QPdfView.ZoomMode.FitToWidth)
            self._view.setFrameShape(QPdfView.Shape.NoFrame)
            self._view.setPageSpacing(look().sizes.inside)
            self._view.setAccessibleName(_("Preview of the document"))
            speak_as(self._view, QAccessible.Role.Document)
            self._view.viewport().installEventFilter(self)
            self._view.pageNavigator().currentPageChanged.connect(self._show_page)
            self._stack.addWidget(self._view)
            self._tint()
        return self._view, self._document

    def _add_keys(self) -> None:
        for words, keys, act in (
            (_("Enlarge the document"), "Ctrl++", self.zoom_in),
            (_("Reduce the document"), "Ctrl+-", self.zoom_out),
            (_("The document as wide as its place"), "Ctrl+0", self.fit_width),
        ):
            add_keys(self, words, keys, act)

    def _say(self, message: str) -> None:
        self._message.setText(message)
        self._stack.setCurrentWidget(self._message)
        self._bar.pages.setText("")
        self._bar.setEnabled(False)

    def _show_page(self) -> None:
        if self.page_count():
            self._bar.show_page(self.page(), self.page_count())
            self.page_changed.emit(self.page())

    def _tint(self) -> None:
        if self._view is not None:
            palette = QPalette(self._view.palette())
            palette.setColor(QPalette.ColorRole.Dark, look().color("line"))
            self._view.setPalette(palette)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._tint()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QWheelEvent) and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            if event.angleDelta().y():
                self._zoom_by(_STEP if event.angleDelta().y() > 0 else 1 / _STEP)
            return True
        return super().eventFilter(watched, event)


def fitted_zoom(view: "QPdfView", document: "QPdfDocument | None") -> float:
    """The zoom that fitting the width has come to."""
    if document is None:
        return 1.0
    margins = view.documentMargins()
    room = view.viewport().width() - margins.left() - margins.right()
    points = max(document.pagePointSize(n).width() for n in range(document.pageCount()))
    return room / max(1.0, points / 72 * view.logicalDpiX())
