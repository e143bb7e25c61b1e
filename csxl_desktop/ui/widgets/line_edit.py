"""A line to type in whose tool tip says whole what it cuts."""

from collections.abc import Callable

from PySide6.QtCore import QEvent
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QLineEdit, QToolTip, QWidget

from csxl_desktop.ui.look import look
from csxl_desktop.ui.widgets.text import plain_tip


class LineEdit(QLineEdit):
    """Where its words are longer than the line, they stand whole in its tool tip; so does what it asks for."""

    def event(self, event: QEvent) -> bool:
        return tells_cut_words(self, event, self.cut_words) or super().event(event)

    def cut_words(self) -> str:
        """All that it says where the line cuts it, else nothing."""
        words = self.displayText() or self.placeholderText()
        room = self.contentsRect().width() - 2 * look().sizes.px(9)  # of the style sheet: padding and border
        return words if self.fontMetrics().horizontalAdvance(words) > room else ""


def tells_cut_words(widget: QWidget, event: QEvent, cut_words: Callable[[], str]) -> bool:
    """Whether `event` asked for a tool tip, and the words that are cut were shown as one: `widget` has none of its own.

    They are measured for that event alone: a widget is told hundreds of others while a page is built.
    """
    if not isinstance(event, QHelpEvent) or event.type() != QEvent.Type.ToolTip or widget.toolTip():
        return False
    words = cut_words()
    if not words:
        return False
    QToolTip.showText(event.globalPos(), plain_tip(words), widget)
    return True
