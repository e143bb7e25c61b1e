"""What an import would do, line by line: coloured words, totals that filter, decisions where a human is needed."""

from collections.abc import Callable, Hashable, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from csxl_desktop.i18n import N_, _, fold
from csxl_desktop.services.exchange.decisions import Choice, Decision
from csxl_desktop.services.exchange.report import ImportLine, ImportReport, Outcome
from csxl_desktop.ui.directory.import_detail import ImportDetail
from csxl_desktop.ui.directory.import_words import ORDER, OUTCOMES, advice, answers, key_of, told
from csxl_desktop.ui.look import look
from csxl_desktop.ui.models.rows import Align, Column, RowTableModel
from csxl_desktop.ui.widgets.buttons import PushButton, button
from csxl_desktop.ui.widgets.choices import FilterChips
from csxl_desktop.ui.widgets.flow import FlowLayout, SharedLines
from csxl_desktop.ui.widgets.form import Splitter
from csxl_desktop.ui.widgets.row_table import RowTable
from csxl_desktop.ui.widgets.text import label, set_tip

_ANSWERS = (
    (Choice.SAME, N_("Same"), "equal"),
    (Choice.RENAME, N_("Its new name"), "pencil"),
    (Choice.NEW, N_("New"), "plus"),
    (Choice.DEPART, N_("It has left"), "log-out"),
    (Choice.KEEP, N_("Still a member"), "check"),
)
_TABLE, _DETAIL = 440, 300  # pixels of the lines and of the one looked at, which stands below where there are less
_ADVICE = 240  # pixels that the advice takes beside the totals; with less it stands below them
Cells = Callable[[int], Mapping[int, str]]


