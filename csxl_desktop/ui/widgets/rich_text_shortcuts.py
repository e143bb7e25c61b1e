"""The keys of the text editor, by the name of what they do."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

_CTRL = Qt.KeyboardModifier.ControlModifier
_ALT = Qt.KeyboardModifier.AltModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier

_KEYS: dict[tuple[Qt.Key, Qt.KeyboardModifier], str] = {
    (Qt.Key.Key_B, _CTRL): "bold",
    (Qt.Key.Key_I, _CTRL): "italic",
    (Qt.Key.Key_U, _CTRL): "underline",
    (Qt.Key.Key_L, _CTRL | _SHIFT): "bullets",
    (Qt.Key.Key_O, _CTRL | _SHIFT): "numbers",
    (Qt.Key.Key_K, _CTRL | _SHIFT): "link",
    (Qt.Key.Key_B, _CTRL | _SHIFT): "block",
    (Qt.Key.Key_Space, _CTRL): "plain",
    (Qt.Key.Key_F, _CTRL | _ALT): "note",
    (Qt.Key.Key_Return, _ALT): "change",
    (Qt.Key.Key_Return, _CTRL): "pagebreak",
    (Qt.Key.Key_0, _CTRL | _ALT): "paragraph",
    (Qt.Key.Key_1, _CTRL | _ALT): "heading-1",
    (Qt.Key.Key_2, _CTRL | _ALT): "heading-2",
    (Qt.Key.Key_3, _CTRL | _ALT): "heading-3",
}


def command_of(event: QKeyEvent) -> str:
    """The command that a key stands for, or an empty string."""
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    text = event.text()
    if modifiers & _ALT and text.isprintable() and text and not text.isdigit():
        # AltGr is Ctrl+Alt on Windows: the @ of a Belgian keyboard is a letter, not a heading.
        return ""
    return _KEYS.get((Qt.Key(event.key()), modifiers), "")


def keys_of(command: str) -> str:
    """The keys of `command` as a tool tip shows them."""
    for (key, modifiers), name in _KEYS.items():
        if name == command:
            text = QKeySequence(modifiers.value | key.value).toString(QKeySequence.SequenceFormat.NativeText)
            return str(text)
    return ""
