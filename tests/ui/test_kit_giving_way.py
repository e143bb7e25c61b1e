"""How parts of the kit give way: heads, columns and strips in a narrow window, pages on a very large screen."""

from datetime import date

import pytest
from PySide6.QtCore import QPoint, QPointF, QSize
from PySide6.QtWidgets import QApplication, QHBoxLayout, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from csxl_desktop.ui.tool import ToolHead, ToolPage
from csxl_desktop.ui.widgets.buttons import PushButton, button, primary_button
from csxl_desktop.ui.widgets.flow import BoundedColumn, EqualColumns, FlowLayout, HeadLayout, SharedLines
from csxl_desktop.ui.widgets.form import Splitter, column, scrolled, scrolled_cards
from csxl_desktop.ui.widgets.messages import Notice, UndoStrip
from csxl_desktop.ui.widgets.month import DayItem, MonthCalendar
from csxl_desktop.ui.widgets.side_by_side import SideBySide
from csxl_desktop.ui.widgets.stack import Stack
from csxl_desktop.ui.widgets.status_strip import StatusStrip
from csxl_desktop.ui.widgets.text import Card, PlainLabel, Title, label
from csxl_desktop.ui.widgets.text_fields import TextField
from tests.legible.contrast import EDGES, contrast


def _show(qtbot: QtBot, widget: QWidget, width: int, height: int) -> None:
    qtbot.addWidget(widget)
    widget.resize(width, height)
    with qtbot.waitExposed(widget):
        widget.show()


def _headed(qtbot: QtBot, width: int) -> tuple[QWidget, list[PushButton]]:
    """A page of which only the head takes room: a title, its words and two things to do."""
    page = QWidget()
    head, acts = HeadLayout(), [button("Take the dossier away"), button("Back to Home")]
    head.addWidget(column(Title("What needs you today"), label("Sunday", "secondary")))
    for act in acts:
        head.addWidget(act)
    box = BoundedColumn(page, 1200)
    box.setContentsMargins(0, 0, 0, 0)
    box.addLayout(head)
    box.addStretch()
    _show(qtbot, page, width, 400)
    return page, acts


def test_acts_of_a_head_stand_at_its_end_and_below_it_where_there_is_no_room(qtbot: QtBot) -> None:
    page, acts = _headed(qtbot, 900)
    (title,) = page.findChildren(Title)

    assert acts[-1].geometry().right() == 899
    assert acts[0].y() < title.mapTo(page, title.rect().bottomLeft()).y()

    page.resize(300, 400)
    QApplication.processEvents()

    assert page.minimumSizeHint().width() <= 300
    assert all(page.rect().contains(act.geometry()) for act in acts)
    assert all(act.y() > title.mapTo(page, title.rect().bottomLeft()).y() for act in acts)


def test_page_leaves_the_rest_of_a_large_screen_free(qtbot: QtBot) -> None:
    _page, acts = _headed(qtbot, 3840)

    assert acts[-1].geometry().right() == 1199


def test_last_line_of_equal_columns_fills_the_room_and_columns_give_way(qtbot: QtBot) -> None:
    board, cards = QWidget(), [QWidget(), QWidget(), QWidget()]
    columns = EqualColumns(200, fill=True)
    board.setLayout(columns)
    for card in cards:
        columns.addWidget(card)
    _show(qtbot, board, 700, 500)

    assert {(card.y(), card.height()) for card in cards} == {(0, 500)}

    board.resize(450, 500)
    QApplication.processEvents()

    assert cards[1].y() == 0 < cards[2].y()
    assert cards[2].geometry().bottom() == 499


def test_fields_share_a_line_by_their_weights_and_go_on_below_where_it_is_narrow(qtbot: QtBot) -> None:
    row, lines = QWidget(), SharedLines()
    row.setLayout(lines)
    parts = [QWidget() for _part in range(4)]
    for part, least, weight in zip(parts, (60, 200, 60, 50), (2, 1, 1, 0), strict=True):
        part.setMinimumSize(least, 30)
        lines.add(part, weight)
    gaps = 3 * lines.spacing()
    _show(qtbot, row, 650 + gaps, 300)

    assert [part.width() for part in parts] == [266, 200, 133, 50]  # the second is never narrower than it must be
    assert {part.y() for part in parts} == {parts[0].y()}

    row.resize(300, 300)
    QApplication.processEvents()

    assert row.minimumSizeHint().width() <= 200
    assert parts[0].geometry().right() < parts[1].x()
    assert parts[1].geometry().right() == parts[3].geometry().right() == 299
    assert parts[1].geometry().bottom() < parts[2].y() == parts[3].y()


def test_a_line_has_no_field_that_is_too_narrow_to_be_read(qtbot: QtBot) -> None:
    row, lines = QWidget(), SharedLines()
    row.setLayout(lines)
    first, second = TextField("Name"), TextField("Plural")
    for field in (first, second):
        lines.add(field, 1, 190)
    _show(qtbot, row, 380 + lines.spacing(), 300)
    beside = lines.heightForWidth(row.width())

    assert first.y() == second.y()

    row.resize(380, 300)
    QApplication.processEvents()

    assert (first.width(), second.width()) == (380, 380)
    assert lines.heightForWidth(380) > 2 * beside + lines.spacing()  # with air below


