"""Pages have their place before they are filled: a holder that is taken in full is told its style with all it holds."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from csxl_desktop.ui.pages import entries
from csxl_desktop.ui.widgets.stack import Stack
from tests.ui.groups_support import Rig


class _Tellings(QObject):
    """Counts how often a widget is told that its style is another."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self.count = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.StyleChange and isinstance(watched, QWidget):
            self.count += 1
        return False


def test_no_tab_is_told_its_style_more_than_a_few_times(rig: Rig, qtbot: QtBot, qapp: QApplication) -> None:
    stack = Stack()
    qtbot.addWidget(stack)
    stack.show()
    for entry in entries(rig.context):
        told = _Tellings(qapp)
        qapp.installEventFilter(told)
        page = entry.create(stack)
        stack.addWidget(page)
        qapp.removeEventFilter(told)
        assert page.parentWidget() is stack
        assert 0 < told.count < 5 * len(page.findChildren(QWidget)), entry.title
