"""Typing as a person does: `qtbot.keyClicks` aborts the process on letters such as ç, œ, € or ’."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

_NONE = Qt.KeyboardModifier.NoModifier


def type_text(widget: QWidget, text: str) -> None:
    """Send each character of `text` to `widget` as a key press."""
    for letter in text:
        press_key(widget, Qt.Key.Key_unknown, text=letter)


def press_key(widget: QWidget, key: Qt.Key, modifier: Qt.KeyboardModifier = _NONE, *, text: str = "") -> None:
    """Press and release `key` on `widget`."""
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(widget, QKeyEvent(kind, key, modifier, text))
