"""Somebody with mouse and keyboard whose every action is counted: a click, a key, a text typed into a field."""

from pathlib import Path

from PySide6.QtCore import QKeyCombination, Qt, QTimer
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog, QLineEdit, QWidget

from tests.journeys.hands import named
from tests.journeys.running import Running
from tests.ui.typing_keys import type_text


class CountedHands:
    """Touches only what is in sight; `actions` tells each in its order."""

    def __init__(self, running: Running) -> None:
        self.running = running
        self.actions: list[str] = []

    def click(self, name: str) -> None:
        """The button that says `name`, where the mouse reaches it."""
        self._count(f"click “{name}”")
        button = self._button(name)
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        self.running.settle()

    def key(self, sequence: str) -> None:
        """One key or shortcut."""
        self._count(sequence)
        pressed: QKeyCombination = QKeySequence(sequence)[0]  # type: ignore[index]  # the stubs forget it
        QTest.keyClick(self._focus(), pressed.key(), pressed.keyboardModifiers())
        self.running.settle()

    def type(self, text: str, into: str) -> None:
        """A text into the field that has the keyboard, which is called `into`."""
        self._count(f"type “{text}”")
        field = self._focus()
        assert named(field) == into, f"the keyboard is in “{named(field)}”"
        type_text(field, text)
        self.running.settle()

    def click_for_file(self, name: str, path: Path) -> None:
        """The button that asks for a file; its name typed, Enter: three actions."""
        self._count(f"click “{name}”")
        answered: list[str] = []
        QTimer.singleShot(0, lambda: self._answer(path, answered))
        QTest.mouseClick(self._button(name), Qt.MouseButton.LeftButton)
        self.running.until(lambda: bool(answered))
        self.running.settle()

    def _answer(self, path: Path, answered: list[str]) -> None:
        dialog, line = QApplication.activeModalWidget(), QApplication.focusWidget()
        if not isinstance(dialog, QFileDialog) or not isinstance(line, QLineEdit):
            QTimer.singleShot(0, lambda: self._answer(path, answered))
            return
        self._count(f"type “{path.name}” as the file")
        line.selectAll()  # as the dialog of the system shows what it proposes
        type_text(line, str(path))
        self._count("Return")
        answered.append(line.text())
        QTest.keyClick(line, Qt.Key.Key_Return)

    def _button(self, name: str) -> QAbstractButton:
        window = self.running.program.window
        assert window is not None
        found = [each for each in window.findChildren(QAbstractButton) if each.isVisible() and name in _words(each)]
        assert found, f"no button “{name}”"
        in_sight = [each for each in found if each.isEnabled() and _is_in_sight(each, window)]
        assert in_sight, f"“{name}” stands where the mouse does not reach it"
        return in_sight[0]

    def _focus(self) -> QWidget:
        window = self.running.program.window
        assert window is not None
        if QApplication.focusWidget() is None:  # offscreen, nobody gives the window back what a dialog took
            window.activateWindow()
            self.running.settle()
        found = QApplication.focusWidget()
        assert found is not None, "nothing has the keyboard"
        return found

    def _count(self, action: str) -> None:
        self.actions.append(action)


def _words(button: QAbstractButton) -> set[str]:
    return {button.text(), button.accessibleName()}


def _is_in_sight(button: QWidget, window: QWidget) -> bool:
    """Whether its middle is drawn, by nothing else, within the window."""
    found = window.childAt(button.mapTo(window, button.rect().center()))
    return found is button or (found is not None and button.isAncestorOf(found))
