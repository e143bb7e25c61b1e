"""What the pages of the tabs stand in: where large letters want more room than there is, it scrolls."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QScrollArea, QStackedWidget


class Pages(QStackedWidget):
    """The pages of the tabs, as narrow as the one in front allows."""

    def minimumSizeHint(self) -> QSize:
        page = self.currentWidget()
        return page.minimumSizeHint() if page is not None else QSize()


def pages_in_room() -> tuple[Pages, QScrollArea]:
    """Pages, in an area that is no stop for Tab and has no edge."""
    area, pages = QScrollArea(), Pages()
    area.setWidget(pages)
    area.setWidgetResizable(True)
    area.setFrameShape(QScrollArea.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setProperty("look", "room")
    return pages, area
