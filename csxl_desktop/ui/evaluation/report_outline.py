"""On which page of the printed report each section begins, read from the bookmarks of the PDF."""

from collections.abc import Mapping

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QModelIndex

from csxl_desktop.i18n import fold


def section_pages(pdf: bytes) -> Mapping[str, int]:
    """Folded title of each outer bookmark → its page, from 1."""
    from PySide6.QtPdf import QPdfBookmarkModel, QPdfDocument  # with the first document, not at start-up

    buffer = QBuffer()
    buffer.setData(QByteArray(pdf))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document = QPdfDocument()
    document.load(buffer)
    bookmarks = QPdfBookmarkModel()
    bookmarks.setDocument(document)
    pages: dict[str, int] = {}
    for row in range(bookmarks.rowCount(QModelIndex())):
        index = bookmarks.index(row, 0, QModelIndex())
        title = bookmarks.data(index, QPdfBookmarkModel.Role.Title.value)
        pages.setdefault(title_key(str(title)), bookmarks.data(index, QPdfBookmarkModel.Role.Page.value) + 1)
    document.close()
    return pages


def title_key(title: str) -> str:
    """Letters and figures alone: the page may print other spaces than were typed."""
    return "".join(char for char in fold(title) if char.isalnum())
