"""The frame: tabs, search, year, status; it knows pages by `Page` alone and no service at all."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from functools import partial
from types import MappingProxyType

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QMainWindow, QScrollArea, QVBoxLayout, QWidget

from csxl_desktop.i18n import _
from csxl_desktop.ui.actions import add_action, add_gestures
from csxl_desktop.ui.errors import Errors
from csxl_desktop.ui.jobs import Jobs
from csxl_desktop.ui.keyboard import take_keyboard
from csxl_desktop.ui.page import Page, PageEntry
from csxl_desktop.ui.progress import Progress
from csxl_desktop.ui.room_for_pages import pages_in_room
from csxl_desktop.ui.widgets.field import leave_focused_field
from csxl_desktop.ui.widgets.messages import Notice, Toast, UndoStrip
from csxl_desktop.ui.widgets.search_popup import ResultGroup
from csxl_desktop.ui.widgets.stack import Stack
from csxl_desktop.ui.widgets.status_strip import StatusStrip
from csxl_desktop.ui.widgets.tab_order import ReadingOrder
from csxl_desktop.ui.widgets.top_bar import TopBar
from csxl_desktop.ui.window_state import WindowState, fit_the_screen


def _stacked(*parts: QWidget) -> QWidget:
    """Below each other, without room between them; what scrolls takes what is left."""
    holder = QWidget()
    box = QVBoxLayout(holder)
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(0)
    for part in parts:
        box.addWidget(part, 1 if isinstance(part, QScrollArea) else 0)
    return holder


def _put_in_place(stack: Stack, blank: QWidget, page: Page) -> None:
    """The page just built where its blank stood."""
    stack.insertWidget(stack.indexOf(blank), page)
    stack.removeWidget(blank)
    blank.deleteLater()


def _first_tab(state: WindowState, tabs: int) -> int:
    """The one that was in front when the window was last closed."""
    remembered = state.text("window/tab", "0")
    return int(remembered) if remembered in {str(n) for n in range(tabs)} else 0


class MainWindow(ReadingOrder, QMainWindow):
    """The window of a dossier.

    Signals for `app`: `search_text_changed(text)` (answer with `show_results`), `year_changed(int)`,
    `undo_requested`, `redo_requested`, `help_requested`, `look_requested`, `person_clicked`, `closing`.
    """

    search_text_changed = Signal(str)
    result_activated = Signal(str, object)
    year_changed = Signal(int)
    undo_requested = Signal()
    redo_requested = Signal()
    help_requested = Signal()
    look_requested = Signal()
    person_clicked = Signal()
    closing = Signal()

    def __init__(
        self,
        entries: Sequence[PageEntry],
        *,
        jobs: Jobs,
        errors: Errors,
        state: WindowState,
        now: Callable[[], datetime],
        year: int,
        years: Sequence[int] = (),
        whereabouts: Mapping[int, object] = MappingProxyType({}),
    ) -> None:
        super().__init__()
        self._entries, self._state, self._now = tuple(entries), state, now
        self._left = dict(whereabouts)
        self._pages: dict[int, Page] = {}
        self._summaries: dict[Page, str] = {}
        self._blanks = [QWidget() for _entry in self._entries]
        self._stale: set[int] = set()
        self._year, self._years = year, tuple(years) or (year,)
        self.top = TopBar([(_(entry.title), entry.icon) for entry in self._entries])
        self.banner, self.unread_line = Notice(closable=False), Notice()
        self.waiting_line, self.update_line = Notice(), Notice()
        self.stack, self._room = pages_in_room()
        self.status = StatusStrip()
        for blank in self._blanks:
            self.stack.addWidget(blank)
        lines = (self.banner, self.unread_line, self.waiting_line, self.update_line)
        self.setCentralWidget(_stacked(self.top, *lines, self._room, self.status))
        self.top.set_years(self._years, self._year)
        self.toast = Toast(self._room)
        self.undo_strip = UndoStrip(self._room)
        self._connect(jobs, errors)
        self.setMinimumSize(QSize(1024, 640))
        if not state.restore_window(self):
            fit_the_screen(self)
        self.show_tab(_first_tab(state, len(self._entries)))
        self.stack.setFocus()

    def _connect(self, jobs: Jobs, errors: Errors) -> None:
        self.top.tab_chosen.connect(self.show_tab)
        self.top.year_chosen.connect(self.show_year)
        self.top.search_text_changed.connect(self._search)
        self.top.result_activated.connect(self.open_record)
        self.status.person_clicked.connect(self.person_clicked)
        self.status.look_clicked.connect(self.look_requested)
        self.status.help_clicked.connect(self.help_requested)
        jobs.saved.connect(self._saved)
        Progress(jobs, self.status)
        jobs.failed.connect(errors.show)
        errors.refused.connect(self.toast.say_refused)
        errors.unpaged.connect(self.toast.say_failed)
        add_gestures(self, self.current_page)
        for place in range(len(self._entries)):
            add_action(self, _(self._entries[place].title), (f"Ctrl+{place + 1}",), partial(self._go_to_tab, place))

    def current_page(self) -> Page:
        """The page in front."""
        return self._pages[self.stack.currentIndex()]

    def show_tab(self, place: int) -> None:
        """Bring a tab to the front; it is built the first time and read again when it may be stale."""
        leave_focused_field()
        if place not in self._pages:
            self._pages[place] = self._create(place)
            self._stale.add(place)
        self.top.show_tab(place)
        self.stack.setCurrentIndex(place)
        self.status.set_summary(self._summaries.get(self._pages[place], ""))
        self._state.set_text("window/tab", str(place))
        if place in self._stale:
            self._stale.discard(place)
            self._pages[place].reload()

    def _go_to_tab(self, place: int) -> None:
        """By its key: the keyboard goes there as well, unless it is there."""
        page, focused = self._pages.get(place), self.focusWidget()
        inside = page is not None and focused is not None and page.isAncestorOf(focused)
        last = page.focusWidget() if page is not None else None  # Qt brings it elsewhere with the page
        self.show_tab(place)
        if not inside:
            take_keyboard(self.current_page(), last)

    def _create(self, place: int) -> Page:
        page = self._entries[place].create(self.stack)
        page.record_requested.connect(self.open_record)
        page.summary_changed.connect(lambda text: self._summary(page, text))
        page.said.connect(lambda text: self.toast.say(text, "good"))
        page.undo_offered.connect(self.undo_strip.offer)
        page.show_year(self._year)
        page.standing.take_back(self._left.pop(place, None))
        _put_in_place(self.stack, self._blanks[place], page)
        return page

    def whereabouts(self) -> dict[int, object]:
        """What each tab shows, by its place; of one that was not looked at since, what it is to show."""
        return self._left | {place: page.standing.held() for place, page in self._pages.items()}

    def show_year(self, year: int) -> None:
        """Every page that follows the year is told; the one in front reads at once."""
        leave_focused_field()
        self._year = year
        if year not in self._years:
            self._years = tuple(sorted((*self._years, year), reverse=True))
        self.top.set_years(self._years, year)
        for place, page in self._pages.items():
            if self._entries[place].follows_year:
                page.show_year(year)
                self._stale.add(place)
        self.year_changed.emit(year)
        self.show_tab(self.stack.currentIndex())

    def year(self) -> int:
        return self._year

    def set_years(self, years: Sequence[int]) -> None:
        """The years of the dossier, newest first."""
        self._years = tuple(years)
        self.top.set_years(self._years, self._year)

    def open_record(self, kind: str, key: object) -> None:
        """Show a record in the tab that knows its kind."""
        for place, entry in enumerate(self._entries):
            if kind in entry.kinds:
                self.show_tab(place)
                self._pages[place].open_record(kind, key)
                self.result_activated.emit(kind, key)
                return

    def mark_stale(self) -> None:
        """Something was written: the other pages read again when they come to the front."""
        self._stale.update(place for place in self._pages if place != self.stack.currentIndex())

    def show_results(self, groups: Sequence[ResultGroup]) -> None:
        """The answer to `search_text_changed`."""
        self.top.show_results(groups)

    def _search(self, text: str) -> None:
        if text.strip():
            self.search_text_changed.emit(text)
        else:
            self.top.show_results([])

    def _summary(self, page: Page, text: str) -> None:
        self._summaries[page] = text
        if self.stack.currentWidget() is page or page not in self._pages.values():
            self.status.set_summary(text)

    def _saved(self) -> None:
        self.status.set_fact("saved", _("Saved at {time}").format(time=f"{self._now():%H:%M}"))
        self.mark_stale()

    def focus_search(self) -> None:
        self.top.search.setFocus()
        self.top.search.selectAll()

    def undo(self) -> None:
        leave_focused_field()
        self.undo_requested.emit()

    def redo(self) -> None:
        self.redo_requested.emit()

    def escape(self) -> None:
        self.undo_strip.leave()
        self.toast.leave()
        self.current_page().escape()

    def next_look(self) -> None:
        self.look_requested.emit()

    def next_text_size(self) -> None:
        self.status.ask_next_text_size()

    def show_help(self) -> None:
        self.help_requested.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        leave_focused_field()
        self._state.keep_window(self)
        self.closing.emit()
        super().closeEvent(event)
