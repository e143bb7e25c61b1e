"""A list as high as its rows: one scrolls, not two."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTableView
from pytestqt.qtbot import QtBot

from csxl_desktop.ui.widgets.form import scrolled_cards
from csxl_desktop.ui.widgets.text import label
from csxl_desktop.ui.widgets.whole_list import WholeList


class _Rows(QStandardItemModel):
    def __init__(self, count: int) -> None:
        super().__init__(count, 1)
        for row in range(count):
            self.setItem(row, 0, QStandardItem(str(row)))


def test_a_list_as_high_as_its_rows_leaves_the_scrolling_to_its_page(qtbot: QtBot) -> None:
    table, rows = QTableView(), _Rows(60)
    table.setModel(rows)
    WholeList(table)
    page = scrolled_cards(label("above"), table)
    qtbot.addWidget(page)
    page.resize(400, 300)
    page.show()
    qtbot.waitExposed(page)
    assert table.verticalScrollBar().maximum() == 0

    for _press in range(59):
        QTest.keyClick(table, Qt.Key.Key_Down)

    place = table.visualRect(table.currentIndex())
    seen = QRect(table.viewport().mapTo(page.viewport(), place.topLeft()), place.size())
    assert table.currentIndex().row() >= 58
    assert page.viewport().rect().contains(seen)

    rows.clear()
    assert table.height() < 200
