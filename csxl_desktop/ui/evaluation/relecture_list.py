"""The list of Relecture with what narrows it and what it counts; read again, it stays where one looks."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from csxl_desktop.i18n import N_, _, ngettext
from csxl_desktop.ui.context import Context
from csxl_desktop.ui.evaluation.list_card import ListCard
from csxl_desktop.ui.evaluation.ordered_list import OrderedList, OrderedModel
from csxl_desktop.ui.evaluation.relecture_filters import FindingFilters
from csxl_desktop.ui.evaluation.relecture_rows import FindingRow, lines, searched, to_mend
from csxl_desktop.ui.icons import set_icon
from csxl_desktop.ui.widgets.buttons import link_button
from csxl_desktop.ui.widgets.messages import Notice


class FindingList(ListCard):
    """`chosen(row)`: by hand, or because the one before is gone; `None` where nothing is left."""

    chosen = Signal(object)

    def __init__(self, context: Context, choose_file: Callable[[], object], close_file: Callable[[], object]) -> None:
        self.model: OrderedModel[FindingRow] = OrderedModel(N_("Finding"), lines, lambda row: row.id, searched)
        self.list: OrderedList[FindingRow] = OrderedList(self.model, lines, _("Findings"))
        super().__init__(
            self.list,
            add=_("Proofread a file…"),
            clicked=choose_file,
            filter_words=_("Filter by word, reason, section…"),
        )
        self._rows: list[FindingRow] = []
        self._shown: list[FindingRow] = []
        self._mended = 0
        self._clean = self._unread = self._grammar = ""
        self._begun = True
        self._year = 0
        self.list.setDragEnabled(False)
        set_icon(self.add_button, "folder-open", "on_accent")
        self.filters = FindingFilters(context.state)
        self.file = Notice(closable=False, action=_("Back to the report"), clicked=close_file)
        self.file.say("")
        self.print_button = link_button(_("Print the list"), icon="printer")
        self.again_button = link_button(_("Read again"), icon="rotate-ccw")
        below = QWidget()
        row = QHBoxLayout(below)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.print_button)
        row.addStretch()
        row.addWidget(self.again_button)
        self.add_above(self.filters)
        self.add_above(self.file)
        self.add_below(below)
        self.filter.textChanged.connect(self.model.set_filter)
        self.filters.changed.connect(self._fill)
        self.list.row_chosen.connect(self.chosen)

    def begin(self, year: int, file: str) -> None:
        """What is read now: the report of the year, or a file."""
        self._year = year
        self.title.setText(_("Proofreading {year}").format(year=year))
        told = _("“{file}”, read with what the dossier knows of {year}.").format(file=file, year=year)
        self.file.say(told if file else "")
        self._clean = _("Nothing to report in this text.") if file else _("Nothing to report: the report may leave.")

    def show_rows(
        self, rows: Sequence[FindingRow], mended: int, unread: str = "", *, begun: bool = True, grammar: str = ""
    ) -> None:
        """All that was found and accepted.

        `mended`: how many went meanwhile; `unread`: what was not looked at; `begun`: there is a report; `grammar`: what
        is to be said of how it was read.
        """
        self._rows, self._mended, self._unread, self._begun = list(rows), mended, unread, begun
        self._grammar = grammar
        self._fill()

    def open_count(self) -> int:
        """How many are to be mended, shown or not."""
        return sum(not row.finding.accepted for row in self._rows)

    def clear_filters(self) -> bool:
        """Show everything; False where nothing was narrowed."""
        narrowed = bool(self.filter.text()) or self.filters.narrows()
        self.filter.clear()
        self.filters.clear()
        return narrowed

    def _fill(self) -> None:
        shown = self.filters.shown(self._rows)
        kept, place = self.list.chosen_row(), self.list.currentIndex().row()
        if shown != self._shown:
            self._shown = shown
            self.model.set_rows(shown)
        if kept is None or not self.list.choose(kept.id):
            there = self.model.rows()  # what follows the one that is gone
            self.list.choose(there[min(max(place, 0), len(there) - 1)].id if there else None)
        self._count(len(shown))
        self.chosen.emit(self.list.chosen_row())

    def _count(self, shown: int) -> None:
        left, accepted = self.open_count(), self.filters.accepted()
        clean = self._unread or self._clean
        words = [to_mend(left) if left else clean] if self._begun else [self._not_begun(left)]
        if self._mended:
            words.append(ngettext("{count} mended", "{count} mended", self._mended).format(count=self._mended))
        if hidden := 0 if accepted else left - shown:
            told = ngettext("{count} hidden by the filters", "{count} hidden by the filters", hidden)
            words.append(told.format(count=hidden))
        if left and self._unread:
            words.append(self._unread)
        if self._grammar and self._begun:
            words.append(self._grammar)
        self.note.setText(" · ".join(words))
        nothing = _("What is found in the texts and the records of the year stands here.")
        empty = _("Nothing here with these filters (Esc shows everything).") if left else nothing
        self.list.set_empty(_("Nothing was accepted.") if accepted else empty)

    def _not_begun(self, left: int) -> str:
        """What the records alone give where nothing is written yet."""
        told = _("There is no report of {year} yet: it is begun under Report.").format(year=self._year)
        return f"{told} {to_mend(left)}" if left else told
