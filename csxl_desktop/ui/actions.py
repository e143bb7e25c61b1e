"""The gestures of every tab and of the window: one table, keyboard first."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from csxl_desktop.i18n import N_, _
from csxl_desktop.ui.widgets.field import leave_focused_field


@dataclass(frozen=True, slots=True)
class Gesture:
    """What a key does, by the name of the slot; the words stand in the help (F1).

    A gesture of the page goes to the tab in front; one that `leaves` sends what is being typed first.
    """

    slot: str
    words: str
    keys: tuple[str, ...]
    of_page: bool = False
    leaves: bool = False


GESTURES = (
    Gesture("new_record", N_("New"), ("Ctrl+N",), of_page=True, leaves=True),
    Gesture("focus_filter", N_("Filter the list"), ("Ctrl+F",), of_page=True),
    Gesture("focus_search", N_("Search everything"), ("Ctrl+K",)),
    Gesture("edit_record", N_("Edit"), ("F2",), of_page=True),
    Gesture("print_current", N_("Print"), ("Ctrl+P",), of_page=True, leaves=True),
    Gesture("undo", N_("Undo"), ("Ctrl+Z",)),
    Gesture("redo", N_("Redo"), ("Ctrl+Y", "Ctrl+Shift+Z")),
    Gesture("trash_record", N_("To the trash"), ("Del",), of_page=True, leaves=True),
    Gesture("go_back", N_("Previous record"), ("Alt+Left",), of_page=True, leaves=True),
    Gesture("escape", N_("Back"), ("Esc",)),
    Gesture("reload", N_("Load again what is shown"), ("F5",), of_page=True, leaves=True),
    Gesture("next_look", N_("Light, dark, high contrast"), ("F9",)),
    Gesture("next_text_size", N_("Larger letters, then the first size again"), ("Shift+F9",)),
    Gesture("show_help", N_("Manual: the page of the place where one stands"), ("F1",)),
)


def add_gestures(window: QWidget, page: Callable[[], QWidget]) -> list[QAction]:
    """Give `window` an action for each gesture: its own method of that name, or that of the page in front."""
    return [
        add_action(window, _(gesture.words), gesture.keys, partial(_perform, gesture, window, page))
        for gesture in GESTURES
    ]


def _perform(gesture: Gesture, window: QWidget, page: Callable[[], QWidget]) -> None:
    if gesture.leaves:
        leave_focused_field()
    slot: Callable[[], object] = getattr(page() if gesture.of_page else window, gesture.slot)
    slot()


def add_action(window: QWidget, words: str, keys: tuple[str, ...], slot: Callable[[], object]) -> QAction:
    """An action of the whole window, reached by `keys`."""
    action = QAction(words, window)
    action.setShortcuts([QKeySequence(key) for key in keys])
    action.triggered.connect(lambda _checked: slot())
    window.addAction(action)
    return action


def add_keys(widget: QWidget, words: str, keys: str, act: Callable[[], object]) -> QShortcut:
    """`act` while the keyboard is in `widget`; `words` stand on the sheet of keys."""
    result = QShortcut(QKeySequence(keys), widget)
    result.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    result.setWhatsThis(words)
    result.activated.connect(lambda: act())
    return result
