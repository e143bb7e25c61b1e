"""Accueil: what needs the office today, each line opening its place; below, the year at a glance."""

from collections.abc import Callable, Iterable
from datetime import date
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from csxl_desktop.domain.chart import Chart, Place
from csxl_desktop.i18n import _, ngettext
from csxl_desktop.i18n.dates import long_date
from csxl_desktop.ui.context import Context
from csxl_desktop.ui.home.board import Bar, Board, BoardLine, BoardStep
from csxl_desktop.ui.home.guide import Guide
from csxl_desktop.ui.home.lines import Line, LinesCard
from csxl_desktop.ui.home.standing import HomeStanding
from csxl_desktop.ui.look import look
from csxl_desktop.ui.page import BACKUPS, BAG, HISTORY, PROTECTION, SHARED, WORDS, Page
from csxl_desktop.ui.widgets.buttons import button
from csxl_desktop.ui.widgets.chart import ChartView
from csxl_desktop.ui.widgets.field import leave_focused_field
from csxl_desktop.ui.widgets.flow import BoundedColumn, EqualColumns, HeadLayout
from csxl_desktop.ui.widgets.form import column, scrolled
from csxl_desktop.ui.widgets.stack import StackLayout
from csxl_desktop.ui.widgets.text import Card, Figure, SectionLabel, Title, label

if TYPE_CHECKING:  # built when it is first asked for
    from csxl_desktop.ui.home.backups import BackupsSheet
    from csxl_desktop.ui.home.memory import MemorySheet
    from csxl_desktop.ui.home.settings import SettingsSheet

TOOLS = {
    "directory_tool",
    "agenda_place",
    "evaluation_place",
}  # lines that open a tool of a tab by its key
SETTINGS = "settings"  # the kind of a line that opens the settings of the office
_WIDEST, _COLUMN, _HIGHEST_CHART = 2100, 300, 420  # pixels of the board, of one of its columns, of its chart


