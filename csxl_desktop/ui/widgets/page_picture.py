"""The first page of a PDF in small, as a picture that is looked at and not turned."""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPixmap
from PySide6.QtWidgets import QLabel

from csxl_desktop.ui.look import look

_A4 = 210 / 297


class PagePicture(QLabel):
    """As high as `height`, as wide as A4 is then or as `width` says, said by `name`; empty until a page is shown."""

    def __init__(self, name: str, height: int, width: int = 0) -> None:
        super().__init__()
        self.setFixedSize((width or round(height * _A4)) + 2, height + 2)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setAccessibleName(name)
        self.setStyleSheet(f"border: 1px solid {look().tokens.line_strong}; background: white;")

    def show_pdf(self, pdf: bytes) -> None:
        """QtPdf is loaded with the first page shown."""
        from PySide6.QtPdf import QPdfDocument

        buffer = QBuffer(self)
        buffer.setData(QByteArray(pdf))
        buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        document = QPdfDocument()
        document.load(buffer)
        if document.pageCount():
            self.setPixmap(self._picture(document.render(0, self._pixels())))
        document.close()
        buffer.deleteLater()

    def _pixels(self) -> QSize:
        return (self.size() - QSize(2, 2)) * self.devicePixelRatio()

    def _picture(self, page: QImage) -> QPixmap:
        """The page on white: what is not printed is transparent."""
        paper = QPixmap(page.size())
        paper.fill(Qt.GlobalColor.white)
        painter = QPainter(paper)
        painter.drawImage(0, 0, page)
        painter.end()
        paper.setDevicePixelRatio(self.devicePixelRatio())
        return paper