def test_cards_stand_beside_each_other_and_below_where_one_would_be_too_narrow(qtbot: QtBot) -> None:
    page, pair, cards = QWidget(), SideBySide(least=100), [QWidget(), QWidget()]
    page.setLayout(pair)
    for card, stretch in zip(cards, (2, 1), strict=True):
        card.setMinimumSize(200, 40)
        pair.addWidget(card, stretch)
    _show(qtbot, page, 900 + pair.spacing(), 300)

    assert page.minimumSizeHint() == QSize(200, 40)
    assert [(card.width(), card.y()) for card in cards] == [(600, 0), (300, 0)]

    page.resize(300, 300)
    qtbot.waitUntil(lambda: page.minimumSizeHint() == QSize(200, 200 + pair.spacing()))

    assert [card.width() for card in cards] == [300, 300]
    assert cards[0].geometry().bottom() < cards[1].y()

    page.resize(900, 300)
    qtbot.waitUntil(lambda: page.minimumSizeHint() == QSize(200, 40))

    assert {card.y() for card in cards} == {0}


def test_a_month_in_a_low_place_keeps_a_line_of_each_day(qtbot: QtBot) -> None:
    month = MonthCalendar(date(2026, 8, 1))  # over six weeks
    qtbot.addWidget(month)
    month.set_items([DayItem("a", date(2026, 8, 12), "AG", "Logement")])
    month.resize(700, max(1, month.minimumSizeHint().height()))

    area = month.area_of(date(2026, 8, 12))

    assert month.item_at(area.center() + QPointF(0, 10)) is not None


def test_strip_that_floats_covers_no_button(qtbot: QtBot) -> None:
    page = QWidget()
    choose = button("Choose a logo…")
    choose.setParent(page)
    strip = UndoStrip(page)
    _show(qtbot, page, 800, 600)
    strip.offer("“Town” changed", lambda: None)
    free = strip.geometry()

    choose.setGeometry(free)
    strip.offer("“Town” changed", lambda: None)

    assert not strip.geometry().intersects(choose.geometry())
    assert page.rect().contains(strip.geometry())


def test_wrapped_words_stand_whole_whatever_holds_them(qtbot: QtBot) -> None:
    """Pages in one place ask for no height for their width: the words themselves do."""
    page, title, chips = QWidget(), Title("a meeting with a long name " * 6), FlowLayout()
    for number in range(12):
        chips.addWidget(QPushButton(f"chip {number}"))
    inner = QVBoxLayout(page)
    inner.addWidget(title)
    inner.addLayout(chips)
    stack, window = Stack(), QWidget()
    stack.addWidget(page)
    QVBoxLayout(window).addWidget(stack)
    qtbot.addWidget(window)
    window.resize(260, 60)
    window.show()

    qtbot.waitUntil(lambda: title.height() >= title.heightForWidth(title.width()) > 2 * title.fontMetrics().height())
    qtbot.waitUntil(lambda: chips.geometry().height() >= chips.heightForWidth(chips.geometry().width()))
    high = window.minimumSizeHint().height()
    window.resize(1200, 60)
    qtbot.waitUntil(lambda: window.minimumSizeHint().height() < high)


def test_the_buttons_of_a_head_go_below_where_they_leave_the_title_no_room(qtbot: QtBot) -> None:
    tool = ToolPage()
    head = ToolHead("A register", "What it is for, in a sentence that is not short.", tool)
    first, labelled = QPushButton("First"), TextField("Months")
    for each in (first, labelled):
        head.buttons.addWidget(each)
    tool.arrange(head, QWidget())
    qtbot.addWidget(tool)
    tool.resize(1000, 400)
    tool.show()
    back = next(each for each in head.findChildren(QPushButton) if each is not first)
    qtbot.waitUntil(lambda: first.x() < labelled.x() < back.x())
    ends = [each.geometry().bottom() for each in (first, labelled, back)]
    assert max(ends) - min(ends) <= 4
    assert head.words.mapTo(head, QPoint()).y() < labelled.geometry().bottom()

    tool.resize(420, 400)

    qtbot.waitUntil(lambda: first.y() > head.words.mapTo(head, QPoint(0, head.words.height())).y() - 1)


def test_a_long_fact_of_the_strip_gives_way_and_says_all_in_its_tip(qtbot: QtBot) -> None:
    strip, words = StatusStrip(), "sent to the computer of Samir, 15:40; last news 15:38; one choice to be made"
    qtbot.addWidget(strip)
    strip.set_fact("saved", "Saved at 15:40")
    strip.set_shared(words)
    strip.set_person("Ana")
    strip.resize(500, strip.height())
    strip.show()

    qtbot.waitUntil(lambda: 0 < strip.shared.width() < strip.shared.sizeHint().width())
    assert words in strip.shared.toolTip()
    assert strip.person.geometry().right() < strip.width()
    assert strip.person.width() >= strip.person.sizeHint().width()