class HomePage(Page):
    """Reads one `Board` and shows it; it writes nothing. The board of the last closing stands there meanwhile."""

    def __init__(self, context: Context, place: QWidget | None = None) -> None:
        super().__init__(place)
        self._context, self.standing = context, HomeStanding(self)
        self._year = context.today().year
        self._board: Board | None = None
        self._warned: tuple[BoardLine, ...] = ()
        self._title = Title()
        self._subtitle = label("", "secondary")
        self.guide = Guide(context, self._opens)
        self.guide.put_away.connect(self._guide_put_away)
        self.next = _next_card(lambda: self.record_requested.emit("agenda_place", "new"))
        self.past = self.next.set_apart(_("Past, to be entered"))
        self.minutes = LinesCard(_("Minutes to follow"), _("All minutes are where they should be."))
        self.due_actions = LinesCard(_("Actions due"), _("No action is due within a month."))
        self.alerts = LinesCard(_("To keep an eye on"), _("Nothing to report."))
        self._figures = {
            "members": Figure(_("members")),
            "assemblies": Figure(_("assemblies")),
            "meetings": Figure(_("activities")),
        }
        self.chart = ChartView(empty=_("No attendance yet this year"), least=120)
        self.chart.chosen.connect(lambda target: self.record_requested.emit(*target))
        self.settings: SettingsSheet | None = None
        self.memory: MemorySheet | None = None
        self.memory_button = button(_("History and trash"), "history", self.open_memory)
        self.bag_button = button(_("Meeting bag"), "log-out", self.open_bags)
        self.backups: BackupsSheet | None = None
        self.backups_button = button(_("Backups"), "archive", self.open_backups)
        self.settings_button = button(_("Settings of the office"), "settings", lambda: self.open_settings())
        self._pages = StackLayout(self)
        self._build()

    def _build(self) -> None:
        sizes = look().sizes
        content = _Sheet()
        box = BoundedColumn(content, _WIDEST)
        box.setContentsMargins(sizes.around, sizes.around, sizes.around, sizes.around)
        box.setSpacing(sizes.between)
        head = HeadLayout()
        head.addWidget(column(self._title, self._subtitle, spacing=sizes.px(2)))
        for opener in (self.bag_button, self.memory_button, self.backups_button, self.settings_button):
            head.addWidget(opener)
        box.addLayout(head)
        box.addWidget(self.guide)
        year = _year_card(self._figures.values(), self.chart)
        box.addLayout(_columns(self.next, (self.minutes, self.due_actions), (self.alerts, year)), 1)
        self._pages.addWidget(scrolled(content, wide=_WIDEST, cards=True))

    # The page.

    def show_year(self, year: int) -> None:
        self._year = year

    def reload(self) -> None:
        year, today = self._year, self._context.today()
        if (sheet := self.over()[0]) is not None:
            sheet.reload()
        if self._board is None and (kept := _kept(self._context, year)) is not None:
            self._show(kept)
        self._context.jobs.ask(
            lambda: _read(self._context, year, today),
            self._show,
            self._context.errors.show,
            owner=self,
            latest="home",
        )

    def open_record(self, kind: str, key: object) -> None:
        if kind in {HISTORY, SHARED, BAG, PROTECTION}:
            self.open_memory()
            if self.memory is not None:
                self.memory.open_place(kind, key)
        elif kind == BACKUPS:
            self.open_backups()
        elif kind == WORDS:
            self.open_settings(words_of=str(key))

    def topic(self) -> str:
        return "home" if (sheet := self.over()[0]) is None else f"home/{sheet.topic()}"

    def new_record(self) -> None:
        self.said.emit(_("Choose a tab first: the new record is made there."))

    # What opens in the place of the board.

    def open_settings(self, place: str = "", *, words_of: str = "") -> None:
        """Identity, team, rules, words, kinds of meetings, paper: the keyboard at `place`, or at a term's words."""
        if self.settings is None:
            from csxl_desktop.ui.home.settings import SettingsSheet  # not needed at start-up

            self.settings = SettingsSheet(self._context, self, self.guide)
            self.settings.left.connect(self.escape)
            self._pages.addWidget(self.settings)
        self._pages.setCurrentWidget(self.settings)
        self.settings.show_words_of(words_of)
        self.settings.begin_at(place)

    def open_memory(self) -> None:
        """What was done, by whom, and what was thrown away."""
        if self.memory is None:
            from csxl_desktop.ui.home.memory import MemorySheet  # not needed at start-up

            self.memory = MemorySheet(self._context, self)
            self.memory.left.connect(self.escape)
            self._pages.addWidget(self.memory)
        self._pages.setCurrentWidget(self.memory)
        self.memory.show_acts()
        self.memory.acts.table.setFocus()

    def open_bags(self) -> None:
        """The dossier leaves with the laptop, or comes back."""
        self.open_memory()
        if self.memory is not None:
            self.memory.show_bags()

    def open_backups(self) -> None:
        """Every backup, what each would lose, the second place."""
        if self.backups is None:
            from csxl_desktop.ui.home.backups import BackupsSheet  # not needed at start-up

            self.backups = BackupsSheet(self._context)
            self.backups.left.connect(self.escape)
            self._pages.addWidget(self.backups)
        self._pages.setCurrentWidget(self.backups)
        self.backups.reload()

    def escape(self) -> None:
        """Back from the settings, the history or the backups."""
        sheet, opener = self.over()
        if sheet is not None and opener is not None:
            leave_focused_field()
            self._pages.setCurrentIndex(0)
            opener.setFocus()
            self.reload()

    def over(self) -> "tuple[SettingsSheet | MemorySheet | BackupsSheet | None, QWidget | None]":
        """What lies over the board, and the button that opened it."""
        sheets = (
            (self.settings, self.settings_button),
            (self.memory, self.memory_button),
            (self.backups, self.backups_button),
        )
        return next((each for each in sheets if each[0] is self._pages.currentWidget()), (None, None))

    go_back = escape

    def print_current(self) -> None:
        _print_shown(self)

    def _show(self, board: Board) -> None:
        self._title.setText(_("What needs you today"))
        day = long_date(self._context.today())
        self._subtitle.setText(day[:1].upper() + day[1:])
        self.guide.show_board(board)
        alerts = _alerts(board, self.guide)
        if board == self._board and alerts == self._warned:
            return
        self._board, self._warned = board, alerts
        self.next.show_lines(self._lines(board.next))
        self.past.show_lines(self._lines(board.past))
        self.minutes.show_lines(self._lines(board.minutes))
        self.due_actions.show_lines(self._lines(board.actions))
        self.alerts.show_lines(self._lines(alerts))
        for key, (value, word) in _counts(board).items():
            self._figures[key].set_value(value, word)
        self.chart.show_picture(_chart(board.bars))
        self.summary_changed.emit(_summary(board))

    def _lines(self, lines: Iterable[BoardLine]) -> list[Line]:
        return [
            Line(each.title, each.detail, badge=each.badge, pills=each.pills, clicked=self._opens(each))
            for each in lines
        ]

    def _guide_put_away(self, words: str, take_back: Callable[[], None]) -> None:
        def shown_again() -> None:
            take_back()
            self._show_again()

        self._show_again()
        self.settings_button.setFocus()
        self.undo_offered.emit(words, shown_again)

    def _show_again(self) -> None:
        if self._board is not None:
            self._show(self._board)

    def _opens(self, line: BoardLine | BoardStep) -> Callable[[], None] | None:
        if line.kind == SETTINGS:
            return partial(self.open_settings, line.key)
        if line.kind == BACKUPS:
            return self.open_backups
        if line.kind in TOOLS:
            return partial(self.record_requested.emit, line.kind, line.key)
        return partial(self.record_requested.emit, line.kind, UUID(line.key)) if line.key else None


