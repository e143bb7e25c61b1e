"""Fields: saved when left, only when changed; refusals stay; Esc brings back."""

from collections.abc import Callable
from datetime import date, time
from decimal import Decimal
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCalendarWidget, QLineEdit, QTableView, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from csxl_desktop.domain.errors import EmptyNameError
from csxl_desktop.i18n.dates import clock_time
from csxl_desktop.ui.errors import Errors
from csxl_desktop.ui.jobs import Jobs
from csxl_desktop.ui.look import look
from csxl_desktop.ui.saving import save_when_left
from csxl_desktop.ui.widgets.date_fields import DateField, TimeField, _DayPicker
from csxl_desktop.ui.widgets.field import Field, leave_focused_field
from csxl_desktop.ui.widgets.growing_field import GrowingField
from csxl_desktop.ui.widgets.reference_field import Option, ReferenceField
from csxl_desktop.ui.widgets.text_fields import CheckField, ChoiceField, MultilineField, NumberField, TextField
from tests.legible.reach import controls
from tests.ui.typing_keys import press_key, type_text


def _sent(field: Field) -> list[object]:
    sent = list[object]()
    field.committed.connect(sent.append)
    return sent


OnScreen = Callable[[Field], QLineEdit]


@pytest.fixture
def on_screen(qtbot: QtBot) -> OnScreen:
    """Shows a field in a window, and gives another one to go to."""
    shown = list[QWidget]()

    def show(field: Field) -> QLineEdit:
        window, other = QWidget(), QLineEdit()
        shown.append(window)
        box = QVBoxLayout(window)
        box.addWidget(field)
        box.addWidget(other)
        qtbot.addWidget(window)
        with qtbot.waitExposed(window):
            window.show()
        window.activateWindow()
        field.control.setFocus()
        qtbot.waitUntil(field.control.hasFocus)
        return other

    return show


def test_text_is_sent_once_when_left_and_only_if_changed(on_screen: OnScreen) -> None:
    field = TextField("Name")
    field.set_value("Le Canevas")
    sent, other = _sent(field), on_screen(field)

    other.setFocus()
    assert sent == []

    field.edit.setFocus()
    field.edit.clear()
    type_text(field.edit, " L’Œuvre “ça” € ")
    other.setFocus()
    field.edit.setFocus()
    other.setFocus()
    assert sent == ["L’Œuvre “ça” €"]


def test_enter_sends_at_once(on_screen: OnScreen) -> None:
    field = TextField("Name")
    sent = _sent(field)
    on_screen(field)
    type_text(field.edit, "Tilleuls")
    press_key(field.edit, Qt.Key.Key_Return)
    assert sent == ["Tilleuls"]


def test_a_refused_value_stays_visible_with_its_reason_and_escape_brings_back_the_old_one(on_screen: OnScreen) -> None:
    field = TextField("Name")
    field.set_value("Canevas")
    on_screen(field)
    field.edit.clear()
    field.flush()
    field.show_refusal("A name is needed here.")
    assert field.refusal() == "A name is needed here."
    assert field.value() == ""
    assert field.edit.accessibleDescription() == "A name is needed here."

    press_key(field.edit, Qt.Key.Key_Escape)
    assert field.value() == "Canevas"
    assert field.refusal() == ""
    sent = _sent(field)
    field.flush()
    assert sent == []


def test_refresh_never_overwrites_what_is_being_typed(qtbot: QtBot) -> None:
    field = TextField("Name")
    qtbot.addWidget(field)
    field.set_value("Canevas")
    field.edit.setText("Canevas asbl")
    field.refresh("Autre")
    assert field.edit.text() == "Canevas asbl"
    field.set_value("Autre fiche")
    assert field.edit.text() == "Autre fiche"


def test_leaving_the_record_sends_the_focused_field(on_screen: OnScreen) -> None:
    field = MultilineField("Description")
    sent = _sent(field)
    on_screen(field)
    field.edit.setPlainText("Une ligne\nDeux")
    leave_focused_field()
    assert sent == ["Une ligne\nDeux"]


@pytest.mark.parametrize(
    ("typed", "value"), [("1 250", 1250), ("7", 7), ("", None), ("1,5", "whole"), ("abc", "number")]
)
def test_whole_numbers(qtbot: QtBot, typed: str, value: object) -> None:
    field = NumberField("Seats")
    qtbot.addWidget(field)
    field.set_value(3)
    sent = _sent(field)
    field.edit.setText(typed)
    field.flush()
    if isinstance(value, str):
        assert sent == []
        assert value in field.refusal()
    else:
        assert sent == [value]


