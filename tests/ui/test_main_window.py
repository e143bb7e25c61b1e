"""The frame: tabs built when shown, keys, year, search, status, refusals, geometry."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAction
from PySide6.QtWidgets import QApplication, QListWidget, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from csxl_desktop.domain.errors import EmptyNameError
from csxl_desktop.i18n import _, speaking
from csxl_desktop.ui.actions import GESTURES
from csxl_desktop.ui.errors import Errors
from csxl_desktop.ui.jobs import Jobs
from csxl_desktop.ui.main_window import MainWindow
from csxl_desktop.ui.page import Page, PageEntry
from csxl_desktop.ui.qt_language import speak
from csxl_desktop.ui.widgets.search_popup import Result, ResultGroup
from csxl_desktop.ui.widgets.text_fields import TextField
from csxl_desktop.ui.window_state import WindowState
from tests.ui.typing_keys import press_key, type_text

NOON = datetime(2026, 4, 2, 14, 3, tzinfo=UTC)


class RecordingPage(Page):
    """A real page that writes down what it was asked."""

    def __init__(self, name: str, asked: list[str], place: QWidget) -> None:
        super().__init__(place)
        self.born_in = self.parentWidget()
        self._name, self._asked = name, asked
        self.field = TextField("Title")
        self.sent = list[object]()
        self.field.committed.connect(self.sent.append)
        self.list = QListWidget()
        self.list.setAccessibleName("Lines")
        box = QVBoxLayout(self)
        box.addWidget(self.field)
        box.addWidget(self.list)
        asked.append(f"{name} built")

    def show_year(self, year: int) -> None:
        self._asked.append(f"{self._name} {year}")

    def reload(self) -> None:
        self._asked.append(f"{self._name} reload")

    def open_record(self, kind: str, key: object) -> None:
        self._asked.append(f"{self._name} open {kind} {key}")

    def new_record(self) -> None:
        self._asked.append(f"{self._name} new")

    def print_current(self) -> None:
        self._asked.append(f"{self._name} print")


@pytest.fixture
def asked() -> list[str]:
    return []


MakeWindow = Callable[[], MainWindow]


@pytest.fixture
def make_window(qtbot: QtBot, jobs: Jobs, errors: Errors, tmp_path: Path, asked: list[str]) -> MakeWindow:
    windows = list[MainWindow]()

    def make() -> MainWindow:
        entries = (
            PageEntry("Home", "house", lambda place: RecordingPage("home", asked, place), follows_year=False),
            PageEntry(
                "Meetings",
                "calendar-days",
                lambda place: RecordingPage("meetings", asked, place),
                frozenset({"meeting"}),
            ),
            PageEntry("Evaluation", "chart-column", lambda place: RecordingPage("evaluation", asked, place)),
        )
        state = WindowState(tmp_path / "window.json")
        window = MainWindow(
            entries, jobs=jobs, errors=errors, state=state, now=lambda: NOON, year=2026, years=(2026, 2025)
        )
        windows.append(window)
        qtbot.addWidget(window)
        with qtbot.waitExposed(window):
            window.show()
        window.activateWindow()
        return window

    return make


@pytest.fixture
def window(make_window: MakeWindow) -> MainWindow:
    return make_window()


def _trigger(window: MainWindow, keys: str) -> None:
    found = [action for action in window.actions() if keys in {key.toString() for key in action.shortcuts()}]
    assert len(found) == 1
    found[0].trigger()


def test_only_the_page_in_front_is_built(window: MainWindow, asked: list[str]) -> None:
    assert asked == ["home built", "home 2026", "home reload"]
    _trigger(window, "Ctrl+2")
    assert asked[3:] == ["meetings built", "meetings 2026", "meetings reload"]
    _trigger(window, "Ctrl+1")
    _trigger(window, "Ctrl+2")
    assert asked[6:] == []


def test_the_key_of_a_tab_takes_the_keyboard_along(qtbot: QtBot, window: MainWindow) -> None:
    """Into the list at first, then where one was; a click on a tab takes nothing along."""
    first = window.current_page()
    assert isinstance(first, RecordingPage)
    first.field.control.setFocus()
    _trigger(window, "Ctrl+2")
    second = window.current_page()
    assert isinstance(second, RecordingPage)
    qtbot.waitUntil(second.list.hasFocus)
    second.field.control.setFocus()
    window.top.search.setFocus()

    window.top.tab_chosen.emit(0)
    assert window.top.search.hasFocus()
    _trigger(window, "Ctrl+2")

    assert second.field.control.hasFocus()


def test_a_page_is_built_in_its_place(window: MainWindow) -> None:
    page = window.current_page()
    assert isinstance(page, RecordingPage)
    assert page.born_in is window.stack


def test_gestures_reach_the_page_in_front(window: MainWindow, asked: list[str]) -> None:
    _trigger(window, "Ctrl+2")
    _trigger(window, "Ctrl+N")
    _trigger(window, "Ctrl+P")
    assert asked[-2:] == ["meetings new", "meetings print"]
    for gesture in GESTURES:
        _trigger(window, gesture.keys[0])


def test_the_year_reaches_the_pages_that_follow_it(window: MainWindow, asked: list[str]) -> None:
    years = list[int]()
    window.year_changed.connect(years.append)
    window.show_tab(1)
    window.show_tab(0)
    asked.clear()
    window.top.year_button.menu().actions()[1].trigger()
    assert asked == ["meetings 2025"]
    assert years == [2025]
    assert window.top.year_button.text() == "Year 2025"
    window.show_tab(1)
    assert asked == ["meetings 2025", "meetings reload"]


def test_a_record_opens_in_the_tab_that_knows_its_kind(window: MainWindow, asked: list[str]) -> None:
    window.current_page().record_requested.emit("meeting", 7)
    assert asked[-1] == "meetings open meeting 7"
    assert window.stack.currentIndex() == 1


def test_the_search_shows_groups_and_enter_opens(window: MainWindow, asked: list[str]) -> None:
    searched = list[str]()
    window.search_text_changed.connect(searched.append)
    window.focus_search()
    type_text(window.top.search, "œuvre")
    assert searched[-1] == "œuvre"
    results = (Result("meeting", 1, "Œuvre commune", "2 April"), Result("meeting", 2, "Autre", "", "… une œuvre"))
    window.show_results([ResultGroup("People", "user", ()), ResultGroup("Meetings", "calendar-days", results)])
    popup = window.top.search.popup
    assert popup is not None
    assert popup.titles() == ["Meetings", "Œuvre commune  ·  2 April", "Autre\n… une œuvre"]

    press_key(window.top.search, Qt.Key.Key_Down)
    press_key(window.top.search, Qt.Key.Key_Return)
    assert asked[-1] == "meetings open meeting 2"
    assert window.top.search.text() == ""
    assert not popup.isVisible()


def test_a_search_without_result_says_so(window: MainWindow) -> None:
    window.focus_search()
    type_text(window.top.search, "zzz")
    window.show_results([])
    popup = window.top.search.popup
    assert popup is not None
    assert popup.titles() == ["Nothing found for “zzz”."]
    press_key(window.top.search, Qt.Key.Key_Escape)
    assert not popup.isVisible()


def test_a_write_is_told_and_makes_the_other_pages_read_again(
    qtbot: QtBot, window: MainWindow, jobs: Jobs, asked: list[str]
) -> None:
    window.show_tab(1)
    asked.clear()
    with qtbot.waitSignal(jobs.saved):
        jobs.save(lambda: None, lambda _answer: None)
    assert window.status.left_text() == "Saved at 14:03"
    window.show_tab(0)
    assert asked == ["home reload"]


def test_refusals_and_failures_are_said_calmly(
    window: MainWindow, errors: Errors, caplog: pytest.LogCaptureFixture
) -> None:
    errors.show(EmptyNameError())
    assert window.toast.text() == "A name is needed here."
    assert caplog.records == []
    errors.show(OSError("disk"))
    assert "nothing was saved" in window.toast.text()
    assert "disk" in caplog.text


def test_leaving_a_tab_sends_what_was_being_typed(qtbot: QtBot, window: MainWindow) -> None:
    page = window.current_page()
    assert isinstance(page, RecordingPage)
    page.field.edit.setFocus()
    qtbot.waitUntil(page.field.edit.hasFocus)
    type_text(page.field.edit, "Élan")
    window.show_tab(1)
    assert page.sent == ["Élan"]


def test_escape_belongs_first_to_the_field(qtbot: QtBot, window: MainWindow) -> None:
    page = window.current_page()
    assert isinstance(page, RecordingPage)
    page.field.edit.setFocus()
    qtbot.waitUntil(page.field.edit.hasFocus)
    type_text(page.field.edit, "x")
    press_key(page.field.edit, Qt.Key.Key_Escape)
    assert page.field.value() == ""
    window.toast.say("Saved")
    press_key(page.field.edit, Qt.Key.Key_Escape)
    assert not window.toast.isVisible()


def test_ctrl_z_belongs_to_the_text_while_it_has_something_to_take_back(qtbot: QtBot, window: MainWindow) -> None:
    page, undone = window.current_page(), list[bool]()
    window.undo_requested.connect(lambda: undone.append(True))
    assert isinstance(page, RecordingPage)
    edit = page.field.edit
    edit.setFocus()
    qtbot.waitUntil(edit.hasFocus)
    type_text(edit, "x")
    press_key(edit, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert edit.text() == ""
    assert undone == []
    press_key(edit, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert undone == [True]


def test_the_trash_offers_to_take_back(window: MainWindow) -> None:
    taken = list[bool]()
    window.current_page().undo_offered.emit("Tilleuls moved to the trash", lambda: taken.append(True))
    assert window.undo_strip.isVisible()
    window.undo_strip.undo_button.click()
    assert taken == [True]


def test_who_works_here_is_a_click(window: MainWindow) -> None:
    asked = list[bool]()
    window.person_clicked.connect(lambda: asked.append(True))
    window.status.set_person("Ana Test")
    window.status.person.click()
    assert asked == [True]


def test_the_window_comes_back_where_it_was(make_window: MakeWindow) -> None:
    first = make_window()
    first.resize(1100, 700)
    first.show_tab(1)
    closed = list[bool]()
    first.closing.connect(lambda: closed.append(True))
    first.close()
    assert closed == [True]
    again = make_window()
    assert again.height() == 700  # the offscreen screen is too narrow for the width
    assert again.stack.currentIndex() == 1


def test_everything_that_takes_the_keyboard_has_a_name(window: MainWindow) -> None:
    nameless = []
    for widget in window.findChildren(QWidget):
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible():
            found = QAccessible.queryAccessibleInterface(widget)
            if found is None or not found.text(QAccessible.Text.Name):
                nameless.append(widget)
    assert nameless == []


def test_qt_speaks_french(qapp: QApplication) -> None:
    locale = speak(qapp, "fr")
    assert locale.dayName(1) == "lundi"
    assert QApplication.translate("QPlatformTheme", "Cancel") == "Annuler"
    speak(qapp, "en")


def test_qt_says_what_its_translations_lack_in_our_words(qapp: QApplication) -> None:
    speak(qapp, "fr")
    with speaking("fr"):
        assert QApplication.translate("QFileDialog", "Files of &type:") == _("Files of &type:")
    assert QApplication.translate("QFileDialog", "Sidebar") == "Barre latérale"
    assert QApplication.translate("QFileDialog", "Unheard of") == "Unheard of"
    speak(qapp, "en")


def test_actions_of_the_window_have_distinct_keys(window: MainWindow) -> None:
    keys = [key.toString() for action in window.actions() for key in QAction.shortcuts(action)]
    assert len(keys) == len(set(keys))
