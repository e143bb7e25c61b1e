"""What eyes ask of the window: its palette, and how large its letters are; both remembered on this computer."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from csxl_desktop.i18n import _
from csxl_desktop.system import paths
from csxl_desktop.ui import theme
from csxl_desktop.ui.actions import GESTURES, add_action
from csxl_desktop.ui.half_filled import waits_for_a_form
from csxl_desktop.ui.main_window import MainWindow
from csxl_desktop.ui.tokens import TEXT_SIZES
from csxl_desktop.ui.widgets.field import leave_focused_field
from csxl_desktop.ui.window_state import WindowState


def dress(app: QApplication, state: WindowState) -> None:
    """The window as it was last looked at."""
    style = app.styleHints()  # held: PySide lets what it gives go with it
    asked = (
        style.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast
    )  # of the system, where nobody chose here
    theme.apply(app, state.text("theme", "contrast" if asked else "light"), paths.resources(), text_size(state) / 100)


def next_palette(app: QApplication, state: WindowState) -> None:
    """Light, dark, high contrast, and light again."""
    palettes = list(theme.PALETTES)
    state.set_text("theme", palettes[(palettes.index(theme.look().name) + 1) % len(palettes)])
    dress(app, state)


def text_size(state: WindowState) -> int:
    """How large letters are, in percent."""
    kept = state.text("text-size")
    return int(kept) if kept in {str(size) for size in TEXT_SIZES} else TEXT_SIZES[0]


def serve_first_page(page: QWidget, app: QApplication, state: WindowState, show_again: Callable[[], object]) -> None:
    """The keys of a window (see `actions.GESTURES`), where no dossier is open."""

    def larger() -> None:
        now = TEXT_SIZES.index(text_size(state))
        state.set_text("text-size", str(TEXT_SIZES[(now + 1) % len(TEXT_SIZES)]))
        dress(app, state)
        show_again()

    for gesture, slot in (("next_look", lambda: next_palette(app, state)), ("next_text_size", larger)):
        known = next(each for each in GESTURES if each.slot == gesture)
        add_action(page, _(known.words), known.keys, slot)


def serve(window: MainWindow, app: QApplication, state: WindowState, show_again: Callable[[], None]) -> None:
    """Answer what `window` is asked for; `show_again` builds it anew, since lengths are reckoned while it is built."""

    def resize(percent: int) -> None:
        leave_focused_field()
        if waits_for_a_form(window):
            window.status.show_text_size(text_size(state))
            return
        state.set_text("text-size", str(percent))
        dress(app, state)
        show_again()

    window.look_requested.connect(lambda: next_palette(app, state))
    window.status.show_text_size(text_size(state))
    window.status.text_size_chosen.connect(resize)
