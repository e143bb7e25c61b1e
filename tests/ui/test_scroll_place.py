"""Where a page is scrolled to, as the page goes."""

import shiboken6
from PySide6.QtWidgets import QLabel, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from csxl_desktop.ui.widgets.scroll_place import ScrollMark


def test_what_was_seen_of_a_page_is_known_when_its_bar_has_gone(qtbot: QtBot) -> None:
    area, sheet = QScrollArea(), QWidget()
    parts = [QLabel("\n" * 40), QLabel("\n" * 40)]
    box = QVBoxLayout(sheet)
    for part in parts:
        box.addWidget(part)
    area.setWidget(sheet)
    mark = ScrollMark(area, parts)
    area.resize(300, 200)
    area.show()
    qtbot.waitUntil(lambda: area.verticalScrollBar().maximum() > 0)
    area.verticalScrollBar().setValue(50)
    seen = mark.place()

    shiboken6.delete(area)

    assert seen is not None
    assert mark.place() == seen
    mark.page_changed()  # as a bar tells that is being taken away
    assert mark.place() == seen
