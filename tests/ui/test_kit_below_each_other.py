"""What gives way in large letters: cards of a fixed width, heads that keep one word, boxes, parts that open below."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QScrollArea, QScrollBar, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from csxl_desktop.system.paths import resources
from csxl_desktop.ui import theme
from csxl_desktop.ui.widgets.coming_into_view import ComingIntoView
from csxl_desktop.ui.widgets.flow import HeadLayout
from csxl_desktop.ui.widgets.side_by_side import SideBySide
from csxl_desktop.ui.widgets.text import Title
from csxl_desktop.ui.widgets.text_fields import CheckBox

WORDS = ["We were there and noted in the minutes what was said"[:length] for length in range(3, 50)]


@pytest.fixture
def large(qapp: QApplication) -> Iterator[None]:
    """Letters of 200 %."""
    theme.apply(qapp, "light", resources(), 2.0)
    yield
    theme.apply(qapp, "light", resources())


def _show(qtbot: QtBot, widget: QWidget, width: int, height: int) -> None:
    qtbot.addWidget(widget)
    widget.resize(width, height)
    with qtbot.waitExposed(widget):
        widget.show()


def test_a_card_of_a_fixed_width_is_as_wide_as_the_others_where_it_stands_below_them(qtbot: QtBot) -> None:
    page, pair, cards = QWidget(), SideBySide(), [QWidget(), QWidget()]
    page.setLayout(pair)
    for card in cards:
        card.setMinimumHeight(40)
    cards[0].setMinimumWidth(200)
    pair.addWidget(cards[0], 1)
    pair.add_fixed(cards[1], 300)
    _show(qtbot, page, 900 + pair.spacing(), 300)

    assert page.minimumSizeHint().width() == 200
    assert [card.width() for card in cards] == [600, 300]

    page.resize(400, 300)
    qtbot.waitUntil(lambda: cards[0].geometry().bottom() < cards[1].y())

    assert [card.width() for card in cards] == [400, 400]

    page.resize(900 + pair.spacing(), 300)
    qtbot.waitUntil(lambda: cards[1].y() == 0)

    assert [card.width() for card in cards] == [600, 300]


def test_a_head_may_leave_its_title_no_more_than_its_longest_word(qtbot: QtBot) -> None:
    page, head, act = QWidget(), HeadLayout(least=0), QWidget()
    act.setFixedSize(100, 20)
    title = Title("Newsletter no. 17")
    head.addWidget(title)
    head.addWidget(act)
    page.setLayout(head)
    word = title.minimumSizeHint().width()
    _show(qtbot, page, word + head.spacing() + 100, 200)

    assert (title.width(), act.x()) == (word, word + head.spacing())

    page.resize(word + head.spacing() + 99, 200)
    QApplication.processEvents()

    assert act.x() == 0
    assert act.y() > title.geometry().bottom()


def test_a_box_shows_its_words_whole_where_they_have_just_their_room(qtbot: QtBot, large: None) -> None:
    assert large is None
    for word in WORDS:
        box = CheckBox(word)
        box.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # a ring would tell the sizes apart
        _show(qtbot, box, box.sizeHint().width(), box.sizeHint().height())
        exact = box.grab().toImage()
        box.resize(box.width() + 40, box.height())

        wide = box.grab().toImage()
        assert not box.cut_words()
        assert exact == wide.copy(exact.rect()), word


def test_a_part_that_opens_below_is_brought_into_view_and_left_alone_when_one_scrolls(qtbot: QtBot) -> None:
    sheet, part, rest = QWidget(), QWidget(), QWidget()
    box = QVBoxLayout(sheet)
    rest.setFixedHeight(1000)
    part.setFixedHeight(500)
    part.hide()
    box.addWidget(rest)
    box.addWidget(part)
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setWidget(sheet)
    coming = ComingIntoView(part)
    _show(qtbot, area, 300, 400)
    bar = area.verticalScrollBar()

    part.show()
    coming.begin()
    qtbot.waitUntil(lambda: 0 <= part.mapTo(area.viewport(), QPoint(0, 0)).y() < 200)
    rest.setFixedHeight(1500)
    qtbot.waitUntil(lambda: 0 <= part.mapTo(area.viewport(), QPoint(0, 0)).y() < 200 and bar.value() > 1200)

    bar.triggerAction(QScrollBar.SliderAction.SliderToMinimum)
    rest.setFixedHeight(1600)
    qtbot.waitUntil(lambda: part.y() > 1600)
    for _turn in range(5):
        QApplication.processEvents()

    assert bar.value() == 0