def test_a_notice_that_is_narrow_has_its_button_below_its_words(qtbot: QtBot) -> None:
    words = "This computer knows no printer. The document can be saved as PDF and printed elsewhere."
    notice = Notice(words, "late", action="Save as PDF…", clicked=lambda: None)
    _show(qtbot, notice, 340, 140)
    qtbot.waitUntil(lambda: notice._text.width() > 200)
    assert notice.action.geometry().top() > notice._text.geometry().bottom()

    notice.resize(900, 140)
    qtbot.waitUntil(lambda: notice.action.geometry().left() > notice._text.geometry().right())
    assert notice.action.isVisible()


def test_in_a_narrow_strip_the_summary_and_the_last_saving_stay_whole(qtbot: QtBot) -> None:
    strip = StatusStrip()
    qtbot.addWidget(strip)
    summary = "25 694.45 € left · claimed in all 60 305.55 € · staff 57 763.10 € · running costs 2 542.45 €"
    strip.set_fact("dossier", "the dossier is out of its usual place")
    strip.set_fact("backup", "backup at 15:30")
    strip.set_fact("saved", "Saved at 15:40")
    strip.set_shared("sent to the computer of Samir, 15:40; last news 15:38; one choice to be made")
    strip.set_person("Ana")
    strip.set_summary(summary)
    strip.resize(960, strip.height())
    strip.show()
    qtbot.waitUntil(lambda: strip.shared.width() > 0)

    assert strip._left.text() == "Saved at 15:40"
    for whole in (strip._left, strip._right):
        assert isinstance(whole, PlainLabel)
        assert not whole.cut_words()
    assert "backup at 15:30" in strip._left.toolTip()
    assert strip.minimumSizeHint().width() < 500
    strip.resize(2400, strip.height())
    assert strip._left.text() == strip.left_text()


def test_a_form_that_scrolls_leaves_the_rest_of_a_large_screen_free(qtbot: QtBot) -> None:
    field = TextField("Name")
    area = scrolled(column(field))
    _show(qtbot, area, 3800, 400)
    assert 800 < field.width() <= 1600

    area.resize(700, 400)

    qtbot.waitUntil(lambda: 600 < field.width() < 700)


def test_cards_that_scroll_stand_where_a_card_beside_them_stands(qtbot: QtBot) -> None:
    page, beside, inside = QWidget(), _card(), _card()
    box = QHBoxLayout(page)
    box.setContentsMargins(0, 0, 0, 0)
    box.addWidget(beside)
    box.addWidget(area := scrolled_cards(inside))
    _show(qtbot, page, 800, 300)

    assert inside.mapTo(page, QPoint()).y() == beside.y()
    assert inside.mapTo(page, inside.rect().topRight()).x() == page.width() - 1

    area.clearFocus()
    before = area.grab().toImage()
    area.setFocus()
    QApplication.processEvents()

    assert area.hasFocus()
    assert inside.mapTo(page, QPoint()).y() == beside.y()
    assert area.grab().toImage().pixelColor(400 - 8, 1) != before.pixelColor(400 - 8, 1)


def test_the_icon_of_a_button_that_stands_out_is_seen_with_the_keyboard_too(qtbot: QtBot) -> None:
    page = QWidget()
    box = QVBoxLayout(page)
    box.addWidget(first := primary_button("", "user"))
    box.addWidget(other := button("Cancel"))
    _show(qtbot, page, 300, 120)

    def strokes() -> int:
        """The pixels in the middle of the button that are not its ground."""
        image = first.grab(first.rect().adjusted(12, 7, -12, -7)).toImage()
        ground = image.pixelColor(0, 0).name()
        names = (image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height()))
        return sum(contrast(name, ground) >= EDGES for name in names)

    other.setFocus()
    QApplication.processEvents()
    away = strokes()
    first.setFocus()
    QApplication.processEvents()

    assert away > 20
    assert strokes() > 20


def _card() -> Card:
    card = Card()
    card.box.addWidget(label("Nothing to report."))
    return card


def test_a_first_part_that_grows_takes_its_share_up_to_its_limit(qtbot: QtBot) -> None:
    parts = [QWidget(), QWidget()]
    split = Splitter("kit/grows", None, *parts, sizes=(200, 600))
    split.let_grow(420)
    qtbot.addWidget(split)
    split.resize(800 + split.handleWidth(), 300)
    split.show()
    qtbot.waitExposed(split)
    small = split.sizes()[0]

    split.resize(1200, 300)
    larger = split.sizes()[0]
    split.resize(3200, 300)

    assert small == pytest.approx(200, abs=2)
    assert larger == pytest.approx(300, abs=6)
    assert split.sizes()[0] == 420
