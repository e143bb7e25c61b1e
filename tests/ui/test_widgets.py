"""Parts of the kit: what they say, what they send, and that names are never read as markup."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QAccessible, QColor
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QLabel,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from csxl_desktop.i18n import speaking
from csxl_desktop.system.paths import resources
from csxl_desktop.ui import theme
from csxl_desktop.ui.icons import pixmap
from csxl_desktop.ui.tokens import Sizes
from csxl_desktop.ui.widgets.badges import KindBadge
from csxl_desktop.ui.widgets.buttons import button, icon_button, menu_button, primary_button
from csxl_desktop.ui.widgets.choices import FilterChips, SearchBox, SegmentedSwitch
from csxl_desktop.ui.widgets.document_language import DocumentLanguage
from csxl_desktop.ui.widgets.form import FormLayout, Splitter
from csxl_desktop.ui.widgets.messages import EmptyState, Notice, Toast, UndoStrip
from csxl_desktop.ui.widgets.month import DayItem, DayMark, MonthCalendar
from csxl_desktop.ui.widgets.stepper import Stepper
from csxl_desktop.ui.widgets.text import Figure, SectionLabel, Title, label
from csxl_desktop.ui.widgets.text_fields import TextField
from csxl_desktop.ui.widgets.year_strip import YearStrip
from csxl_desktop.ui.window_state import WindowState
from tests.ui.typing_keys import press_key, type_text

MARKUP = "<img src='//host/share/x.png'> & <b>gras</b>"


@pytest.fixture
def host(qtbot: QtBot) -> QWidget:
    result = QWidget()
    result.resize(800, 600)
    qtbot.addWidget(result)
    with qtbot.waitExposed(result):
        result.show()
    return result


def test_a_name_that_looks_like_markup_is_shown_letter_by_letter(qtbot: QtBot, host: QWidget) -> None:
    toast, strip = Toast(host), UndoStrip(host)
    toast.say(MARKUP)
    strip.offer(MARKUP, lambda: None)
    shown = [label(MARKUP), Title(MARKUP), SectionLabel(MARKUP), Notice(MARKUP), Figure(MARKUP), toast, strip]
    shown.append(EmptyState("users", MARKUP, MARKUP))
    for widget in shown:
        qtbot.addWidget(widget)
        labels = [widget] if isinstance(widget, QLabel) else widget.findChildren(QLabel)
        formats = {found.textFormat() for found in labels if found.text()}
        assert formats == {Qt.TextFormat.PlainText}


def test_undo_strip_takes_back_once(host: QWidget) -> None:
    taken = list[str]()
    strip = UndoStrip(host)
    strip.offer("Tilleuls moved to the trash", lambda: taken.append("back"))
    assert strip.isVisible()
    strip.undo_button.click()
    strip.take_back()
    assert taken == ["back"]
    assert not strip.isVisible()


def test_undo_strip_leaves_after_ten_seconds_and_toasts_sooner(host: QWidget) -> None:
    strip, toast = UndoStrip(host), Toast(host)
    strip.offer("Moved", lambda: None)
    toast.say("Saved", "good")
    assert strip._timer.interval() == 10_000
    assert strip._timer.isSingleShot()
    assert toast._timer.interval() < strip._timer.interval()
    strip._timer.timeout.emit()
    assert not strip.isVisible()


def test_an_icon_alone_still_has_a_name(qtbot: QtBot) -> None:
    button = icon_button("printer", "Print")
    qtbot.addWidget(button)
    found = QAccessible.queryAccessibleInterface(button)
    assert found is not None
    assert found.text(QAccessible.Text.Name) == "Print"
    assert not button.icon().isNull()


def test_icons_take_the_colour_asked_and_follow_the_theme(qtbot: QtBot, qapp: QApplication) -> None:
    image = pixmap("circle", "#FF0000", 24).toImage()
    colors = {
        image.pixelColor(x, y).name() for x in range(24) for y in range(24) if image.pixelColor(x, y).alpha() > 250
    }
    assert colors == {"#ff0000"}
    assert pixmap("no-such-icon", "#FF0000", 24).toImage().pixelColor(12, 12).alpha() == 0
    button = primary_button("New", "plus")
    qtbot.addWidget(button)
    before = button.icon().pixmap(18, 18).toImage()
    try:
        theme.apply(qapp, "contrast", resources())
        assert button.icon().pixmap(18, 18).toImage() != before
    finally:
        theme.apply(qapp, "light", resources())
    assert button.icon().pixmap(18, 18).toImage() == before


def test_text_twice_as_large_makes_the_controls_larger(qtbot: QtBot, qapp: QApplication) -> None:
    assert (Sizes(2.0).body, Sizes(2.0).row) == (28, 84)
    try:
        small = primary_button("New")
        qtbot.addWidget(small)
        height = small.sizeHint().height()
        theme.apply(qapp, "light", resources(), 2.0)
        assert small.sizeHint().height() > 1.6 * height
        assert QApplication.font().pixelSize() == 28
        box = SearchBox("Find…")
        qtbot.addWidget(box)
        box.resize(400, box.sizeHint().height())
        box.show()
        assert box.magnifier.size() == QSize(32, 32)
        assert box.cursorRect().left() > box.magnifier.geometry().right()
        type_text(box, "a" * 60)
        assert box.cross.iconSize() == QSize(32, 32)
        assert box.rect().contains(box.cross.geometry())
        box.grab()  # a long text is moved while it is painted
        assert box.cursorRect().right() < box.cross.x()
        arrow = menu_button("Tools", "", []).arrow().boundingRect()
        assert (arrow.width(), arrow.height()) == (12, 6)
    finally:
        theme.apply(qapp, "light", resources())


def test_the_stepper_says_where_we_are_and_moves_by_keyboard(qtbot: QtBot) -> None:
    stepper = Stepper()
    qtbot.addWidget(stepper)
    chosen = list[int]()
    stepper.step_chosen.connect(chosen.append)
    stepper.set_steps(("Prepare", "Invite", "Hold"), 1)
    assert stepper.accessibleName() == "Step 2 of 3: Invite"
    press_key(stepper, Qt.Key.Key_Right)
    press_key(stepper, Qt.Key.Key_Right)
    press_key(stepper, Qt.Key.Key_Return)
    assert chosen == [2]
    assert stepper.grab().toImage().size().width() > 0


def test_the_ring_is_around_the_step_that_the_arrows_reached(host: QWidget) -> None:
    stepper = Stepper(host)
    stepper.set_steps(("Prepare", "Invite", "Hold"), 0)
    stepper.resize(600, 30)
    stepper.show()
    host.activateWindow()
    stepper.setFocus()
    ring = QColor(theme.look().tokens.accent)
    QApplication.processEvents()

    def ringed() -> list[bool]:
        picture = stepper.grab().toImage()
        return [picture.pixelColor(round(area.center().x()), 0) == ring for area in stepper._areas()]

    assert ringed() == [True, False, False]
    press_key(stepper, Qt.Key.Key_Right)
    assert ringed() == [False, True, False]


@pytest.mark.parametrize("spoken", ["fr", "nl", "en"])
def test_a_document_speaks_as_the_window_does_until_another_language_is_chosen(qtbot: QtBot, spoken: str) -> None:
    with speaking(spoken):
        plain, own = DocumentLanguage(), DocumentLanguage(own=True)
    qtbot.addWidget(plain)
    qtbot.addWidget(own)
    assert plain.value() == spoken
    assert own.value() == ""  # as each person speaks
    for language in ("fr", "nl", "en"):
        own.set_value(language)
        assert own.value() == language


def test_views_switch_and_filters_add_up(qtbot: QtBot) -> None:
    switch = SegmentedSwitch("View", [("list", "List"), ("month", "Month")])
    assert switch.accessibleName() == "View"
    assert {each.accessibleDescription() for each in switch.findChildren(QPushButton)} == {"View"}
    chips = FilterChips([("m", "Members"), ("f", "Former")])
    single = FilterChips([("m", "Members"), ("f", "Former")], exclusive=True)
    turned, filtered, one = list[str](), list[frozenset[str]](), list[frozenset[str]]()
    for widget in (switch, chips, single):
        qtbot.addWidget(widget)
    switch.changed.connect(turned.append)
    chips.changed.connect(filtered.append)
    single.changed.connect(one.append)
    switch._by_key["month"].click()
    for key in ("m", "f", "m"):
        chips._by_key[key].click()
        single._by_key[key].click()
    assert turned == ["month"]
    assert filtered == [frozenset("m"), frozenset("mf"), frozenset("f")]
    assert one == [frozenset("m"), frozenset("f"), frozenset("m")]


def test_escape_empties_the_search_box(qtbot: QtBot) -> None:
    box = SearchBox("Filter")
    qtbot.addWidget(box)
    edited = list[str]()
    box.textEdited.connect(edited.append)
    type_text(box, "é")
    press_key(box, Qt.Key.Key_Escape)
    assert edited == ["é", ""]
    assert box.text() == ""


def test_the_cross_of_a_search_box_is_there_only_with_a_text(host: QWidget) -> None:
    box = SearchBox("Filter")
    box.setParent(host)
    box.show()
    (cross,) = box.findChildren(QToolButton)
    assert (box.magnifier.isVisible(), cross.isVisible()) == (True, False)
    type_text(box, "a")
    assert cross.isVisible()
    cross.click()
    assert box.text() == ""
    assert not cross.isVisible()


def test_a_form_gives_up_columns_before_it_hides_a_field(qtbot: QtBot) -> None:
    form_host, form = QWidget(), FormLayout(3)
    qtbot.addWidget(form_host)
    form_host.setLayout(form)
    fields = [TextField(name) for name in "abcd"]
    form.add(fields[0], 2)
    form.add_all(*fields[1:])
    form_host.show()
    rows = dict[int, int]()
    for width in (900, 420, 200, 900):
        form_host.resize(width, 600)
        QApplication.processEvents()
        rows[width] = len({field.y() for field in fields})
        assert max(field.geometry().right() for field in fields) < width
    assert rows == {900: 2, 420: 3, 200: 4}
    assert form.fields() == fields


# Calendars.

ITEMS = (
    DayItem("a", date(2026, 5, 5), "GT", "Santé", "indigo"),
    DayItem("b", date(2026, 5, 21), "AG", "Logement"),
    DayItem("c", date(2026, 5, 21), "RT", "Logement", "plum"),
)


@pytest.fixture
def month(qtbot: QtBot) -> MonthCalendar:
    result = MonthCalendar(date(2026, 5, 19))
    qtbot.addWidget(result)
    result.resize(900, 700)
    result.set_items(ITEMS)
    return result


def test_a_month_is_walked_and_opened_by_keyboard(month: MonthCalendar) -> None:
    opened, empty, months = list[object](), list[date](), list[date]()
    month.item_activated.connect(opened.append)
    month.day_activated.connect(empty.append)
    month.month_changed.connect(months.append)
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Return, Qt.Key.Key_Return):
        press_key(month, key)
    press_key(month, Qt.Key.Key_PageDown)
    press_key(month, Qt.Key.Key_Home)
    assert empty == [date(2026, 5, 19)]
    assert opened == ["b", "c"]
    assert months == [date(2026, 6, 1), date(2026, 5, 1)]


def test_the_last_day_of_a_long_month_steps_to_a_short_one(month: MonthCalendar) -> None:
    month.show_day(date(2026, 3, 31))
    month.step_month(-1)
    assert month.day() == date(2026, 2, 28)
    month.step_month(-2)
    assert month.day() == date(2025, 12, 28)


def test_a_line_is_opened_by_a_click(qtbot: QtBot, month: MonthCalendar) -> None:
    area = month.area_of(date(2026, 5, 21))
    second = QPointF(area.center().x(), area.top() + 26 + 20 + 9)
    found = month.item_at(second)
    assert found is not None
    assert found.key == "c"
    assert month.day_at(second) == date(2026, 5, 21)


def test_a_month_says_its_day_and_paints_holidays(month: MonthCalendar) -> None:
    month.show_day(date(2026, 5, 5))
    assert "1 activity" in month.accessibleName()
    assert month.accessibleDescription() == "GT Santé"
    before = month.grab().toImage()
    month.set_marks({date(2026, 5, 14): DayMark("Ascension")})
    assert month.grab().toImage() != before


def test_the_year_strip_moves_and_stops_at_its_ends(qtbot: QtBot) -> None:
    strip = YearStrip(11)
    qtbot.addWidget(strip)
    strip.set_items(ITEMS)
    chosen = list[int]()
    strip.month_chosen.connect(chosen.append)
    for _press in range(3):
        press_key(strip, Qt.Key.Key_Right)
    assert chosen == [12]
    strip.set_month(5)
    assert "3 activities" in strip.accessibleName()
    assert not strip.grab().isNull()


def test_a_splitter_comes_back_where_it_was(qtbot: QtBot, tmp_path: Path) -> None:
    sizes = list[list[int]]()
    for _day in range(2):
        state = WindowState(tmp_path / "window.json")
        splitter = Splitter("agenda", state, QWidget(), QWidget(), sizes=(400, 600))
        qtbot.addWidget(splitter)
        splitter.resize(1016, 300)
        if not sizes:
            splitter.setSizes([250, 750])
            splitter.splitterMoved.emit(250, 1)
            state.sync()
        sizes.append(splitter.sizes())
    assert [first for first, _second in sizes] == [250, 250]


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_enter_presses_the_button_that_has_the_keyboard(host: QWidget, key: Qt.Key) -> None:
    pressed = list[str]()
    quiet = button("Note", clicked=lambda: pressed.append("quiet"))
    cross = icon_button("x", "Remove", lambda: pressed.append("icon"))
    chips, switch = (
        FilterChips([("ag", "AG"), ("walk", "Walks")]),
        SegmentedSwitch("View", [("list", "List"), ("month", "Month")]),
    )
    for widget in (quiet, cross, chips, switch):
        widget.setParent(host)
        widget.show()

    for each in (quiet, cross, chips.findChildren(QPushButton)[1], switch.findChildren(QPushButton)[1]):
        each.setFocus()
        press_key(each, key)

    assert pressed == ["quiet", "icon"]
    assert chips.value() == {"walk"}
    assert switch.value() == "month"


def test_enter_in_a_field_of_a_dialog_presses_no_button(qtbot: QtBot) -> None:
    pressed = list[str]()
    dialog, field = QDialog(), TextField("Name")
    qtbot.addWidget(dialog)
    box = QVBoxLayout(dialog)
    box.addWidget(button("Delete", clicked=lambda: pressed.append("delete")))
    box.addWidget(field)
    with qtbot.waitExposed(dialog):
        dialog.show()

    press_key(field.edit, Qt.Key.Key_Return)

    assert pressed == []


def test_badges_of_one_column_have_one_width(host: QWidget) -> None:
    wide, narrow = KindBadge("M", parent=host), KindBadge("I", parent=host)
    assert narrow.sizeHint().width() < wide.sizeHint().width()

    for badge in (wide, narrow):
        badge.keep_room(["I", "M"])
        badge.show()

    assert narrow.width() == wide.width() == wide.sizeHint().width()


def test_a_long_refusal_stays_as_long_as_one_reads_it(qtbot: QtBot) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    toast = Toast(host)
    toast.say("Created.")
    short = toast._timer.interval()
    toast.say_refused("Not saved: the file of the dossier is gone. " * 8)

    assert short == 4000
    assert toast._timer.interval() >= 20_000