def test_decimals_are_read_with_a_comma(qtbot: QtBot) -> None:
    field = NumberField("FTE", decimals=True)
    qtbot.addWidget(field)
    sent = _sent(field)
    field.edit.setText("1,5")
    field.flush()
    assert sent == [Decimal("1.5")]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [("14", time(14)), ("14h", time(14)), ("9h05", time(9, 5)), ("14:30", time(14, 30)), ("0930", time(9, 30))],
)
def test_hours(qtbot: QtBot, typed: str, expected: time) -> None:
    field = TimeField("From")
    qtbot.addWidget(field)
    sent = _sent(field)
    field.edit.setText(typed)
    field.flush()
    assert sent == [expected]
    assert field.edit.text() == clock_time(expected)


def test_an_hour_that_is_none_is_refused_until_mended(qtbot: QtBot) -> None:
    field = TimeField("From")
    qtbot.addWidget(field)
    field.edit.setText("25:00")
    field.flush()
    assert field.refusal()
    field.edit.setText("")
    field.flush()
    assert field.refusal() == ""


def _parse(text: str) -> date | None:
    day, _slash, month = text.partition("/")
    return date(2025, int(month), int(day)) if month.isdigit() and day.isdigit() else None


def test_a_day_shows_its_weekday_and_its_remark(qtbot: QtBot) -> None:
    field = DateField("On", _parse, remark=lambda day: "Public holiday" if day == date(2025, 5, 1) else "")
    qtbot.addWidget(field)
    sent = _sent(field)
    field.edit.setText("1/5")
    assert field.weekday.text() != ""
    field.flush()
    assert sent == [date(2025, 5, 1)]
    assert field.edit.text() == "01/05/2025"


def test_a_choice_is_sent_when_chosen(qtbot: QtBot) -> None:
    field = ChoiceField("Kind", [("a", "Association"), ("s", "Service")])
    qtbot.addWidget(field)
    field.set_value("a")
    sent = _sent(field)
    field.combo.setCurrentIndex(1)
    field.combo.activated.emit(1)
    assert sent == ["s"]
    field.set_value("withdrawn")
    field.flush()
    assert sent == ["s"]
    assert not field.is_dirty()


def test_a_box_is_sent_at_the_click(qtbot: QtBot) -> None:
    field = CheckField("May be printed")
    qtbot.addWidget(field)
    sent = _sent(field)
    field.box.click()
    assert sent == [True]


OPTIONS = (
    Option(1, "École de devoirs", "Rue Haute"),
    Option(2, "Équipe de rue", "Parvis"),
    Option(3, "Bibliothèque", "Équipe du parc"),
)


def _reference(on_screen: OnScreen, *, may_create: bool = False, pick_and_clear: bool = False) -> ReferenceField:
    field = ReferenceField("Depends on", lambda: OPTIONS, may_create=may_create, pick_and_clear=pick_and_clear)
    on_screen(field)
    return field


def test_three_letters_and_enter_choose_a_record(on_screen: OnScreen) -> None:
    field = _reference(on_screen)
    sent = _sent(field)
    type_text(field.edit, "equ")
    lines = [field.popup.item(n).text() for n in range(field.popup.count())]
    assert lines == ["Équipe de rue  ·  Parvis", "Bibliothèque  ·  Équipe du parc"]

    press_key(field.edit, Qt.Key.Key_Down)
    press_key(field.edit, Qt.Key.Key_Return)
    assert sent == [3]
    assert field.edit.text() == "Bibliothèque"
    assert not field.popup.isVisible()


def test_names_that_were_folded_already_are_searched_as_they_are(on_screen: OnScreen) -> None:
    options = [Option(1, "Zoé Équipe", "", "zoe equipe rue"), Option(2, "Rue Haute", "", "rue haute")]
    field = ReferenceField("Who", lambda: options)
    on_screen(field)

    type_text(field.edit, "Rûe")

    assert [field.popup.item(n).text() for n in range(field.popup.count())] == ["Rue Haute", "Zoé Équipe"]


def test_half_typed_words_are_refused_when_left(on_screen: OnScreen) -> None:
    field = _reference(on_screen)
    sent = _sent(field)
    type_text(field.edit, "zzz")
    field.flush()
    assert sent == []
    assert field.refusal()
    field.clear_button.click()
    assert field.refusal() == ""


def test_something_new_may_be_asked_for(on_screen: OnScreen) -> None:
    field = _reference(on_screen, may_create=True)
    asked = list[str]()
    field.create_requested.connect(asked.append)
    type_text(field.edit, "Ludothèque")
    press_key(field.edit, Qt.Key.Key_Return)
    assert asked == ["Ludothèque"]


