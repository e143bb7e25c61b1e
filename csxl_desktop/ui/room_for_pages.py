"""What the pages of the tabs stand in: where large letters want more room than there is, it scrolls."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea

from csxl_desktop.ui.widgets.stack import Stack


def pages_in_room() -> tuple[Stack, QScrollArea]:
    """Pages, in an area that is no stop for Tab and has no edge."""
    area, pages = QScrollArea(), Stack()
    area.setWidget(pages)
    area.setWidgetResizable(True)
    area.setFrameShape(QScrollArea.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setProperty("look", "room")
    return pages, area