def _print_shown(page: QWidget) -> None:
    from csxl_desktop.ui.document_panel import print_shown  # the board itself has no document: not at the start

    print_shown(page)


def _kept(context: Context, year: int) -> Board | None:
    """The board of the last closing, where it is of that year."""
    board = Board.from_json(context.opening) if context.opening is not None else None
    return board if board is not None and board.year == year else None


def _next_card(begin: Callable[[], object]) -> LinesCard:
    words = _("Nothing is planned: the next meetings stand here, with what they still lack.")
    return LinesCard(_("Next meetings"), words, most=7, action=_("New meeting"), clicked=begin)


def _alerts(board: Board, guide: Guide) -> tuple[BoardLine, ...]:
    """Without what the first step says already, a hand's breadth above."""
    told = not (guide.isHidden() or guide.steps.isHidden())
    return tuple(each for each in board.alerts if not (told and each.kind == SETTINGS))


def _columns(first: QWidget, *pairs: tuple[QWidget, QWidget]) -> EqualColumns:
    """The cards of the board, beside each other as far as there is room."""
    columns = EqualColumns(_COLUMN, fill=True)
    columns.setSpacing(look().sizes.between)
    for side in (first, *(_below_each_other(*pair) for pair in pairs)):
        columns.addWidget(side)
    return columns


def _below_each_other(upper: QWidget, lower: QWidget) -> QWidget:
    """Two cards of a column; the second reaches down to its end."""
    result = QWidget()
    box = QVBoxLayout(result)
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(look().sizes.between)
    box.addWidget(upper)
    box.addWidget(lower, 1)
    return result


def _year_card(figures: Iterable[Figure], chart: ChartView) -> Card:
    card = Card()
    card.box.addWidget(SectionLabel(_("The year at a glance")))
    row = QHBoxLayout()
    row.setSpacing(look().sizes.px(24))
    for figure in figures:
        row.addWidget(figure)
    row.addStretch()
    card.box.addLayout(row)
    chart.setMaximumHeight(look().sizes.px(_HIGHEST_CHART))
    card.box.addWidget(chart, 1000)  # all that there is, up to its height
    card.box.addStretch(1)
    return card


class _Sheet(QWidget):
    """As high as its words need at the width there is, not at the narrowest one."""

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), 0)


def _read(context: Context, year: int, today: date) -> Board:
    from csxl_desktop.ui.home import reading  # loads the services: in the database lane, not at start-up

    return reading.board(context.services, year, today)


def _counts(board: Board) -> dict[str, tuple[int, str]]:
    """Each figure with its word."""
    return {
        "members": (board.members, ngettext("member", "members", board.members)),
        "assemblies": (board.assemblies_held, _assemblies(board)),
        "meetings": (board.meetings_held, _activities(board)),
    }


def _summary(board: Board) -> str:
    members = ngettext("{count} member", "{count} members", board.members).format(count=board.members)
    held = board.meetings_held
    meetings = ngettext(
        "{count} activity held of {all} in {year}", "{count} activities held of {all} in {year}", held
    ).format(count=held, all=board.meetings, year=board.year)
    return f"{members} · {meetings}"


def _assemblies(board: Board) -> str:
    """The word of the figure in two lines: three figures stand side by side."""
    words = ngettext("assembly\nheld of {all}", "assemblies\nheld of {all}", board.assemblies_held)
    return words.format(all=board.assemblies)


def _activities(board: Board) -> str:
    words = ngettext("activity\nheld of {all}", "activities\nheld of {all}", board.meetings_held)
    return words.format(all=board.meetings)


def _chart(bars: Iterable[Bar]) -> Chart:
    """Persons and partners of each assembly of the year."""
    places = tuple(
        Place(
            bar.number,
            (bar.persons, bar.partners),
            ("meeting", UUID(bar.key)) if bar.key else None,
            f"{bar.number} · {bar.subject}" if bar.subject else bar.number,
        )
        for bar in bars
    )
    return Chart(_("Persons and partners at each assembly"), _("Assembly"), (_("persons"), _("partners")), places)
