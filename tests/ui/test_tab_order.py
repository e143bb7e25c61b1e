"""Who has the keys when the control that had them goes."""

from itertools import pairwise

import pytest
from PySide6.QtWidgets import QGroupBox, QMainWindow, QPushButton, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from csxl_desktop.ui.widgets.tab_order import ReadingOrder, nearest


class Frame(ReadingOrder, QMainWindow):
    """Two cards in a page, room to scroll in, and a strip below."""

    def __init__(self) -> None:
        super().__init__()
        holder = QWidget()
        box = QVBoxLayout(holder)
        self.cards = [QGroupBox(), QGroupBox()]
        self.buttons = [[QPushButton(f"{card}{place}") for place in range(3)] for card in range(2)]
        for card, buttons in zip(self.cards, self.buttons, strict=True):
            inside = QVBoxLayout(card)
            for button in buttons:
                inside.addWidget(button)
            box.addWidget(card)
        box.addWidget(QScrollArea())
        self.strip = QPushButton("strip")
        box.addWidget(self.strip)
        self.setCentralWidget(holder)


@pytest.fixture
def frame(qtbot: QtBot) -> Frame:
    made = Frame()
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def test_the_keys_stay_in_the_card_of_what_is_disabled_or_hidden(frame: Frame) -> None:
    first, second = frame.buttons
    second[2].setFocus()

    second[2].setEnabled(False)
    assert frame.focusWidget() is second[1]
    second[1].setFocus()
    second[1].hide()
    assert frame.focusWidget() is second[0]
    frame.cards[1].hide()
    assert frame.focusWidget() is first[0]


def test_what_follows_comes_before_what_precedes(frame: Frame) -> None:
    for gone, beside in pairwise(frame.buttons[0]):
        gone.setFocus()
        gone.setEnabled(False)
        assert frame.focusWidget() is beside


def test_nothing_left_beside_is_nothing(frame: Frame) -> None:
    for button in (*frame.buttons[0], *frame.buttons[1]):
        button.setEnabled(False)
    assert nearest(frame.strip) is None
    assert nearest(frame.buttons[0][1]) is frame.strip
