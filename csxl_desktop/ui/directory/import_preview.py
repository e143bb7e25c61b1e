"""What an import would do, line by line: coloured words, totals that filter, decisions where a human is needed."""

from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from csxl_desktop.i18n import N_, _, fold, ngettext
from csxl_desktop.services.exchange.decisions import Choice, Decision
from csxl_desktop.services.exchange.report import ImportLine, ImportReport, Outcome
from csxl_desktop.ui.directory.words import column_words
from csxl_desktop.ui.look import look
from csxl_desktop.ui.models.rows import Align, Column, RowTableModel
from csxl_desktop.ui.widgets.buttons import button
from csxl_desktop.ui.widgets.choices import FilterChips
from csxl_desktop.ui.widgets.row_table import RowTable
from csxl_desktop.ui.widgets.text import label

OUTCOMES = {
    Outcome.REFUSED: (N_("refused"), "wrong"),
    Outcome.DOUBTFUL: (N_("doubtful"), "late"),
    Outcome.RENAMED: (N_("renamed"), "late"),
    Outcome.DEPARTED: (N_("departed"), "late"),
    Outcome.CREATED: (N_("created"), "good"),
    Outcome.CHANGED: (N_("changed"), "accent"),
    Outcome.UNCHANGED: (N_("unchanged"), "neutral"),
}
_ORDER = list(OUTCOMES)
_FIELDS = {
    "membership": N_("Member since"),
    "representative": N_("Representative"),
    "parent": N_("Part of"),
    "category": N_("Category"),
    "alias": N_("Also known as"),
    "phone": N_("Phone"),
    "mobile": N_("Mobile"),
    "email": N_("E-mail"),
    "web": N_("Web site"),
}
Key = tuple[int, UUID | None, str]


class ImportPreview(QWidget):
    """`decided(tuple of decisions)`: every answer given so far."""

    decided = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._report = ImportReport((), written=False)
        self._decisions: dict[Key, Decision] = {}
        self.model = RowTableModel[ImportLine](_columns(), key_of)
        self.table = RowTable(
            self.model, _("What the table would do"), several=True, compact=True, empty=_("Nothing to show here.")
        )
        self.totals = FilterChips()
        self.totals.changed.connect(self._narrow)
        self._advice = label("", "late", wrap=True)
        self.buttons = {
            Choice.SAME: button(_("Same organisation"), "equal", lambda: self.decide(Choice.SAME)),
            Choice.RENAME: button(_("Its new name"), "pencil", lambda: self.decide(Choice.RENAME)),
            Choice.NEW: button(_("A new organisation"), "plus", lambda: self.decide(Choice.NEW)),
            Choice.DEPART: button(_("It has left"), "log-out", lambda: self.decide(Choice.DEPART)),
            Choice.KEEP: button(_("Still a member"), "check", lambda: self.decide(Choice.KEEP)),
        }
        self._build()
        self.table.selection_changed.connect(self._offer)

    def _build(self) -> None:
        sizes = look().sizes
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(sizes.inside)
        top = QHBoxLayout()
        top.addWidget(self.totals)
        self._advice.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        top.addWidget(self._advice, 1)
        answers = QHBoxLayout()
        answers.addWidget(label(_("For the lines marked:"), "secondary"))
        for made in self.buttons.values():
            answers.addWidget(made)
        answers.addStretch()
        self.answers = answers
        box.addLayout(top)
        box.addWidget(self.table, 1)
        box.addLayout(answers)
        self._offer()

    def forget(self) -> None:
        """Another file: the answers given belong to the one before."""
        self._decisions = {}
        self.totals.set_value(frozenset())
        self.show_report(ImportReport((), written=False))

    def decisions(self) -> tuple[Decision, ...]:
        return tuple(self._decisions.values())

    def show_report(self, report: ImportReport) -> None:
        self._report = report
        lines = sorted(
            report.lines,
            key=lambda line: (
                line.outcome is not Outcome.REFUSED,
                not line.open,
                _ORDER.index(line.outcome),
                line.line,
            ),
        )
        chosen = self.totals.value()
        counts = report.counts
        self.totals.set_options(
            [(each.value, f"{_(OUTCOMES[each][0])} {counts[each]}") for each in _ORDER if counts[each]]
        )
        self.totals.set_value(chosen & {each.value for each in counts})
        self.model.set_rows(lines)
        self._narrow(self.totals.value())
        self._advice.setText(_advice(report))
        self._offer()

    def decide(self, choice: Choice) -> None:
        """The same answer for every marked line that it suits."""
        for line in self._marked():
            if choice in _answers(line):
                self._decisions[_decision_key(line)] = Decision(
                    choice,
                    line.line or None,
                    None if line.line else line.record_id,
                    str(line.record_id) if line.line and line.record_id and choice is not Choice.NEW else "",
                )
        self.decided.emit(self.decisions())

    def _marked(self) -> list[ImportLine]:
        return self.table.selected_rows()

    def _offer(self) -> None:
        possible = {choice for line in self._marked() for choice in _answers(line)}
        for choice, made in self.buttons.items():
            made.setEnabled(choice in possible)

    def _narrow(self, outcomes: frozenset[str]) -> None:
        self.model.set_facet((lambda line: line.outcome.value in outcomes) if outcomes else None)


def key_of(line: ImportLine) -> Key:
    return line.line, line.record_id, line.name


def _decision_key(line: ImportLine) -> Key:
    return (line.line, None, "") if line.line else (0, line.record_id, "")


def _answers(line: ImportLine) -> set[Choice]:
    """What can be said of a line; an answer already given can be changed."""
    if line.line == 0:
        return {Choice.DEPART, Choice.KEEP}
    if line.open or line.outcome is Outcome.RENAMED:
        return {Choice.SAME, Choice.RENAME, Choice.NEW}
    return set()


def _advice(report: ImportReport) -> str:
    if refused := len(report.refused):
        words = ngettext(
            "{count} line is refused: correct it in the table, then import again.",
            "{count} lines are refused: correct them in the table, then import again.",
            refused,
        )
        return words.format(count=refused)
    if waiting := len(report.undecided):
        words = ngettext("{count} line waits for your decision.", "{count} lines wait for your decision.", waiting)
        return words.format(count=waiting)
    return ""


def told(line: ImportLine) -> str:
    """What would change, then why: one line of words."""
    changes = (
        _("{field}: {new}").format(field=field_words(each.field), new=_change(each.old, each.new))
        for each in line.changes
    )
    where = _("column {letter}").format(letter=line.column) if line.column else ""
    return " · ".join(part for part in (where, line.reason, *changes) if part)


def field_words(name: str) -> str:
    return _(_FIELDS[name]) if name in _FIELDS else column_words(name)


def _change(old: str, new: str) -> str:
    return f"{old} → {new}" if old else new


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
            lambda r: _ORDER.index(r.outcome),
            state=lambda r: (_(OUTCOMES[r.outcome][0]), OUTCOMES[r.outcome][1]),
            icon=lambda r: ("circle-help", "late") if r.open else None,
            width=128,
        ),
        Column(N_("Organisation"), lambda r: r.name, lambda r: fold(r.name), width=320, strong=True),
        Column(N_("Details"), told, lambda r: fold(told(r))),
    )
