"""What a person does at a window, by keys and clicks: ticks, writes minutes, writes somebody down, renames."""

from collections.abc import Callable
from typing import Any, Protocol, cast
from uuid import UUID

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QPushButton, QWidget

from csxl_desktop.domain.choices import AttendanceState
from csxl_desktop.domain.meeting_steps import Step
from csxl_desktop.domain.reconciling import Choice
from csxl_desktop.ui.home.discards import DiscardsView
from csxl_desktop.ui.main_window import MainWindow
from csxl_desktop.ui.meetings.hold import HoldPanel
from csxl_desktop.ui.meetings.page import MeetingsPage
from csxl_desktop.ui.meetings.prepare import PreparePanel
from csxl_desktop.ui.meetings.write import WritePanel
from csxl_desktop.ui.widgets.field import Field
from tests.ui import rich_text_keys
from tests.ui.typing_keys import press_key, type_text

_STATE_KEYS = {AttendanceState.EXCUSED: Qt.Key.Key_E, AttendanceState.PRESENT: Qt.Key.Key_Space}
_DIRECTORY = 1


class Shown(Protocol):
    """A window, and the ways to wait for what it does."""

    @property
    def window(self) -> MainWindow: ...

    def settle(self) -> None: ...

    def until(self, holds: Callable[[], object]) -> None: ...


class Colleague:
    """Somebody at the window `shown`."""

    def __init__(self, shown: Shown) -> None:
        self.shown = shown

    @property
    def page(self) -> Any:
        """The page in front; each tab has parts of its own."""
        return self.shown.window.current_page()

    def in_front(self) -> None:
        self.shown.window.activateWindow()
        self.shown.until(self.shown.window.isActiveWindow)

    # In a meeting.

    def at(self, meeting: UUID, step: Step) -> Any:
        """The panel of a step of the meeting, in front."""
        self.in_front()
        self.shown.window.open_record("meeting", meeting)
        page = cast("MeetingsPage", self.page)
        self.shown.until(lambda: page.desk.meeting is not None and page.desk.meeting.record.row.id == meeting)
        self.shown.settle()
        page.record.show_step(step)
        self.shown.settle()
        return page.record.panel(step)

    def writes(self, meeting: UUID, item: UUID) -> WritePanel:
        """The text of an item of the minutes, with the keyboard in it."""
        panel = cast("WritePanel", self.at(meeting, Step.WRITE))
        places = {entry.key: place for place, entry in enumerate(panel.entries.rows())}
        chosen = panel.items.chosen_row()
        panel.step(places[item] - (places[chosen.key] if chosen is not None else 0))
        self.shown.settle()
        panel.editor.edit.setFocus()
        return panel

    def adds(self, meeting: UUID, item: UUID, words: str, *, at_first_line: bool = False) -> WritePanel:
        """Words at the end of the text of an item, or of its first line."""
        panel = self.writes(meeting, item)
        if at_first_line:
            press_key(panel.editor.edit, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
            press_key(panel.editor.edit, Qt.Key.Key_End)
        else:
            press_key(panel.editor.edit, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
        rich_text_keys.type_text(panel.editor, words)
        return panel

    def decides(self, meeting: UUID, item: UUID, words: str) -> None:
        """A decision under an item."""
        new = self.writes(meeting, item).follow_up.new_decision
        type_text(new, words)
        press_key(new, Qt.Key.Key_Return)
        self.shown.settle()

    def ticks(self, meeting: UUID, *starts: str) -> HoldPanel:
        """Who comes in, by the first letters of the name; “Name, Organisation” for somebody new."""
        hold = cast("HoldPanel", self.at(meeting, Step.HOLD))
        for start in starts:
            type_text(hold.tick.edit, start)
            press_key(hold.tick.edit, Qt.Key.Key_Return)
            self.shown.settle()
        return hold

    def marks(self, meeting: UUID, state: AttendanceState, *lines: UUID) -> HoldPanel:
        """Lines of the list, each by a click on it and the key of the state."""
        hold = cast("HoldPanel", self.at(meeting, Step.HOLD))
        for line in lines:
            assert hold.people.choose(line)
            hold.people.reveal()
            _click(hold.people, hold.people.currentIndex())
            press_key(hold.people, _STATE_KEYS[state])
            self.shown.settle()
        return hold

    def retitles(self, meeting: UUID, item: UUID, title: str) -> None:
        """Another title for an item of the agenda."""
        edit = cast("PreparePanel", self.at(meeting, Step.PREPARE)).agenda.field_of(item)
        assert edit is not None
        _type_over(edit, title)
        press_key(edit, Qt.Key.Key_Return)
        self.shown.settle()

    # In the directory.

    def writes_down(self, kind: str, name: str) -> UUID:
        """Somebody new (`people`) or a new body (`organisations`); its key."""
        self.in_front()
        self.shown.window.show_tab(_DIRECTORY)
        self.shown.settle()
        self.page.list.turn_to(kind)
        QTest.keyClick(self.shown.window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
        self.shown.settle()
        edit = self.page.new.name.edit
        type_text(edit, name)
        press_key(edit, Qt.Key.Key_Return)
        self.shown.settle()
        key: UUID = self.page.shown[1]
        return key

    def changes(self, kind: str, key: UUID, **words: str) -> None:
        """Fields of a record of the directory, by their column, each typed over and left."""
        self.in_front()
        self.shown.window.open_record(kind, key)
        self.shown.settle()
        fields: dict[str, Field] = getattr(self.page, kind).identity.fields
        for column, text in words.items():
            _type_over(fields[column].control, text)
            fields[column].flush()
            self.shown.settle()

    # What is to be decided.

    def chooses(self, discards: DiscardsView, choice: Choice, place: int = 0) -> None:
        """A click on the question, a click on what is right."""
        _click(discards.table, discards.table.model().index(place, 0))
        self.shown.settle()
        button: QPushButton = discards.buttons[choice]
        assert button.isVisible()
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        self.shown.settle()


def _click(table: QAbstractItemView, index: QModelIndex) -> None:
    where = table.visualRect(index).center()
    assert table.viewport().rect().contains(where)
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=where)


def _type_over(edit: QWidget, text: str) -> None:
    """All that stands there is chosen, and typed over."""
    edit.setFocus()
    QTest.keySequence(edit, QKeySequence(QKeySequence.StandardKey.SelectAll))
    type_text(edit, text)
