"""Every key that does something, as it stands: read from the actions and shortcuts of the window itself."""

from collections.abc import Iterator, Sequence

from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractButton, QWidget

from csxl_desktop.i18n import _
from csxl_desktop.ui.meetings.room.keys import KEYS
from csxl_desktop.ui.widgets.rich_text_shortcuts import keys_of
from csxl_desktop.ui.widgets.rich_text_toolbar import command_names

Row = tuple[str, str]  # keys, words
Section = tuple[str, list[Row]]


def key_sections(window: QWidget, page: QWidget) -> list[Section]:
    """Of the whole window, of the `page` in front, of texts, of the meeting room; no part is empty."""
    sections = [
        (_("Everywhere"), list(_of_window(window))),
        (_("On this page"), list(dict.fromkeys(_of_page(page)))),
        (_("In a text"), [(keys, _(name)) for command, name in command_names() if (keys := keys_of(command))]),
        (_("In meeting mode"), [(_native([QKeySequence(keys)]), _(words)) for keys, (_name, words) in KEYS.items()]),
    ]
    return [(title, rows) for title, rows in sections if rows]


def _of_window(window: QWidget) -> Iterator[Row]:
    for action in window.actions():
        if keys := QAction.shortcuts(action):
            yield _native(keys), action.text()


def _of_page(page: QWidget) -> Iterator[Row]:
    for widget in (page, *page.findChildren(QWidget)):
        if not widget.isVisible():
            continue
        for action in widget.actions():
            if keys := QAction.shortcuts(action):
                yield _native(keys), action.text()
        if isinstance(widget, QAbstractButton) and not widget.shortcut().isEmpty():
            yield _native([widget.shortcut()]), widget.text()
    for shortcut in page.findChildren(QShortcut):
        owner = shortcut.parent()
        if shortcut.whatsThis() and isinstance(owner, QWidget) and owner.isVisible():
            yield _native([shortcut.key()]), shortcut.whatsThis()


def _native(keys: Sequence[QKeySequence]) -> str:
    return " / ".join(key.toString(QKeySequence.SequenceFormat.NativeText) for key in keys)
