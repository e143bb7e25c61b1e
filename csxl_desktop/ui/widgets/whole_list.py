"""A list as high as its rows, on a page that scrolls."""

from PySide6.QtCore import QModelIndex, QObject, Qt
from PySide6.QtWidgets import QScrollArea, QTableView, QWidget

from csxl_desktop.ui.look import look

_LEAST = 2  # rows: an empty list has room for its words


class WholeList(QObject):
    """Fits `view` to its rows whenever they are read; the page, not the list, brings the marked one into view."""

    def __init__(self, view: QTableView) -> None:
        super().__init__(view)
        self._view = view
        view.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.model().modelReset.connect(self.fit)
        view.selectionModel().currentChanged.connect(self._follow)
        self.fit()

    def fit(self) -> None:
        """As high as the rows there are."""
        view = self._view
        rows = max(view.model().rowCount(), _LEAST) * view.verticalHeader().defaultSectionSize()
        head = 0 if view.horizontalHeader().isHidden() else view.horizontalHeader().sizeHint().height()
        across = view.horizontalScrollBarPolicy() is not Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        bar = view.horizontalScrollBar().sizeHint().height() if across else 0
        view.setFixedHeight(head + rows + bar + 2 * look().tokens.focus_width)

    def _follow(self, current: QModelIndex, _before: QModelIndex) -> None:
        page = _page(self._view)
        sheet = page.widget() if page is not None else None
        if page is None or sheet is None or not current.isValid():
            return
        place = self._view.visualRect(current)
        middle = self._view.viewport().mapTo(sheet, place.center())
        margin = place.height()
        page.ensureVisible(page.horizontalScrollBar().value(), middle.y(), 0, margin)


def _page(view: QWidget) -> QScrollArea | None:
    above = view.parentWidget()
    while above is not None and not isinstance(above, QScrollArea):
        above = above.parentWidget()
    return above