class ImportPreview(QWidget):
    """`decided(decisions)`: every answer so far; `put_aside(names and reasons by line)`."""

    decided = Signal(object)
    put_aside = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._decisions: dict[Hashable, Decision] = {}
        self._cells: Cells = lambda _line: {}
        self._headers: Mapping[int, str] = {}
        self._moves_on = False
        self.model = RowTableModel[ImportLine](_columns(), key_of)
        self.table = RowTable(
            self.model, _("What the table would do"), several=True, compact=True, empty=_("Nothing to show here.")
        )
        self.detail = ImportDetail()
        self.totals = FilterChips(wraps=True)
        self.totals.changed.connect(self._narrow)
        self._advice = label("", "late", wrap=True)
        self.buttons = {answer[0]: self._answer_button(key, *answer) for key, answer in enumerate(_ANSWERS, start=1)}
        self._build()
        self.table.selection_changed.connect(self._offer)
        self.table.row_opened.connect(lambda _line: self.detail.focus_cells())
        self.detail.set_aside.connect(self._set_aside)

    def _answer_button(self, number: int, choice: Choice, words: str, icon: str) -> PushButton:
        key = str(number)
        made = button(f"{key} · {_(words)}", icon, lambda: self.decide(choice))
        made.setAccessibleName(_(words))
        set_tip(made, _("Key {key} in the list").format(key=key))
        shortcut = QShortcut(QKeySequence(key), self.table, context=Qt.ShortcutContext.WidgetShortcut)
        shortcut.activated.connect(made.click)
        return made

    def _build(self) -> None:
        sizes = look().sizes
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(sizes.inside)
        top = SharedLines()
        top.add(self.totals, 0)
        self._advice.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        top.add(self._advice, 1, _ADVICE)
        self.answers = QHBoxLayout()
        possible = FlowLayout()
        possible.setSpacing(sizes.inside)
        for made in self.buttons.values():
            possible.addWidget(made)
        self.answers.addLayout(possible, 1)
        self.table.setMinimumWidth(sizes.px(_TABLE))
        self.detail.setMinimumWidth(sizes.px(_DETAIL))
        split = Splitter("import", None, self.table, self.detail, sizes=(820, 420))
        box.addLayout(top)
        box.addWidget(split, 1)
        box.addLayout(self.answers)
        self._offer()

    def forget(self) -> None:
        """Another file: the answers given belong to the one before."""
        self._decisions = {}
        self.totals.set_value(frozenset())
        self.show_report(ImportReport((), written=False), lambda _line: {}, {})

    def answered(self) -> Mapping[Hashable, Decision]:
        """The answers by their lines, for a page that is built anew."""
        return dict(self._decisions)

    def take_answers(self, answered: Mapping[Hashable, Decision]) -> None:
        self._decisions = dict(answered)

    def decisions(self) -> tuple[Decision, ...]:
        return tuple(self._decisions.values())

    def show_report(self, report: ImportReport, cells: Cells, headers: Mapping[int, str]) -> None:
        """The lines, those that need somebody first; `cells` gives what a line says by column, under `headers`."""
        self._cells, self._headers = cells, headers
        lines = sorted(report.lines, key=_place)
        chosen, counts = self.totals.value(), report.counts
        self.totals.set_options(
            [(each.value, f"{_(OUTCOMES[each][0])} {counts[each]}") for each in ORDER if counts[each]]
        )
        self.totals.set_value(chosen & {each.value for each in counts})
        self.model.set_rows(lines)
        self._narrow(self.totals.value())
        self._advice.setText(words := advice(report))
        self._advice.setVisible(bool(words or not lines))
        if self._moves_on:
            self._moves_on = False
            if (following := next((line for line in self.model.rows() if line.open), None)) is not None:
                self.table.choose(key_of(following))
        if lines and not self._marked():
            self.table.choose(key_of(lines[0]))  # what needs somebody stands first
        self._offer()

    def decide(self, choice: Choice) -> None:
        """The same answer for every marked line that it suits; then on to the next that waits."""
        target = self.detail.target()
        for line in self._marked():
            if choice in answers(line):
                meant = target if line is self.detail.line and target is not None else line.record_id
                self._decisions[key_of(line)] = Decision(
                    choice,
                    line.line or None,
                    None if line.line else line.record_id,
                    str(meant) if line.line and meant and choice is not Choice.NEW else "",
                )
        self._moves_on = True
        self.decided.emit(self.decisions())

    def drop(self, lines: set[int]) -> None:
        """Lines that are no longer there need no answer."""
        self._decisions = {key: each for key, each in self._decisions.items() if each.line not in lines}

    def _marked(self) -> list[ImportLine]:
        return self.table.selected_rows()

    def _set_aside(self) -> None:
        lines = {line.line: (line.name, line.reason) for line in self._marked() if line.line}
        if lines:
            self.put_aside.emit(lines)

    def _offer(self) -> None:
        marked = self._marked()
        possible = {choice for line in marked for choice in answers(line)}
        for choice, made in self.buttons.items():
            made.setEnabled(choice in possible)
        line = self.table.chosen_row() if marked else None
        self.detail.show_line(line, self._cells(line.line) if line is not None and line.line else {}, self._headers)

    def _narrow(self, outcomes: frozenset[str]) -> None:
        self.model.set_facet((lambda line: line.outcome.value in outcomes) if outcomes else None)


def _place(line: ImportLine) -> tuple[bool, bool, int, int]:
    return line.outcome is not Outcome.REFUSED, not line.open, ORDER.index(line.outcome), line.line


def _columns() -> tuple[Column[ImportLine], ...]:
    return (
        Column(
            N_("Line"),
            lambda r: str(r.line) if r.line else "—",
            lambda r: r.line or 1_000_000,
            align=Align.RIGHT,
            width=56,
        ),
        Column(
            N_("What happens"),
            lambda _r: "",
            lambda r: ORDER.index(r.outcome),
            state=lambda r: (_(OUTCOMES[r.outcome][0]), OUTCOMES[r.outcome][1]),
            icon=lambda r: ("circle-help", "late") if r.open else None,
            width=128,
        ),
        Column(N_("Name"), lambda r: r.name, lambda r: fold(r.name), width=280, strong=True),
        Column(N_("Details"), told, lambda r: fold(told(r))),
    )
