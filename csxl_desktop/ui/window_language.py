"""What a window is built anew for: its language, the size of its letters, the words of the office."""

from collections.abc import Callable
from threading import Event
from typing import Protocol

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget

from csxl_desktop import i18n
from csxl_desktop.i18n import _
from csxl_desktop.i18n.catalogue import LANGUAGES
from csxl_desktop.system import paths
from csxl_desktop.ui.context import Context
from csxl_desktop.ui.desk import Desk
from csxl_desktop.ui.forms_again import FormsAgain, keep_forms
from csxl_desktop.ui.half_filled import waits_for_a_form
from csxl_desktop.ui.page import WORDS
from csxl_desktop.ui.qt_language import speak
from csxl_desktop.ui.start_page import StartPage
from csxl_desktop.ui.widgets.field import leave_focused_field
from csxl_desktop.ui.window_state import WindowState

_KEY = "language"
FIRST = "fr"


class Speaker(Protocol):
    """What is asked of the running program; `told` says again what stands above the pages."""

    app: QApplication
    state: WindowState
    window: QWidget | None
    desk: Desk | None
    told: Callable[[], None]

    def show_desk(self, context: Context, painted: Event, before: Desk | None = None) -> None: ...
    def show_start_page(self) -> StartPage: ...


def begin_speaking(app: QApplication, state: WindowState, asked: str | None) -> None:
    """Speak the language `asked` for, else the one chosen on this computer, else French."""
    remembered = state.text(_KEY)
    language = asked or (remembered if remembered in LANGUAGES else FIRST)
    i18n.load(paths.resources() / "locale", language)
    speak(app, language)


def change_language(program: Speaker, context: Context | None, language: str) -> None:
    """The same place in another language: what is being typed is saved first, and the dossier stays open.

    `context` is that of the window in front, nothing on the first page.
    """
    if language == i18n.current_language():
        return
    leave_focused_field()
    if program.desk is not None and waits_for_a_form(program.desk.window):
        return
    program.state.set_text(_KEY, language)
    # The menu that was clicked stands in the window that goes.
    QTimer.singleShot(0, program.app, lambda: _say_anew(program, context, language))


def build_anew(program: Speaker, context: Context) -> None:
    """Another window of the dossier that stays open: the same year, tab and records, what was told above the pages.

    What is half filled in a form stands in it again.
    """
    before = program.desk
    if before is None:
        return
    half_filled = keep_forms(before.window)
    painted = Event()
    painted.set()  # nothing waits for it: the dossier is open
    program.show_desk(context, painted, before)
    if program.desk is not None:
        FormsAgain(program.desk.window, context, half_filled)
    program.told()
    before.deleteLater()  # its timers and its ear for what is saved go with it


def first_page_anew(program: Speaker) -> None:
    """The first page in other words or sizes: what it said, what it offered and what was typed stay."""
    before, page = program.window, program.show_start_page()
    if isinstance(before, StartPage):
        page.notice.say_as(before.notice)
        page.offer(before.rescue.offered())
        page.name.set_value(before.name.value())


def say_anew(program: Speaker, context: Context, term: str) -> None:
    """The same place in other words of the office; in its settings, where `term` stands."""
    leave_focused_field()
    in_settings = program.desk is not None and program.desk.window.current_page().topic() == "home/settings"
    build_anew(program, context)
    if program.desk is not None:
        if in_settings:
            program.desk.window.open_record(WORDS, term)
        program.desk.window.toast.say(_("The window says the words of the office."), "good")


def _say_anew(program: Speaker, context: Context | None, language: str) -> None:
    begin_speaking(program.app, program.state, language)
    if context is None or program.desk is None:
        first_page_anew(program)
        return
    build_anew(program, context)
