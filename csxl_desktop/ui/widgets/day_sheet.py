"""What a month and a week share, each painted on one sheet: the marked day, today, holidays, the framed line."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QSizePolicy, QWidget

from csxl_desktop.ui.spoken import speak_as
from csxl_desktop.ui.widgets.month_items import DayMark


class DaySheet(QWidget):
    """`item_activated(key)`: a line was clicked or reached by key; `day_activated(date)`: a day that has none.

    `item_opened(key)`: double click on a line, or Enter where it is framed already.
    """

    item_activated = Signal(object)
    item_opened = Signal(object)
    day_activated = Signal(object)

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = self._day = today
        self._marks: Mapping[date, DayMark] = {}
        self._chosen: Any = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        speak_as(self, QAccessible.Role.List)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def set_marks(self, marks: Mapping[date, DayMark]) -> None:
        """Public holidays and the like."""
        self._marks = marks
        self.update()

    def choose_item(self, key: Any) -> None:
        """Frame the line `key` (the record on the right)."""
        self._chosen = key
        self.update()

    def day(self) -> date:
        """The marked day."""
        return self._day
