"""Parts of the kit that keep their room: strips in front, chosen chips in bold, icons beside words, cut words told."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QApplication, QPushButton, QStackedWidget, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from csxl_desktop.ui.models.rows import Align, Cell
from csxl_desktop.ui.widgets.buttons import button
from csxl_desktop.ui.widgets.choices import FilterChips
from csxl_desktop.ui.widgets.dots import broken_at_dots
from csxl_desktop.ui.widgets.form import Splitter
from csxl_desktop.ui.widgets.line_edit import LineEdit
from csxl_desktop.ui.widgets.messages import UndoStrip
from csxl_desktop.ui.widgets.row_delegate import RowDelegate
from csxl_desktop.ui.widgets.stack import Stack
from csxl_desktop.ui.widgets.text import PlainLabel, label
from csxl_desktop.ui.widgets.text_fields import TextField


def shown(qtbot: QtBot) -> QWidget:
    result = QWidget()
    result.resize(800, 600)
    qtbot.addWidget(result)
    with qtbot.waitExposed(result):
        result.show()
    return result


def test_a_strip_stays_in_front_of_a_page_that_is_built_later(qtbot: QtBot) -> None:
    stack = QStackedWidget()
    stack.resize(800, 600)
    stack.addWidget(QWidget())
    strip = UndoStrip(stack)
    qtbot.addWidget(stack)
    with qtbot.waitExposed(stack):
        stack.show()
    strip.offer("Moved", lambda: None)

    stack.setCurrentIndex(stack.addWidget(QWidget()))

    assert stack.childAt(strip.geometry().center()) in {strip, *strip.findChildren(QWidget)}
    assert strip.geometry().bottom() < stack.height() - 60


def test_what_is_chosen_keeps_its_last_letter_in_bold(qtbot: QtBot) -> None:
    host = shown(qtbot)
    chips = FilterChips([("a", "Toutes les assemblées")])
    QVBoxLayout(host).addWidget(chips)
    (chip,) = chips.findChildren(QPushButton)
    plain = chip.sizeHint().width()
    bold = QFont(chip.font())
    bold.setWeight(QFont.Weight.DemiBold)
    needed = QFontMetrics(bold).horizontalAdvance(chip.text())
    chip.setCheckable(False)
    padding = chip.sizeHint().width() - chip.fontMetrics().horizontalAdvance(chip.text())

    assert plain >= needed + padding


def test_an_icon_keeps_its_distance_from_a_word_that_is_set_later(qtbot: QtBot) -> None:
    told, late = button("Ask", "mail"), button("", "mail")
    qtbot.addWidget(told)
    qtbot.addWidget(late)

    late.setText("Ask")

    assert late.iconSize() == told.iconSize()


def test_what_a_line_cuts_stands_whole_in_its_tip(qtbot: QtBot) -> None:
    host = shown(qtbot)
    field = TextField("Title")
    QVBoxLayout(host).addWidget(field)
    field.set_value("Court")
    QApplication.processEvents()
    edit = field.edit
    assert isinstance(edit, LineEdit)
    assert edit.cut_words() == ""

    long = "Un titre bien plus long que la ligne " * 6
    field.set_value(long)
    assert edit.cut_words() == long.strip()

    delegate = RowDelegate()
    cell = Cell("Maison de quartier", "Ixelles", None, None, None, Align.LEFT, strong=False)
    assert delegate.cut_words(cell, 900) == ""
    assert delegate.cut_words(cell, 120) == "Maison de quartier · Ixelles"


def test_one_line_of_a_label_that_has_too_little_room_ends_with_dots(qtbot: QtBot) -> None:
    host = shown(qtbot)
    words = "dossier hors de sa place habituelle"
    whole, cut, dotted = label(words), label(words), label("")
    room = 120
    dotted.setText(dotted.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room))
    for each in (whole, cut, dotted):
        each.setParent(host)
        each.resize(room if each is not whole else each.sizeHint().width(), 30)
        each.show()
    QApplication.processEvents()

    assert isinstance(cut, PlainLabel)
    assert isinstance(whole, PlainLabel)
    assert (cut.cut_words(), whole.cut_words()) == (words, "")
    assert dotted.text().endswith("…")
    assert cut.grab().toImage() == dotted.grab().toImage()
    several = label("dossier\nhors de sa place")
    several.resize(40, 60)
    qtbot.addWidget(several)
    assert isinstance(several, PlainLabel)
    assert several.cut_words() == ""


def test_no_line_of_a_label_ends_or_begins_with_a_dot(qtbot: QtBot) -> None:
    words = "mar. 1er décembre · 13\u00a0h\u00a030\u00a0–\u00a016\u00a0h\u00a000 · SSM Le Passe-Muraille"
    when, venue = words.rsplit(" · ", 1)
    host = shown(qtbot)
    made, wanted = label(words, wrap=True), label(f"{when}\n{venue}", wrap=True)
    room = made.fontMetrics().horizontalAdvance(f"{when} · S")
    for each in (made, wanted):
        each.setParent(host)
        each.resize(room, 80)
        each.show()
    QApplication.processEvents()

    assert made.grab().toImage() == wanted.grab().toImage()
    assert made.text() == words
    font = made.font()
    for width in range(60, 700, 7):
        lines = broken_at_dots(words, font, width).split("\n")
        assert not any(line.startswith("·") or line.endswith("·") for line in lines)
        assert " · ".join(lines) == words
    assert broken_at_dots(words, font, 2000) == words


def test_a_stack_asks_only_the_room_of_the_page_in_front_and_parts_stand_side_by_side_again(qtbot: QtBot) -> None:
    left, wide, narrow, stack = QWidget(), QWidget(), QWidget(), Stack()
    left.setMinimumWidth(200)
    wide.setMinimumWidth(700)
    narrow.setMinimumWidth(300)
    stack.addWidget(narrow)
    stack.addWidget(wide)
    host = shown(qtbot)
    parts = Splitter("parts", None, left, stack)
    parts.setParent(host)
    parts.resize(600, 600)
    parts.show()
    assert parts.orientation() is Qt.Orientation.Horizontal
    before = parts.sizes()

    stack.setCurrentWidget(wide)
    qtbot.waitUntil(lambda: parts.orientation() is Qt.Orientation.Vertical)
    stack.setCurrentWidget(narrow)
    qtbot.waitUntil(lambda: parts.orientation() is Qt.Orientation.Horizontal)

    assert parts.sizes() == before
