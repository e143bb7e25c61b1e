"""Pages of a PDF as pictures, for printers that take nothing else: those of Windows, and of a Linux without `lp`."""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, QSizeF, Qt
from PySide6.QtGui import QPageLayout, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QProgressDialog, QWidget

from csxl_desktop.i18n import _
from csxl_desktop.ui.print_dialog import numbers


class PaintedPages:
    """Nothing to paint where `count` is 0: no PDF, or one that cannot be read."""

    def __init__(self, pdf: bytes) -> None:
        self._buffer = QBuffer()
        self._buffer.setData(QByteArray(pdf))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._document: QPdfDocument = QPdfDocument()
        self._document.load(self._buffer)
        self.count = self._document.pageCount()

    def size(self, number: int = 0) -> QSizeF:
        """Of a page, in points."""
        return self._document.pagePointSize(number)

    def paint(self, printer: QPrinter, pages: str, parent: QWidget | None) -> bool:
        """Paint the `pages` wanted (“2-4,7”, empty for all) one by one; it can be stopped between two."""
        wanted = [number - 1 for number in numbers(pages, self.count)] or list(range(self.count))
        progress = QProgressDialog(_("Printing…"), _("Cancel"), 0, len(wanted), parent)
        progress.setWindowModality(Qt.WindowModality.WindowModal)
        self._turn(printer, wanted[0])
        painter = QPainter()
        if not painter.begin(printer):
            return False
        for done, number in enumerate(wanted):
            progress.setValue(done)
            if progress.wasCanceled():
                break
            if done:
                self._turn(printer, number)
                printer.newPage()
            self._paint_page(painter, printer, number)
        progress.setValue(len(wanted))
        return painter.end()

    def _turn(self, printer: QPrinter, number: int) -> None:
        size = self.size(number)
        wide = size.width() > size.height()
        printer.setPageOrientation(QPageLayout.Orientation.Landscape if wide else QPageLayout.Orientation.Portrait)

    def _paint_page(self, painter: QPainter, printer: QPrinter, number: int) -> None:
        room = printer.pageLayout().fullRectPixels(printer.resolution())
        origin = printer.pageLayout().paintRectPixels(printer.resolution()).topLeft()
        pixels: QSize = self.size(number).toSize() * (printer.resolution() / 72)
        pixels.scale(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
        painter.drawImage(-origin, self._document.render(number, pixels))
