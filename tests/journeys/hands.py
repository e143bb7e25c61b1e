"""Somebody who has a keyboard only: keys go to whatever has the focus, and nothing else is touched."""

import io
from itertools import product
from pathlib import Path

from pypdf import PdfReader
from PySide6.QtCore import QKeyCombination, Qt, QTimer
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QMenu,
    QWidget,
)

from csxl_desktop.ui.widgets.pdf_preview import PdfPreview
from tests.journeys.running import Running
from tests.ui.typing_keys import type_text

FAR = 250  # more presses of Tab than any page takes


class Hands:
    """Types, and reads of the screen only where the focus is."""

    def __init__(self, running: Running) -> None:
        self.running = running

    def where(self) -> QWidget:
        """What has the keyboard."""
        if QApplication.focusWidget() is None:  # offscreen, nobody gives the window back what a menu took
            self.running.window.activateWindow()
            self.running.settle()
        found = QApplication.focusWidget()
        assert found is not None, "nothing has the keyboard"
        return found

    def key(self, *sequences: str) -> None:
        """Press each, such as `Tab`, `Ctrl+2`, `Return`."""
        for sequence in sequences:
            pressed: QKeyCombination = QKeySequence(sequence)[0]  # type: ignore[index]  # the stubs forget it
            QTest.keyClick(self.where(), pressed.key(), pressed.keyboardModifiers())
            self.running.settle()

    def type(self, text: str, *then: str) -> None:
        """Each letter to what has the keyboard, then the keys `then`."""
        type_text(self.where(), text)
        self.running.settle()
        self.key(*then)

    def go(self, name: str, *, back: bool = False) -> QWidget:
        """Tab (or Shift+Tab) to what a screen reader calls `name`."""
        passed = []
        for _press in range(FAR):
            if named(self.where()) == name:
                return self.where()
            passed.append(named(self.where()))
            self.key("Shift+Tab" if back else "Tab")
        raise AssertionError(f"no way by keys to “{name}”; passed {list(dict.fromkeys(passed))}")

    def press(self, name: str, *, back: bool = False) -> None:
        """Go to a button and press it."""
        self.go(name, back=back)
        self.key("Return")

    def fill(self, name: str, text: str, *then: str) -> None:
        """Go to a field, replace what it says, leave it."""
        self.go(name)
        if isinstance(self.where(), QLineEdit):
            self.key("Ctrl+A")
        self.type(text, *(then or ("Tab",)))

    def pick(self, name: str, choice: str) -> None:
        """Go to a list to choose from and walk to the choice."""
        box = self.go(name)
        assert isinstance(box, QComboBox), box
        self.key("Home")
        for _press in range(box.count()):
            if box.currentText() == choice:
                self.key("Tab")
                return
            self.key("Down")
        raise AssertionError(f"no “{choice}” in “{name}”")

    def read(self) -> str:
        """Every word on the page in front: labels, and rows of its lists."""
        page = self.running.page
        words = [each.text() for each in page.findChildren(QLabel) if each.isVisible()]
        for view in page.findChildren(QAbstractItemView):
            model = view.model()
            if view.isVisible() and model is not None:
                places = product(range(model.rowCount()), range(model.columnCount()))
                words += [str(model.index(*place).data() or "") for place in places]
        return "\n".join(words)

    def page_in_front(self) -> str:
        """What the document says that is shown on screen."""
        (shown,) = [each for each in self.running.window.findChildren(PdfPreview) if each.isVisible()]
        self.running.until(lambda: bool(shown.pdf()))
        return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(shown.pdf())).pages)

    def save_as(self, name: str, path: Path) -> None:
        """Press the button that saves, write the place and the name of the file, Enter."""
        self.go(name)
        done: list[str] = []
        QTimer.singleShot(0, lambda: write_path(path, done))
        QTest.keyClick(self.where(), Qt.Key.Key_Return)
        self.running.until(lambda: bool(done))
        self.running.settle()

    def choose(self, name: str, entry: str) -> None:
        """Open the menu of a button and walk to its entry."""
        self.go(name)
        walked: list[str] = []
        QTimer.singleShot(0, lambda: walk_menu(entry, walked))
        QTest.keyClick(self.where(), Qt.Key.Key_Space)
        self.running.until(lambda: bool(walked))
        self.running.settle()
        assert walked[-1] == entry, walked


def walk_menu(entry: str, walked: list[str]) -> None:
    """Down to the entry of the open menu, and Enter."""
    menu = QApplication.activePopupWidget()
    if not isinstance(menu, QMenu):
        QTimer.singleShot(0, lambda: walk_menu(entry, walked))
        return
    words = [action.text().replace("&&", "&") for action in menu.actions()]
    for _press in range(len(words) + 1):
        QTest.keyClick(menu, Qt.Key.Key_Down)
        active = menu.activeAction()
        if active is not None and active.text().replace("&&", "&") == entry:
            QTest.keyClick(menu, Qt.Key.Key_Return)
            walked.append(entry)
            return
    QTest.keyClick(menu, Qt.Key.Key_Escape)
    walked.extend(words)


def write_path(path: Path, done: list[str]) -> None:
    """Into the name of the open dialog, which has the keyboard, and Enter."""
    dialog, line = QApplication.activeModalWidget(), QApplication.focusWidget()
    if not isinstance(dialog, QFileDialog) or not isinstance(line, QLineEdit):
        QTimer.singleShot(0, lambda: write_path(path, done))
        return
    done.append(line.text())
    QTest.keyClick(line, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    type_text(line, str(path))
    QTest.keyClick(line, Qt.Key.Key_Return)


def named(widget: QWidget) -> str:
    """What a screen reader says of it."""
    if isinstance(widget, QAbstractButton):
        return widget.accessibleName() or widget.text()
    return widget.accessibleName()