def test_nothing_below_moves_when_a_name_is_begun_or_taken(on_screen: OnScreen, qtbot: QtBot) -> None:
    field = _reference(on_screen, pick_and_clear=True)
    before = field.sizeHint().height()

    type_text(field.edit, "eco")

    qtbot.waitUntil(field.clear_button.isVisible)
    assert field.sizeHint().height() == before
    press_key(field.edit, Qt.Key.Key_Return)
    assert not field.clear_button.isVisible()
    assert field.sizeHint().height() == before


def test_ticking_people_leaves_the_field_empty_for_the_next(on_screen: OnScreen) -> None:
    field = _reference(on_screen, pick_and_clear=True)
    picked = list[object]()
    field.picked.connect(picked.append)
    for letters in ("eco", "bib"):
        type_text(field.edit, letters)
        press_key(field.edit, Qt.Key.Key_Return)
    assert picked == [1, 3]
    assert field.edit.text() == ""
    assert field.clear_button.isHidden()


# The whole way: field, database lane, back.


def _saving(qtbot: QtBot, jobs: Jobs, errors: Errors, write: Callable[[str], object]) -> TextField:
    field = TextField("Name")
    qtbot.addWidget(field)
    field.set_value("Canevas")
    save_when_left(field, jobs, errors, lambda value: lambda: write(value))
    return field


def test_a_saved_field_says_so(qtbot: QtBot, jobs: Jobs, errors: Errors) -> None:
    written = list[str]()
    field = _saving(qtbot, jobs, errors, written.append)
    field.edit.setText("Tilleuls")
    with qtbot.waitSignal(jobs.saved):
        field.flush()
    qtbot.waitUntil(lambda: not jobs.busy)
    assert written == ["Tilleuls"]
    assert field._state.text() == "✓"
    field.edit.setText("x")
    press_key(field.edit, Qt.Key.Key_Escape)
    assert field.value() == "Tilleuls"


def test_a_refusal_stands_under_its_field(qtbot: QtBot, jobs: Jobs, errors: Errors) -> None:
    def write(_value: str) -> None:
        raise EmptyNameError

    field = _saving(qtbot, jobs, errors, write)
    field.edit.setText("")
    field.flush()
    qtbot.waitUntil(lambda: not jobs.busy)
    assert field.refusal() == "A name is needed here."


def test_a_refusal_for_a_record_no_longer_shown_is_told_elsewhere(qtbot: QtBot, jobs: Jobs, errors: Errors) -> None:
    gate = Event()

    def write(_value: str) -> None:
        gate.wait(10)
        raise EmptyNameError

    field = _saving(qtbot, jobs, errors, write)
    field.edit.setText("")
    field.flush()
    field.set_value("Another record")
    with qtbot.waitSignal(errors.refused):
        gate.set()
    assert field.refusal() == ""
    assert field.value() == "Another record"


def test_a_text_grows_with_its_words_and_its_width(qtbot: QtBot) -> None:
    window, field = QWidget(), GrowingField("", most=3)
    QVBoxLayout(window).addWidget(field)
    qtbot.addWidget(window)
    window.resize(900, 400)
    window.show()
    one = field.edit.height()

    field.set_value("un mot après l’autre " * 3)
    assert field.edit.height() == one
    assert not field.edit.verticalScrollBar().isVisible()
    window.resize(300, 400)
    qtbot.waitUntil(lambda: field.edit.height() > one)
    two = field.edit.height()
    field.set_value("un mot après l’autre " * 90)
    three = field.edit.height()
    field.set_value("")

    assert one < two < three < 4 * one
    assert field.edit.height() == one


def test_month_to_pick_a_day_in_shows_all_its_weeks_in_the_colours_of_the_window(qtbot: QtBot) -> None:
    picker = _DayPicker(None, date(2026, 3, 12))
    qtbot.addWidget(picker)
    with qtbot.waitExposed(picker):
        picker.open()
    calendar = picker.findChild(QCalendarWidget)
    assert calendar is not None
    (weeks,) = (each for each in calendar.findChildren(QTableView) if each.isVisible())

    assert weeks.verticalScrollBar().maximum() == 0
    assert weeks.horizontalScrollBar().maximum() == 0
    assert weeks.rowViewportPosition(6) + weeks.rowHeight(6) <= weeks.viewport().height()
    sunday = calendar.weekdayTextFormat(Qt.DayOfWeek.Sunday).foreground().color()
    assert sunday.name().upper() == look().tokens.secondary


def test_tab_goes_through_the_month_to_pick_a_day_in_as_one_reads_it(qtbot: QtBot) -> None:
    picker = _DayPicker(None, date(2026, 3, 12))
    qtbot.addWidget(picker)
    with qtbot.waitExposed(picker):
        picker.open()

    names = [each.objectName().removeprefix("qt_calendar_") for each in controls(picker)]

    assert names[-5:] == ["prevmonth", "monthbutton", "yearbutton", "nextmonth", "calendarview"]
